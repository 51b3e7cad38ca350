import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";

export type RunInForce = {
  runId: string;
  startedAt: string;
  finishedAt: string;
  window: Window;
  /** How many customers stand in each class, before any step down. */
  bases: Record<string, number>;
};

/** The newest recompute whose figures are in force, null before the first. */
export async function runInForce(tx: Tx): Promise<RunInForce | null> {
  const [run] = await tx.prepared<RunInForce>`
    select
      run_id as "runId",
      started_at as "startedAt",
      finished_at as "finishedAt",
      result -> 'window' as window,
      coalesce(result -> 'bases', '{}') as bases
    from run
    where kind = 'recompute' and state = 'done'
    order by finished_at desc
    limit 1`;
  return run ?? null;
}

/** Things whose change moves a customer's figures. */
const subjects = [
  "document",
  "payment",
  "rebate",
  "contact",
  "case",
  "case_file",
  "product",
  "cost_price",
  "cost_model",
  "party",
  "policy",
];

/** Runs that bring facts, take them back or tie them to others without an event for each; the rest only look. */
const loads = ["import", "undo", "merge_sure"];

/** Whether figures are being computed or about to be. A run that nobody is in a hurry for may be minutes away. */
export async function isComputing(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ computing: boolean }>`
    select exists (
      select from run
      where kind = 'recompute' and (state = 'working' or state = 'waiting' and input -> 'rest' is null)
    ) as computing`;
  return row?.computing ?? false;
}

/**
 * Whether facts changed after the figures in force were computed: a load came in since (it is at work for a while after that, on the
 * rows that were not taken, and the figures are computed meanwhile), somebody changed a document, a
 * contact, the cost model and the like, or an update came that may add them up otherwise.
 */
export async function isStale(tx: Tx, run: RunInForce | null): Promise<boolean> {
  if (run === null) return true;
  const [row] = await tx.sql<{ stale: boolean }>`
    select
      exists (
        select from run
        where kind = any(${loads}::text[]) and state in ('done', 'unbalanced', 'cancelled', 'undone', 'failed')
          and coalesce((cursor ->> 'loadedAt')::timestamptz, finished_at) > ${run.startedAt}::timestamptz
      )
      or exists (
        select from event
        where happened_at > ${run.startedAt}::timestamptz
          and name not like 'rating.%'
          and subject_kind = any(${subjects}::text[])
      )
      or exists (select from applied_migration where applied_at > ${run.startedAt}::timestamptz) as stale`;
  return row?.stale ?? true;
}
