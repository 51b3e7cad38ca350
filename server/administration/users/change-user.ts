import { sql } from "kysely";
import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { given } from "../given.ts";
import { endSessions } from "../sign-on/session.ts";
import { requireNoMoreThanMine } from "./require-no-more-than-mine.ts";
import { selectUser, selectUsers, type UserOutput } from "./select-users.ts";
import { teamName } from "./team-name.ts";

export async function changeUser({ tx, actor, input }: Call<typeof administration.changeUser>) {
  const { userId, version, isLocked, teamId, ...fields } = input;
  await lockOwners(tx);
  const [user] = await selectUsers(tx, sql<boolean>`user_id = ${userId}`, 1);
  if (user === undefined) refuse("not_found");
  if (user.version !== version) refuse("version_stale");

  const before = changeable(user);
  const teamIdAfter = teamId === undefined ? (user.team?.teamId ?? null) : teamId;
  const after = {
    ...before,
    ...given(fields),
    team: await teamName(tx, teamIdAfter),
    state: await stateAfter(tx, user, isLocked),
  };
  const differences = differencesBetween(before, after);
  if (Object.keys(differences).length === 0) return user;
  requireNoMoreThanMine(actor, before.role);
  requireNoMoreThanMine(actor, after.role);

  await tx.sql`
    update user_account
    set name = ${after.name}, mail = ${after.mail}, role = ${after.role}, record_scope = ${after.recordScope},
      team_id = ${teamIdAfter}, state = ${after.state}, version = version + 1
    where user_id = ${userId}`;
  await refuseWithoutOwner(tx, before);
  await record(tx, actor, { name: "user.changed", subjectKind: "user", subjectId: userId, differences });
  if (after.state === "locked") {
    await endSessions(tx, actor, userId);
    await tx.sql`delete from one_time_link where user_id = ${userId} and used_at is null`;
  }
  return await selectUser(tx, userId);
}

function changeable(user: UserOutput) {
  const { name, mail, role, recordScope, state } = user;
  return { name, mail, role, recordScope, team: user.team?.name ?? null, state };
}

/** An unlocked account is what it was: active with a password, invited without one, only named without a mail address. */
async function stateAfter(
  tx: Tx,
  user: UserOutput,
  isLocked: boolean | undefined,
): Promise<UserOutput["state"]> {
  if (isLocked === undefined || isLocked === (user.state === "locked")) return user.state;
  if (isLocked) return "locked";
  if (user.mail === null) return "named";
  const [account] = await tx.sql<{ has_password: boolean }>`
    select password_hash is not null as has_password from user_account where user_id = ${user.userId}`;
  return account?.has_password ? "active" : "invited";
}

/** Two owners who make each other operators at the same time would leave nobody: changes to accounts wait for one another. */
async function lockOwners(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('administration.owners', 0))`;
}

async function refuseWithoutOwner(tx: Tx, before: { role: string; state: string }): Promise<void> {
  if (before.role !== "owner" || before.state !== "active") return;
  const [left] = await tx.sql<{ found: boolean }>`
    select exists (
      select from user_account where role = 'owner' and state = 'active' and password_hash is not null
    ) as found`;
  if (left?.found !== true) refuse("last_owner");
}
