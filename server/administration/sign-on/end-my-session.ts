import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { requireSession } from "./require-session.ts";
import { endSessions } from "./session.ts";

export async function endMySession({ tx, actor, input }: Call<typeof administration.endMySession>) {
  const { userId } = requireSession(actor);
  const ended = await endSessions(tx, actor, userId, { only: input.sessionId });
  if (ended === 0) refuse("not_found");
  return { ended };
}
