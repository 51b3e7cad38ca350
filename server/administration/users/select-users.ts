import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { User } from "../../../contract/administration.ts";
import type { Role, Scope } from "../../../contract/permissions.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

export type UserOutput = z.output<typeof User>;

type Row = {
  user_id: string;
  name: string;
  mail: string | null;
  role: Role;
  record_scope: Scope | null;
  team_id: string | null;
  team_name: string | null;
  state: UserOutput["state"];
  created_at: string;
  version: number;
  seen_at: string | null;
  session_count: number;
};

/** Accounts as the API shows them, by name. `where` speaks of user_account. */
export async function selectUsers(tx: Tx, where: RawBuilder<boolean>, limit: number): Promise<UserOutput[]> {
  const rows = await tx.sql<Row>`
    select user_id, user_account.name, mail, role, record_scope, team_id, team.name as team_name, state,
      user_account.created_at, version, seen.seen_at, seen.session_count
    from user_account
    left join team using (team_id)
    cross join lateral (
      select max(seen_at) as seen_at,
        count(*) filter (where revoked_at is null and idle_until > ${tx.now} and ends_at > ${tx.now}) as session_count
      from session
      where session.user_id = user_account.user_id
    ) as seen
    where ${where}
    order by lower(user_account.name), user_id
    limit ${limit}`;
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    mail: row.mail,
    role: row.role,
    recordScope: row.record_scope,
    team:
      row.team_id !== null && row.team_name !== null ? { teamId: row.team_id, name: row.team_name } : null,
    state: row.state,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    sessionCount: row.session_count,
    version: row.version,
  }));
}

/** One account; refuses with `not_found`. */
export async function selectUser(tx: Tx, userId: string): Promise<UserOutput> {
  const [user] = await selectUsers(tx, sql<boolean>`user_id = ${userId}`, 1);
  if (user === undefined) refuse("not_found");
  return user;
}
