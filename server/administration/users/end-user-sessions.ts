import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { endSessions } from "../sign-on/session.ts";
import { selectUser } from "./select-users.ts";

export async function endUserSessions({ tx, actor, input }: Call<typeof administration.endUserSessions>) {
  const { userId } = await selectUser(tx, input.userId);
  return { ended: await endSessions(tx, actor, userId) };
}
