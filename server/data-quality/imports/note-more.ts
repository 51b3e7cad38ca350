import type { Tx } from "../../plumbing/database/db.ts";
import { noteProblems } from "../../plumbing/runs/runs.ts";

/** Writes down what a run found after what it found before. */
export async function noteMore(
  tx: Tx,
  runId: string,
  problems: Parameters<typeof noteProblems>[3],
): Promise<void> {
  if (problems.length === 0) return;
  const [row] = await tx.sql<{ last: number }>`
    select coalesce(max(problem_no), 0) as last from run_problem where run_id = ${runId}`;
  await noteProblems(tx, runId, (row?.last ?? 0) + 1, problems);
}
