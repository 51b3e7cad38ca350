import { type RawBuilder, sql } from "kysely";
import type { runStates } from "../../../contract/data-quality.ts";
import type { Tx } from "../../plumbing/database/db.ts";

type Flat = {
  runId: string;
  kind: string;
  title: string;
  state: (typeof runStates)[number];
  step: string | null;
  failure: string | null;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  expected: number | null;
  startedByName: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  isRehearsal: boolean;
  undoneByRunId: string | null;
};

/** The columns of a run as the contract shows them, from `run`. */
export const runColumns: RawBuilder<unknown> = sql`
  run.run_id as "runId", run.kind, run.title, run.state, run.step, run.failure, run.read_count as read,
  run.created_count as created, run.updated_count as updated, run.unchanged_count as unchanged,
  run.refused_count as refused, run.expected_count as expected, run.started_by_name as "startedByName",
  run.created_at as "createdAt", run.started_at as "startedAt", run.finished_at as "finishedAt",
  coalesce((run.input->>'dryRun')::boolean, false) as "isRehearsal", run.undone_by_run_id as "undoneByRunId"`;

/** Gathers a run's counts. */
export function shapeRun<Row extends Flat>({ read, created, updated, unchanged, refused, ...run }: Row) {
  return { ...run, counts: { read, created, updated, unchanged, refused } };
}

export type RunRow = Flat;

/** One run, or nothing. */
export async function runRow(tx: Tx, runId: string) {
  const [row] = await tx.sql<Flat>`select ${runColumns} from run where run.run_id = ${runId}`;
  return row === undefined ? undefined : shapeRun(row);
}
