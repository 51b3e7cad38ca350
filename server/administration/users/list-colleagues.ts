import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";

export async function listColleagues({ tx, input }: Call<typeof administration.listColleagues>) {
  const rows = await tx.sql<{
    user_id: string;
    name: string;
    team_id: string | null;
    team_name: string | null;
  }>`
    select user_id, user_account.name, team_id, team.name as team_name
    from user_account
    left join team using (team_id)
    where state in ('active', 'invited') or ${input.everybody}
    order by lower(user_account.name), user_id
    limit 2000`;
  return {
    rows: rows.map((row) => ({
      userId: row.user_id,
      name: row.name,
      team:
        row.team_id !== null && row.team_name !== null ? { teamId: row.team_id, name: row.team_name } : null,
    })),
  };
}
