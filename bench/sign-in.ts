import { verify } from "@node-rs/argon2";
import { hashNewPassword } from "../server/administration/sign-on/password.ts";
import type { Bench } from "./figure.ts";
import { measureRequests, timed } from "./harness/measure-requests.ts";
import { password } from "./harness/user.ts";

/** Each desk signs in with its own account: tries for one account are made one after the other. */
export const signIn: Bench = {
  name: "sign-in",
  question:
    "How long does signing in with a password take, beside the password hash that makes guessing expensive?",
  measure: async (world) => {
    const hash = await hashNewPassword(password, { mail: null, name: "Desk" });
    return measureRequests(world, {
      name: "sign in",
      task: (user) =>
        user.ask(world.server.url, {
          method: "POST",
          path: "/api/v1/session",
          body: { mail: user.mail, password },
          // As a browser that isn't signed in: signing in ends the session it comes with.
          headers: { cookie: "" },
        }),
      yardstick: { name: "a bare argon2id verify", task: () => timed(() => verify(hash, password)) },
      loads: ["1 user", "16 users", "16 users, no pause"],
    });
  },
};
