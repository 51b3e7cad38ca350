import { parseArgs } from "node:util";
import { recomputeNow } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import { type Database, openDatabase } from "../server/plumbing/db.ts";
import type { Io } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const usage = `vitalfew recompute [--json]

Computes what every customer brings and costs, holds the cost pools against what they supplied, and rates. Ends with 1
when the run does not balance; the figures before it then stay in force.`;

type Row = {
  state: string;
  read_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  refused_count: number;
  result: Record<string, unknown>;
};

/** Answers `{ run, state, read, created, updated, unchanged, refused, problems, …what came out }`. */
export async function run(args: string[], io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  return withDatabase(async ({ url }) => {
    const db = openDatabase(url);
    try {
      const { runId } = await recomputeNow(db, systemActor("command"));
      return tell(io, runId, await rowOf(db, runId), await problemsOf(db, runId));
    } finally {
      await db.close();
    }
  });
}

function tell(io: Io, runId: string, row: Row, problems: readonly string[]): number {
  const { state, read_count: read, created_count: created, updated_count: updated } = row;
  const { unchanged_count: unchanged, refused_count: refused } = row;
  io.say(
    `${state}: ${read} customers and others with facts, ${created} new, ${updated} changed, ${unchanged} as before`,
  );
  for (const problem of problems) io.say(problem);
  io.answer({
    run: runId,
    state,
    read,
    created,
    updated,
    unchanged,
    refused,
    problems: problems.length,
    ...row.result,
  });
  return state === "done" ? 0 : 1;
}

async function rowOf(db: Database, runId: string): Promise<Row> {
  const { rows } = await db.pool.query<Row>(
    "select state, read_count, created_count, updated_count, unchanged_count, refused_count, result from run where run_id = $1",
    [runId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no run ${runId}.`);
  return row;
}

async function problemsOf(db: Database, runId: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ message: string }>(
    "select message from run_problem where run_id = $1 order by problem_no limit 100",
    [runId],
  );
  return rows.map((row) => row.message);
}
