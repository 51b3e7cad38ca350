import type * as administration from "../../../contract/administration.ts";
import type { Role, Scope } from "../../../contract/permissions.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { makeOneTimeLink } from "../sign-on/one-time-link.ts";
import { requireNoMoreThanMine } from "./require-no-more-than-mine.ts";
import { selectUser } from "./select-users.ts";
import { teamName } from "./team-name.ts";

export async function inviteUser({ tx, actor, input }: Call<typeof administration.inviteUser>) {
  requireNoMoreThanMine(actor, input.role);
  const userId = await createAccount(tx, actor, input);
  const link = await makeOneTimeLink(tx, "invitation", userId);
  return { user: await selectUser(tx, userId), link };
}

/** An account without a password; its mail address is kept unique by the database. */
export async function createAccount(
  tx: Tx,
  actor: Actor,
  account: { name: string; mail: string; role: Role; recordScope: Scope | null; teamId: string | null },
): Promise<string> {
  const userId = newId(tx.now.getTime());
  const team = await teamName(tx, account.teamId);
  await tx.sql`
    insert into user_account (user_id, name, mail, role, record_scope, team_id, state, created_at)
    values (
      ${userId}, ${account.name}, ${account.mail}, ${account.role}, ${account.recordScope}, ${account.teamId}, 'invited',
      ${tx.now}
    )`;
  const { name, mail, role, recordScope } = account;
  await record(tx, actor, {
    name: "user.invited",
    subjectKind: "user",
    subjectId: userId,
    differences: differencesBetween({}, { name, mail, role, recordScope, team }),
  });
  return userId;
}
