import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse, refuseWithTrace } from "../../plumbing/refuse.ts";
import { hashNewPassword, isPasswordOf } from "./password.ts";
import { requireSession } from "./require-session.ts";
import { endSessions } from "./session.ts";
import { forgetTries, noteFailedTry, refuseTooManyTries, tryKeysOf } from "./sign-in-tries.ts";

/** A wrong current password counts like a failed sign-in: who finds an open screen can't guess at leisure. */
export async function changeMyPassword({
  tx,
  actor,
  input,
  visit,
}: Call<typeof administration.changeMyPassword> & { visit: Visit }) {
  const { userId, sessionId } = requireSession(actor);
  const [account] = await tx.sql<{ name: string; mail: string; password_hash: string | null }>`
    select name, mail, password_hash
    from user_account
    where user_id = ${userId}
    for update`;
  if (account === undefined) refuse("not_found");
  const keys = tryKeysOf(account.mail, visit.ip);
  await refuseTooManyTries(tx, keys);
  if (!(await isPasswordOf(input.currentPassword, account.password_hash))) {
    await noteFailedTry(tx, keys);
    refuseWithTrace("password_wrong");
  }

  const passwordHash = await hashNewPassword(input.newPassword, account, "newPassword");
  await tx.sql`
    update user_account
    set password_hash = ${passwordHash}, version = version + 1
    where user_id = ${userId}`;
  await tx.sql`delete from one_time_link where user_id = ${userId} and used_at is null`;
  await forgetTries(tx, keys);
  await record(tx, actor, { name: "user.password_changed", subjectKind: "user", subjectId: userId });
  return { ended: await endSessions(tx, actor, userId, { except: sessionId }) };
}
