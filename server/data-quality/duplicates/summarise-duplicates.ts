import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { pairIsSeen } from "./pairs-seen.ts";

type Summary = OutputOf<typeof dataQuality.summariseDuplicates>;

/** What waits, what was decided, and how the last search went. */
export async function summariseDuplicates({
  tx,
  actor,
}: Pick<Call<typeof dataQuality.summariseDuplicates>, "tx" | "actor">): Promise<Summary> {
  const open = await tx.sql<Summary["open"][number]>`
    select kind, band, outcome, count(*) as count
    from duplicate_pair as p
    where is_open and ${pairIsSeen(actor)}
    group by kind, band, outcome
    order by kind, array_position(array['sure', 'likely', 'possible'], band), outcome`;
  const [numbers] = await tx.sql<Summary["decided"] & { due: number }>`
    select count(*) filter (where decision = 'same') as same, count(*) filter (where decision = 'related') as related,
      count(*) filter (where decision = 'different') as different,
      (select count(*) from merge_event where undone_at is null) as merged, (select count(*) from duplicate_due) as due
    from pair_decision
    where taken_back_at is null`;
  const { due, ...decided } = numbers ?? { same: 0, related: 0, different: 0, merged: 0, due: 0 };
  return { open, decided, due, last: await lastSearch(tx), running: await searchUnderWay(tx) };
}

async function lastSearch(tx: Tx): Promise<Summary["last"]> {
  const [last] = await tx.sql<NonNullable<Summary["last"]>>`
    select run_id as "runId", finished_at as at, (result->>'isFull')::boolean as "isFull", read_count as records,
      (result->>'seconds')::float8 as seconds,
      jsonb_build_object(
        'person', result->'models'->'person', 'organisation', result->'models'->'organisation'
      ) as models
    from run
    where kind = 'duplicates' and state = 'done'
    order by created_at desc, run_id desc
    limit 1`;
  return last ?? null;
}

async function searchUnderWay(tx: Tx): Promise<Summary["running"]> {
  const [running] = await tx.sql<NonNullable<Summary["running"]>>`
    select run_id as "runId", step, read_count as read
    from run
    where kind = 'duplicates' and state in ('waiting', 'working')
    order by state = 'working' desc, created_at
    limit 1`;
  return running ?? null;
}
