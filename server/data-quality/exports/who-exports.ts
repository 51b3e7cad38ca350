import { type Permission, roleTable } from "../../../contract/permissions.ts";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** The account as it is now, with no more than it was allowed when it asked. */
export async function whoExports(tx: Tx, runId: string, permissions: readonly string[]): Promise<Actor> {
  const [run] = await tx.sql<Asked>`
    select r.started_by, r.door, u.name, u.role, u.record_scope, u.team_id, u.state
    from run r left join user_account u on u.user_id = r.started_by
    where r.run_id = ${runId}`;
  if (run === undefined || run.started_by === null) return systemActor("command");
  if (run.role === null || run.state !== "active") refuse("not_permitted");
  const may = roleTable[run.role].may.filter((name) => permissions.includes(name));
  return {
    userId: run.started_by,
    name: run.name ?? "",
    role: run.role,
    scope: run.record_scope ?? roleTable[run.role].scope,
    teamId: run.team_id,
    door: run.door,
    may: new Set<Permission>(may),
  };
}

type Asked = {
  started_by: string | null;
  door: Actor["door"];
  name: string | null;
  role: Actor["role"] | null;
  record_scope: Actor["scope"] | null;
  team_id: string | null;
  state: string | null;
};
