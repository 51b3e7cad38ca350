import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { liveSessions } from "./live-sessions.ts";

export async function listMySessions({ tx, actor }: Call<typeof administration.listMySessions>) {
  return { rows: await liveSessions(tx, actor.userId, actor.sessionId) };
}
