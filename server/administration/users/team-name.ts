import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** A team's name, for what is written down about a change; refuses a team that isn't there. */
export async function teamName(tx: Tx, teamId: string | null): Promise<string | null> {
  if (teamId === null) return null;
  const [team] = await tx.sql<{ name: string }>`select name from team where team_id = ${teamId}`;
  if (team === undefined) refuse("team_unknown", {}, [{ path: "teamId", message: "There is no such team." }]);
  return team.name;
}
