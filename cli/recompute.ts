import { parseArgs } from "node:util";
import { z } from "zod";
import { recomputeNow } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnections } from "./running/with-database.ts";
import { counted } from "./writing/counted.ts";

export const usage = `vitalfew recompute [--full] [--from YYYY-MM-DD] [--json]

Computes what every customer brings and costs, holds the cost pools against what they supplied, and rates. Ends with 1
when the run does not balance; the figures before it then stay in force.

Adds up only those of whom something changed since the last run, and says how many; everybody where something moved that
everybody rests on: prices, a policy, the twelve months. Both come to the same figures.

  --full              add up everybody
  --from YYYY-MM-DD   months before that day's have to stand: where one would change, the run ends with 1 and says which`;

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
  const { values } = parseArgs({
    args,
    options: { full: { type: "boolean", default: false }, from: { type: "string" } },
  });
  const from = z.iso.date().safeParse(values.from ?? "2000-01-01");
  if (!from.success)
    refuse("usage", { problem: "--from wants a day, written YYYY-MM-DD.", command: "recompute" });
  return withConnections(async (db) => {
    const { runId } = await recomputeNow(db, systemActor("command"), {
      full: values.full,
      from: values.from ?? null,
    });
    return tell(io, runId, await rowOf(db, runId), await problemsOf(db, runId));
  });
}

function tell(io: Io, runId: string, row: Row, problems: readonly string[]): number {
  const { state, read_count: read, created_count: created, updated_count: updated } = row;
  const { unchanged_count: unchanged, refused_count: refused } = row;
  io.say(
    `${state}: ${read} with facts, customers and others, ${created} new, ${updated} changed, ${unchanged} as before`,
  );
  if (state === "done") io.say(reachOf(row));
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

const Reach = z.object({
  reach: z.discriminatedUnion("isPartial", [
    z.object({ isPartial: z.literal(true), touched: z.number(), ratedAgain: z.number() }),
    z.object({ isPartial: z.literal(false), why: z.string() }),
  ]),
});

/** Whom the run added up, in a sentence. */
function reachOf({ result }: Row): string {
  const { reach } = Reach.parse(result);
  if (reach.isPartial)
    return `Added up ${counted(reach.touched, "record")} of whom something changed; rated again ${reach.ratedAgain} whom that reaches.`;
  return `Added up everybody: ${whole[reach.why] ?? reach.why}.`;
}

const whole: Readonly<Record<string, string>> = {
  asked: "that was asked",
  first: "there is no run before this one to go by",
  program: "the program was updated",
  policy: "another policy is in force",
  prices: "the cost model, cost prices or exchange rates changed",
  products: "products changed their group, by which discounts are compared",
  payments: "payments of a later day are known, and open balances cost up to it",
  facts_gone: "facts were taken away",
  figures_gone: "figures were taken away",
  nearly_all: "of so many something changed that it is quicker",
  window: "the twelve months moved",
};

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
