import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { refuseWithTrace } from "../../plumbing/refuse.ts";
import { type Account, actorOf } from "../actor-of.ts";
import { describeMe } from "./describe-me.ts";
import { isPasswordOf } from "./password.ts";
import { startSession } from "./session.ts";
import { forgetTries, noteFailedTry, refuseTooManyTries, tryKeysOf } from "./sign-in-tries.ts";

/**
 * One answer for a wrong password, an unknown address, and an account that is locked or not yet accepted, after the same
 * work: who asks learns nothing about who works here.
 */
export async function signIn({ tx, input, visit }: Call<typeof administration.signIn> & { visit: Visit }) {
  const keys = tryKeysOf(input.mail, visit.ip);
  await refuseTooManyTries(tx, keys);

  const [account] = await tx.sql<Account & { password_hash: string | null }>`
    select user_id, name, role, record_scope, team_id, password_hash
    from user_account
    where lower(mail) = lower(${input.mail}) and state = 'active'`;
  const isRight = await isPasswordOf(input.password, account?.password_hash ?? null);
  if (account === undefined || !isRight) {
    await noteFailedTry(tx, keys);
    refuseWithTrace("sign_in_refused");
  }

  await forgetTries(tx, keys);
  const actor = actorOf(account, "screen");
  await startSession(tx, actor, visit);
  return await describeMe(tx, actor);
}
