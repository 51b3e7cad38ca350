import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { endSessions } from "./session.ts";
import { clearSessionCookie } from "./session-cookie.ts";

/** Ends this browser's session. Public, so that the cookie of a session that already ended goes too. */
export async function signOut({ tx, actor, visit }: Call<typeof administration.signOut> & { visit: Visit }) {
  if (actor.userId !== null && actor.sessionId !== undefined) {
    await endSessions(tx, actor, actor.userId, { only: actor.sessionId });
  }
  clearSessionCookie(visit);
  return { done: true as const };
}
