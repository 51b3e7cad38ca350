import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { requireSession } from "./require-session.ts";
import { endSessions } from "./session.ts";

export async function endMyOtherSessions({ tx, actor }: Call<typeof administration.endMyOtherSessions>) {
  const { userId, sessionId } = requireSession(actor);
  return { ended: await endSessions(tx, actor, userId, { except: sessionId }) };
}
