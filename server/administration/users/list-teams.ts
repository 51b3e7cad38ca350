import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";

export async function listTeams({ tx }: Call<typeof administration.listTeams>) {
  const rows = await tx.sql<{ team_id: string; name: string; member_count: number }>`
    select team_id, team.name, count(user_id) as member_count
    from team
    left join user_account using (team_id)
    group by team_id
    order by lower(team.name), team_id
    limit 1000`;
  return {
    rows: rows.map((row) => ({ teamId: row.team_id, name: row.name, memberCount: row.member_count })),
  };
}
