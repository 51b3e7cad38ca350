import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { liveSessions } from "../sign-on/live-sessions.ts";
import { selectUser } from "./select-users.ts";

export async function listUserSessions({ tx, actor, input }: Call<typeof administration.listUserSessions>) {
  const { userId } = await selectUser(tx, input.userId);
  return { rows: await liveSessions(tx, userId, actor.sessionId) };
}
