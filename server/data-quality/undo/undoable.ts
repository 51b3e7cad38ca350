import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import type { RunState } from "../../plumbing/runs/runs.ts";

/** Refuses for runs that are no loads, or none that are done. @returns the load's title */
export async function refuseNotUndoable(tx: Tx, runId: string): Promise<string> {
  const [load] = await tx.sql<{ kind: string; state: RunState; title: string; dry: boolean }>`
    select kind, state, title, coalesce((input->>'dryRun')::boolean, false) as dry from run where run_id = ${runId}`;
  if (load === undefined) refuse("not_found");
  if (load.kind !== "import") refuse("run_not_undoable", { state: "no load" });
  if (load.dry) refuse("run_not_undoable", { state: "a rehearsal, which changed nothing" });
  if (load.state !== "done" && load.state !== "unbalanced") refuse("run_not_undoable", { state: load.state });
  return load.title;
}

/** How many rows a run made, changed or removed, about: a row that was changed twice counts twice. */
export async function journalSize(tx: Tx, runId: string): Promise<number> {
  const [size] = await tx.sql<{ count: number | string }>`
    select (select count(*) from run_change where run_id = ${runId})
      + (select coalesce(sum(cardinality(after_hashes)), 0) from run_made where run_id = ${runId}) as count`;
  return Number(size?.count ?? 0);
}
