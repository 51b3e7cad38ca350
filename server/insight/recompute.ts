import { tallyCustomers } from "../customers/tally-customers.ts";
import type { Actor } from "../plumbing/actor.ts";
import { systemActor } from "../plumbing/actor.ts";
import type { Database, Tx } from "../plumbing/db.ts";
import {
  askForRun,
  type Counts,
  noteProblems,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../plumbing/runs.ts";
import { chooseMeasure, compareCustomers } from "./figures/compare-customers.ts";
import { currentFigures } from "./figures/current-figures.ts";
import { describeFigures } from "./figures/describe-figures.ts";
import { layOutPrices } from "./figures/lay-out-prices.ts";
import { gatherServingParts, rateCustomers } from "./figures/rate-customers.ts";
import { type Disagreement, reconcilePools } from "./figures/reconcile-pools.ts";
import { recordMoves } from "./figures/record-moves.ts";
import { alone, dropRunTables, openRunTables } from "./figures/run-tables.ts";
import { saveFigures } from "./figures/save-figures.ts";
import { saveMonths } from "./figures/save-months.ts";
import { sumActivities } from "./figures/sum-activities.ts";
import { sumMonths } from "./figures/sum-months.ts";
import { measureUsualCosts } from "./figures/usual-costs.ts";
import { closedWindow, todayOf } from "./figures/value-window.ts";
import { figuresLock } from "./figures-lock.ts";
import { fitPolicyOf, ratingPolicyOf } from "./rating/rating-policy.ts";
import { complaintsLimit } from "./rating/steps/complaints-limit.ts";
import { endExpiredOverrides } from "./rating/steps/end-expired-overrides.ts";
import { gatherDemand } from "./rating/steps/gather-demand.ts";
import { judgeFit } from "./rating/steps/judge-fit.ts";
import { keepFiguresBefore, proposeRatings } from "./rating/steps/propose-ratings.ts";
import { recallRatings } from "./rating/steps/recall-ratings.ts";
import { settleRatings } from "./rating/steps/settle-ratings.ts";
import { scoreRfm } from "./rfm/score-rfm.ts";
import { sketchFigures } from "./start/sketch-figures.ts";

const kind = "recompute";

/**
 * Asks for the value of all customers to be computed anew, in the caller's transaction. A run that still waits is
 * enough for everybody.
 * @returns the run's id
 */
export async function askForRecompute(tx: Tx, actor: Actor): Promise<string> {
  const [waiting] = await tx.sql<{ run_id: string }>`
    select run_id from run where kind = ${kind} and state = 'waiting' and cancel_asked_at is null
    order by created_at desc
    limit 1`;
  return waiting?.run_id ?? askForRun(tx, actor, { kind, title: "Value of all customers", input: {} });
}

/** Computes here and now, for the command line and for tests. */
export async function recomputeNow(
  db: Database,
  actor: Actor,
): Promise<{ runId: string; state: RunState | null }> {
  const runId = await db.write((tx) =>
    askForRun(tx, actor, { kind, title: "Value of all customers", input: {} }, { queue: false }),
  );
  return { runId, state: await workOnRecompute(db, runId) };
}

/**
 * Works on a recompute run: one transaction over one snapshot of the facts. Either every figure is of this run and
 * reconciles, or the run is unbalanced and the figures before it stay in force.
 */
export async function workOnRecompute(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) =>
    withLock(db, async () => {
      try {
        return await db.write((tx) => recomputeAll(tx, run));
      } catch (error) {
        if (!(error instanceof Unbalanced)) throw error;
        await db.write((tx) => noteProblems(tx, runId, 1, error.disagreements.map(problemOf)));
        // Rows read and none accounted for: the run does not balance, and says so.
        return {
          counts: { read: Math.max(1, error.read), created: 0, updated: 0, unchanged: 0, refused: 0 },
        };
      }
    }),
  );
}

/** Thrown out of the transaction, so that nothing of the run stays. */
class Unbalanced extends Error {
  readonly read: number;
  readonly disagreements: readonly Disagreement[];

  constructor(read: number, disagreements: readonly Disagreement[]) {
    super("The pools do not add up.");
    this.read = read;
    this.disagreements = disagreements;
  }
}

/** All figures anew within a transaction: what a run puts in force, and what a preview rolls back. */
export async function recomputeAll(
  tx: Tx,
  run: RunAtWork,
): Promise<{ counts: Counts; result: Record<string, unknown> }> {
  await tx.sql`set transaction isolation level repeatable read`;
  await openRunTables(tx);
  const { seconds, timed } = stopwatch();
  const today = await todayOf(tx);
  const policy = await ratingPolicyOf(tx, today);
  const fitPolicy = await fitPolicyOf(tx, today);

  await run.progress({ step: "Adding up the ledger" });
  await timed("laying out prices", () => layOutPrices(tx));
  const handling = await timed("adding up months", () => sumMonths(tx));
  await run.stopIfCancelled();
  const window = await closedWindow(tx);
  const read = await timed("figures of each customer", () =>
    alone(tx, () => currentFigures(tx, window, policy.base.coverageMin)),
  );

  await run.progress({ step: "Holding the pools against what they supplied", expected: read });
  const disagreements = await timed("reconciling pools", () => reconcilePools(tx, run.runId, handling));
  if (disagreements.length > 0) throw new Unbalanced(read, disagreements);

  await run.progress({ step: "Rating customers" });
  await run.stopIfCancelled();
  const measure = await chooseMeasure(tx, policy);
  await timed("gathering demand", () => gatherDemand(tx, policy, window));
  await recallRatings(tx, policy);
  await timed("comparing customers", () => compareCustomers(tx, policy, measure, window));
  await timed("scoring RFM", () => scoreRfm(tx));
  await timed("adding up activities", () => sumActivities(tx, handling, window));
  await timed("usual costs", () => measureUsualCosts(tx, run.runId));
  const locale = await localeOf(tx);
  await gatherServingParts(tx, policy);
  await timed("rating", () => rateCustomers(tx, policy, measure, locale));
  await timed("settling ratings", () => settleRatings(tx, policy, today));
  await keepFiguresBefore(tx);
  await timed("judging fit", () =>
    judgeFit(tx, fitPolicy, { window, today, coverageMin: policy.base.coverageMin }),
  );

  await run.progress({ step: "Putting the figures in force" });
  const counts = await timed("writing figures", () =>
    saveFigures(tx, {
      runId: run.runId,
      policyVersion: policy.version,
      fitPolicyVersion: fitPolicy.version,
      today,
      window,
    }),
  );
  await endExpiredOverrides(tx, today);
  await timed("proposing ratings", () =>
    proposeRatings(tx, { runId: run.runId, today, policyVersion: policy.version }),
  );
  // From here on groups are few, and hashing saves sorting all customers for them.
  await tx.sql`set local enable_hashagg = on`;
  await timed("counting groups", () => tallyCustomers(tx));
  await timed("writing moves", () => recordMoves(tx, run.runId));
  await timed("writing months", () => saveMonths(tx, run.runId));
  const description = await timed("describing the run", () => describeFigures(tx));
  const limit = await complaintsLimit(tx);
  await dropRunTables(tx);
  const sketch = await timed("sketch of the start page", () =>
    sketchFigures(tx, systemActor("job"), { window }),
  );
  return {
    counts,
    result: {
      window,
      ...measure,
      ratingPolicyVersion: policy.version,
      ...description,
      complaintsLimit: limit,
      sketch,
      seconds,
    },
  };
}

/** How long each step took, for the run's result: where a run of minutes spends them. */
function stopwatch() {
  const seconds: Record<string, number> = {};
  async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const outcome = await work();
    seconds[step] = Number(((performance.now() - began) / 1000).toPrecision(3));
    return outcome;
  }
  return { seconds, timed };
}

async function localeOf(tx: Tx): Promise<string> {
  const [workspace] = await tx.sql<{ locale: string }>`select locale from workspace`;
  return workspace?.locale ?? "en";
}

function problemOf({ pool, month, supplied, accounted }: Disagreement) {
  return {
    code: "pool_unbalanced",
    severity: "warning" as const,
    field: pool,
    value: accounted,
    message: `In ${month.slice(0, 7)} the pool ${pool} supplied ${supplied}, and its parts add up to ${accounted}. The figures before this run stay in force.`,
  };
}

/** One computation at a time: two would only wait for each other's rows. */
export async function withLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const holder = await db.pool.connect();
  try {
    await holder.query("select pg_advisory_lock($1)", [figuresLock]);
    return await work();
  } finally {
    await holder.query("select pg_advisory_unlock($1)", [figuresLock]).catch(() => undefined);
    holder.release();
  }
}
