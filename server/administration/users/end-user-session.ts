import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { endSessions } from "../sign-on/session.ts";

export async function endUserSession({ tx, actor, input }: Call<typeof administration.endUserSession>) {
  const ended = await endSessions(tx, actor, input.userId, { only: input.sessionId });
  if (ended === 0) refuse("not_found");
  return { ended };
}
