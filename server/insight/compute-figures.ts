import { sql } from "kysely";
import { tallyCustomers, tallyMoved } from "../customers/tally-customers.ts";
import { touchCustomers } from "../customers/touch-customers.ts";
import type { Tx } from "../plumbing/database/db.ts";
import type { Counts, RunAtWork } from "../plumbing/runs/runs.ts";
import { currentFigures } from "./figures/current-figures.ts";
import { describeFigures } from "./figures/describe-figures.ts";
import { layOutPrices } from "./figures/lay-out-prices.ts";
import { compareMonths, saveMonths } from "./figures/months/save-months.ts";
import { sumMonths } from "./figures/months/sum-months.ts";
import type { Handling } from "./figures/price-handling.ts";
import { gatherServingParts, rateCustomers } from "./figures/rate-customers.ts";
import { recordMoves } from "./figures/record-moves.ts";
import { dropRunTables, openRunTables } from "./figures/run-tables.ts";
import { saveFigures } from "./figures/save-figures.ts";
import { sumActivities } from "./figures/sum-activities.ts";
import { keepActivities, measureUsualCosts } from "./figures/usual-costs.ts";
import { todayOf, type Window } from "./figures/value-window.ts";
import { keepCharges, keptFrom } from "./pools/keep-charges.ts";
import { reconcileChangedMonths } from "./pools/reconcile-changed-months.ts";
import { type Disagreement, inSpan, reconcilePools } from "./pools/reconcile-pools.ts";
import { fitPolicyOf, ratingPolicyOf } from "./rating/rating-policy.ts";
import { complaintsLimit } from "./rating/steps/complaints-limit.ts";
import { endExpiredOverrides } from "./rating/steps/end-expired-overrides.ts";
import { gatherDemand } from "./rating/steps/gather-demand.ts";
import { judgeFit } from "./rating/steps/judge-fit.ts";
import { keepFiguresBefore, proposeRatings } from "./rating/steps/propose-ratings.ts";
import { recallRatings } from "./rating/steps/recall-ratings.ts";
import { settleRatings } from "./rating/steps/settle-ratings.ts";
import { scoreRfm } from "./rfm/score-rfm.ts";
import { chooseMeasure, compareCustomers, type Measure } from "./standing/compare-customers.ts";
import { keepStanding } from "./standing/keep-standing.ts";
import { layOutStanding } from "./standing/lay-out-standing.ts";
import { countLetters } from "./standing/letters.ts";
import { noteFigures } from "./standing/note-figures.ts";
import { chooseRatedAgain } from "./standing/rated-again.ts";
import { type Totals, totalsOf } from "./standing/totals.ts";
import { sketchEverybody } from "./start/sketch-everybody.ts";
import { findTouched, type Reach, setTouchedApart } from "./touched/find-touched.ts";
import { keepBasis } from "./touched/keep-basis.ts";
import { type Span, spanOfMonths } from "./touched/span.ts";

/** Thrown out of the transaction, so that nothing of the run stays. */
export class Unbalanced extends Error {
  readonly read: number;
  readonly disagreements: readonly Disagreement[];

  constructor(read: number, disagreements: readonly Disagreement[]) {
    super("The pools do not add up.");
    this.read = read;
    this.disagreements = disagreements;
  }
}

/** Thrown out of the transaction where a month that was asked to stand would change. Both are days, YYYY-MM-DD. */
export class EarlierChanged extends Error {
  readonly month: string;
  readonly from: string;

  constructor(month: string, from: string) {
    super("An earlier month would change.");
    this.month = month;
    this.from = from;
  }
}

/** What a run has in its hands from one step to the next. */
type Work = {
  tx: Tx;
  run: RunAtWork;
  today: string;
  policy: Awaited<ReturnType<typeof ratingPolicyOf>>;
  fitPolicy: Awaited<ReturnType<typeof fitPolicyOf>>;
  timed<T>(step: string, work: () => Promise<T>): Promise<T>;
};

/** The facts added up: over whom, over which months, and what the sums of sales are charged for being handled. */
type Sums = { reach: Reach; handling: Handling; span: Span; window: Window };

/**
 * The figures of all customers within a transaction: what a run puts in force, and what a preview rolls back. Only those are
 * added up of whom something changed since the run in force, unless it moves everybody; what hangs on all customers together
 * is told anew from what is kept of each. Either way it comes to the same figures.
 */
export async function computeFigures(
  tx: Tx,
  run: RunAtWork,
  asked: { full: boolean; from: string | null },
): Promise<{ counts: Counts; result: Record<string, unknown> }> {
  await tx.sql`set transaction isolation level repeatable read`;
  await openRunTables(tx);
  const { seconds, timed } = stopwatch();
  const today = await todayOf(tx);
  const policy = await ratingPolicyOf(tx, today);
  const fitPolicy = await fitPolicyOf(tx, today);
  const work: Work = { tx, run, today, policy, fitPolicy, timed };

  const sums = await addUp(work, asked.full);
  if (asked.from !== null) await holdEarlierMonths(tx, asked.from);
  await timed("figures of each customer", () => currentFigures(tx, sums.window, policy.base.coverageMin));
  const poolsFrom = await reconcile(work, sums);
  const { measure, totals } = await judge(work, sums);
  const { counts, gone } = await putInForce(work, sums, measure, totals);
  const { window, reach } = sums;
  const counted = canCountOn(reach) ? reach.seen : null;
  const letters = await timed("counting letters", () => countLetters(tx, counted?.letters ?? null));
  const description = await timed("describing the run", () => describeFigures(tx, totals, letters));
  const limit = await complaintsLimit(tx);
  const ratedAgain = await countOf(tx, "rated_again");
  const { sketch, basis } = await timed("sketch of the start page", () =>
    sketchEverybody(tx, window, counted?.sketch ?? null),
  );
  await timed("keeping what was read", () =>
    keepBasis(tx, {
      runId: run.runId,
      today,
      measure: measure.measure,
      totals,
      letters,
      sketch: basis,
      figuresMore: counts.created - gone,
      poolsFrom,
      ...sums,
    }),
  );
  await dropRunTables(tx);
  return {
    counts,
    result: {
      window,
      ...measure,
      reach: reach.isPartial
        ? { isPartial: true, touched: reach.touched, ratedAgain }
        : { isPartial: false, why: reach.why },
      ratingPolicyVersion: policy.version,
      ...description,
      complaintsLimit: limit,
      sketch,
      seconds,
    },
  };
}

async function addUp(work: Work, isFull: boolean): Promise<Sums> {
  const { tx, today, timed, run } = work;
  await run.progress({ step: "Finding what changed" });
  const found = await timed("finding what changed", () => findTouched(tx, today, isFull));
  const reach = found.isPartial
    ? await timed("setting facts apart", () => setTouchedApart(tx, found))
    : found;
  const sums = await addUpWithin(work, reach);
  if (reach.seen === null || isSame(sums.window, reach.seen.window)) return sums;
  // The twelve months have moved, and with them everybody's.
  if (!reach.isPartial) return { ...sums, reach: { ...reach, anew: "all" } };
  await dropRunTables(tx);
  await openRunTables(tx);
  return addUpWithin(work, { isPartial: false, why: "window", anew: "all", seen: reach.seen });
}

async function addUpWithin({ tx, run, today, timed }: Work, reach: Reach): Promise<Sums> {
  const { isPartial } = reach;
  await run.progress({ step: "Adding up the ledger" });
  await timed("laying out prices", () => layOutPrices(tx, isPartial ? sql`touched_record` : sql`party`));
  const handling = await timed("adding up months", () => sumMonths(tx, isPartial ? sql`touched` : null));
  await run.stopIfCancelled();
  await timed("comparing months", () => compareMonths(tx, isPartial));
  return { reach, handling, ...(await spanOfMonths(tx, today, isPartial ? reach.seen : null)) };
}

function isSame(one: Window, other: Window): boolean {
  return one.from === other.from && one.until === other.until;
}

async function holdEarlierMonths(tx: Tx, from: string): Promise<void> {
  const [row] = await tx.sql<{ month: string | null }>`
    select min(month) as month from month_changed where month < date_trunc('month', ${from}::date)`;
  if (row?.month != null) throw new EarlierChanged(row.month, from);
}

/** @returns from which day on (YYYY-MM-DD) it is kept what each customer took of the pools */
async function reconcile({ tx, run, today, timed }: Work, { reach, handling, span }: Sums): Promise<string> {
  const read = await countOf(tx, "figure");
  await run.progress({ step: "Holding the pools against what they supplied", expected: read });
  const poolsFrom = reach.isPartial ? reach.seen.poolsFrom : await keptFrom(tx, today, span.until);
  const disagreements = await timed("reconciling pools", async () => {
    if (reach.isPartial)
      return reconcileChangedMonths(tx, run.runId, { span, handling, keptFrom: poolsFrom });
    // Only the run in force is read: what an undo took away leaves no pool behind.
    await tx.sql`delete from pool_month`;
    return reconcilePools(tx, run.runId, handling, inSpan(span));
  });
  if (disagreements.length > 0) throw new Unbalanced(read, disagreements);
  if (!reach.isPartial) await timed("keeping what pools gave", () => keepCharges(tx, handling, poolsFrom));
  return poolsFrom;
}

/** Compares and rates: everybody, or those touched and those whom the others' moves reach. */
async function judge(
  work: Work,
  { reach, handling, window }: Sums,
): Promise<{ measure: Measure; totals: Totals }> {
  const { tx, run, today, policy, fitPolicy, timed } = work;
  const { isPartial } = reach;
  await run.progress({ step: "Rating customers" });
  await run.stopIfCancelled();
  await timed("gathering demand", () => gatherDemand(tx, policy, window));
  await recallRatings(tx, policy, isPartial ? sql`touched` : null);
  await timed("adding up activities", () => sumActivities(tx, handling, window));
  await timed("keeping activities", () => keepActivities(tx, isPartial));
  const anew = isPartial ? "all" : reach.anew;
  await timed("laying out the standing", () => layOutStanding(tx, anew, isPartial ? policy : null));
  const totals = await timed("adding everybody up", () =>
    totalsOf(tx, canCountOn(reach) ? reach.seen.totals : null),
  );
  const measure = await chooseMeasure(tx, policy, totals);
  await timed("comparing customers", () => compareCustomers(tx, policy, measure, window));
  await timed("usual costs", () => measureUsualCosts(tx, run.runId, canCountOn(reach)));
  await timed("scoring RFM", () => scoreRfm(tx));
  await timed("judging fit", () =>
    judgeFit(tx, fitPolicy, { window, today, coverageMin: policy.base.coverageMin }),
  );
  await timed("finding whom it reaches", () =>
    chooseRatedAgain(tx, policy, {
      isEverybody: reach.seen !== null && measure.measure !== reach.seen.measure,
      isPartial,
    }),
  );
  const locale = await localeOf(tx);
  await gatherServingParts(tx, policy);
  await timed("rating", () => rateCustomers(tx, policy, measure, locale, "left open"));
  await timed("settling ratings", () => settleRatings(tx, policy, today));
  await keepFiguresBefore(tx);
  return { measure, totals };
}

async function putInForce(
  work: Work,
  { reach, window }: Sums,
  measure: Measure,
  { people }: Totals,
): Promise<{ counts: Counts; gone: number }> {
  const { tx, run, today, policy, fitPolicy, timed } = work;
  const { runId } = run;
  const { isPartial } = reach;
  await run.progress({ step: "Putting the figures in force" });
  if (isPartial)
    await touchCustomers(
      tx,
      sql`
        select golden_id as party_id
        from touched
        where exists (select from party where party.party_id = touched.golden_id and party.golden_id = party.party_id)
          or exists (select from party_value where party_value.golden_id = touched.golden_id)
        union
        select golden_id from rated_again`,
    );
  const isCountedOn = canCountOn(reach);
  if (isCountedOn) await noteFigures(tx, "stood", window);
  const saved = await timed("writing figures", () =>
    saveFigures(tx, {
      runId,
      policy,
      people,
      fitPolicyVersion: fitPolicy.version,
      today,
      window,
      isPartial,
    }),
  );
  await timed("keeping the standing", async () => {
    if (isCountedOn) await noteFigures(tx, "stands", window);
    await keepStanding(tx, measure, isCountedOn);
  });
  await endExpiredOverrides(tx, today);
  await timed("proposing ratings", () => proposeRatings(tx, { runId, today, policyVersion: policy.version }));
  // From here on groups are few, and hashing them saves sorting all customers.
  await tx.sql`set local enable_hashagg = on`;
  await timed("counting groups", () =>
    isPartial
      ? tallyMoved(
          tx,
          sql`select golden_id as party_id from touched where golden_id not in (select golden_id from figure)`,
        )
      : tallyCustomers(tx),
  );
  await timed("writing moves", () => recordMoves(tx, runId));
  await timed("writing months", () => saveMonths(tx, runId));
  return saved;
}

/** Whether what everybody comes to is told from what the last run kept, and from how those stood whom this one writes. */
function canCountOn(reach: Reach): reach is Extract<Reach, { isPartial: true }> {
  return reach.isPartial && !reach.isOverwritten;
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

async function countOf(tx: Tx, table: "figure" | "rated_again"): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
  return row?.count ?? 0;
}

async function localeOf(tx: Tx): Promise<string> {
  const [workspace] = await tx.sql<{ locale: string }>`select locale from workspace`;
  return workspace?.locale ?? "en";
}
