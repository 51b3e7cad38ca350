import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type Account, actorOf } from "../actor-of.ts";
import { describeMe } from "./describe-me.ts";
import { takeOneTimeLink } from "./one-time-link.ts";
import { hashNewPassword } from "./password.ts";
import { endSessions, startSession } from "./session.ts";
import { forgetTries, tryKeysOf } from "./sign-in-tries.ts";

/** Accepts an invitation or sets a new password. Sessions from before end: the password may have been lost to somebody. */
export async function acceptLink({
  tx,
  input,
  visit,
}: Call<typeof administration.acceptLink> & { visit: Visit }) {
  const link = await takeOneTimeLink(tx, input.token, ["invitation", "password"]);
  if (link === null) refuse("link_unusable");
  const [account] = await tx.sql<Account & { mail: string; state: "invited" | "active" }>`
    select user_id, name, mail, role, record_scope, team_id, state
    from user_account
    where user_id = ${link.userId} and state in ('invited', 'active')
    for update`;
  if (account === undefined) refuse("link_unusable");

  const passwordHash = await hashNewPassword(input.password, account);
  await tx.sql`
    update user_account
    set password_hash = ${passwordHash}, state = 'active', version = version + 1
    where user_id = ${account.user_id}`;
  const actor = actorOf(account, "screen");
  await record(tx, actor, {
    name: account.state === "invited" ? "user.accepted" : "user.password_changed",
    subjectKind: "user",
    subjectId: account.user_id,
    differences: account.state === "invited" ? { state: { from: "invited", to: "active" } } : {},
  });
  await endSessions(tx, actor, account.user_id);
  await forgetTries(tx, tryKeysOf(account.mail, visit.ip));
  await startSession(tx, actor, visit);
  return await describeMe(tx, actor);
}
