import { z } from "zod";
import { systemActor } from "../../../plumbing/actor.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { type RunAtWork, type RunState, workOnRun } from "../../../plumbing/runs/runs.ts";
import { computeFigures } from "../../compute-figures.ts";
import { setCostModel } from "../../cost-model/apply-cost-model.ts";
import { withLock } from "../../recompute.ts";
import { isStale, runInForce } from "../../value/run-in-force.ts";
import type { Effect } from "./effect.ts";
import { findChange } from "./find-change.ts";

const Input = z.object({ changeId: z.uuid(), version: z.int() });
const statementMinutesMax = 5;

/**
 * Works out what a draft would do: puts it in force, computes all figures by the very steps of a run, compares them with
 * those in force, and rolls all of it back. Only the outcome is kept, with the draft.
 */
export async function workOnCostPreview(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) =>
    withLock(db, async () => {
      const effect = await tryOut(db, run);
      await db.write(
        (tx) => tx.sql`
          update cost_change set preview = ${JSON.stringify(effect)}::jsonb where preview_run_id = ${runId}`,
      );
      const read = effect.customers;
      const counts = { read, created: 0, updated: effect.moved, unchanged: read - effect.moved, refused: 0 };
      return { counts, result: { moved: effect.moved, ratingsMoved: effect.ratingsMoved } };
    }),
  );
}

/** Thrown out of the transaction, so that nothing of it stays. */
class TriedOut extends Error {
  readonly effect: Effect;

  constructor(effect: Effect) {
    super("Tried out, and rolled back.");
    this.effect = effect;
  }
}

async function tryOut(db: Database, run: RunAtWork): Promise<Effect> {
  try {
    return await db.write(async (tx): Promise<never> => {
      throw new TriedOut(await effectOf(tx, run));
    });
  } catch (error) {
    if (error instanceof TriedOut) return error.effect;
    throw error;
  }
}

async function effectOf(tx: Tx, run: RunAtWork): Promise<Effect> {
  const begun = Date.now();
  await tx.sql`set transaction isolation level repeatable read`;
  await tx.sql`select set_config('statement_timeout', ${`${statementMinutesMax}min`}, true)`;
  const { changeId } = Input.parse(run.input);
  const { document } = await findChange(tx, changeId);
  const before = await runInForce(tx);
  const wasStale = await isStale(tx, before);
  await tx.sql`
    create temporary table value_before on commit drop as
    select golden_id, cost_to_serve, profit, coalesce(rating_computed, rating) as rating from party_value`;
  const unusedBefore = await unusedIn(tx, before?.window);
  await setCostModel(tx, systemActor("job"), document, { dryRun: false, changeId });
  const { result } = await computeFigures(tx, run, { full: true, from: null });
  const { window, notCounted } = Outcome.parse(result);
  await tx.sql`
    create temporary table value_move on commit drop as
    select
      golden_id,
      coalesce(former.cost_to_serve, 0) as serving_before,
      coalesce(party_value.cost_to_serve, 0) as serving_after,
      coalesce(former.profit, 0) as profit_before,
      coalesce(party_value.profit, 0) as profit_after,
      coalesce(former.rating, 'N') as rating_before,
      coalesce(party_value.rating_computed, party_value.rating, 'N') as rating_after
    from value_before as former
    full join party_value using (golden_id)`;
  return {
    computedAt: tx.now.toISOString(),
    isStale: wasStale,
    window,
    ...(await sumsOf(tx)),
    unused: { before: unusedBefore, after: await unusedIn(tx, window) },
    withoutRate: { before: await withoutRateBefore(tx, before?.runId), after: notCounted.no_rate ?? 0 },
    ratings: await ratingMoves(tx),
    largest: await largestMoves(tx),
    seconds: Math.round((Date.now() - begun) / 100) / 10,
  };
}

const Outcome = z.object({
  window: z.object({ from: z.string(), until: z.string() }),
  notCounted: z.record(z.string(), z.number()),
});

async function sumsOf(tx: Tx) {
  const [sums] = await tx.sql<
    Pick<Effect, "customers" | "moved" | "dearer" | "cheaper" | "serving" | "profit" | "ratingsMoved">
  >`
    select
      count(*) as customers,
      count(*) filter (where profit_after <> profit_before or serving_after <> serving_before) as moved,
      count(*) filter (where profit_after < profit_before) as dearer,
      count(*) filter (where profit_after > profit_before) as cheaper,
      jsonb_build_object('before', coalesce(sum(serving_before), 0)::text, 'after', coalesce(sum(serving_after), 0)::text) as serving,
      jsonb_build_object('before', coalesce(sum(profit_before), 0)::text, 'after', coalesce(sum(profit_after), 0)::text) as profit,
      count(*) filter (where rating_after <> rating_before) as "ratingsMoved"
    from value_move`;
  if (sums === undefined) throw new Error("A count has no row.");
  return sums;
}

async function unusedIn(tx: Tx, window: Effect["window"] | undefined): Promise<string> {
  const [row] = await tx.sql<{ unused: string }>`
    select coalesce(sum(unused_amount), 0)::text as unused
    from pool_month
    where month between ${window?.from ?? null}::date and ${window?.until ?? null}::date`;
  return row?.unused ?? "0";
}

async function withoutRateBefore(tx: Tx, runId: string | undefined): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select coalesce((result -> 'notCounted' ->> 'no_rate')::bigint, 0) as count
    from run
    where run_id = ${runId ?? null}::uuid`;
  return row?.count ?? 0;
}

function ratingMoves(tx: Tx): Promise<Effect["ratings"]> {
  return tx.sql`
    select
      golden_id as "partyId", rating_before as from, rating_after as to, profit_before::text as "profitBefore",
      profit_after::text as "profitAfter"
    from value_move
    where rating_after <> rating_before
    order by abs(profit_after - profit_before) desc, golden_id
    limit 50`;
}

function largestMoves(tx: Tx): Promise<Effect["largest"]> {
  return tx.sql`
    select
      golden_id as "partyId", serving_before::text as before, serving_after::text as after,
      (serving_after - serving_before)::text as change
    from value_move
    where serving_after <> serving_before
    order by abs(serving_after - serving_before) desc, golden_id
    limit 20`;
}
