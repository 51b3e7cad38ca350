import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";

export async function createTeam({ tx, actor, input }: Call<typeof administration.createTeam>) {
  const teamId = newId(tx.now.getTime());
  await tx.sql`insert into team (team_id, name) values (${teamId}, ${input.name})`;
  await record(tx, actor, {
    name: "team.created",
    subjectKind: "team",
    subjectId: teamId,
    differences: { name: { from: null, to: input.name } },
  });
  return { teamId, name: input.name };
}
