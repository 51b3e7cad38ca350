import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/** Days from the first to the last, both included. */
export type Window = { from: string; until: string };

/**
 * The twelve closed months that customers are compared over: they end with the last closed month that has revenue, so that
 * old books are rated by their own last year; without any revenue with the month before this one.
 * @param months the months of all customers, with sales_count: those that sumMonths left
 */
export async function closedWindow(tx: Tx, months: RawBuilder<unknown> = sql`month_sum`): Promise<Window> {
  const [row] = await tx.sql<Window>`
    select
      ((last.month + interval '1 month') - interval '12 months')::date as from,
      ((last.month + interval '1 month') - interval '1 day')::date as until
    from (
      select coalesce(
        max(month) filter (where sales_count > 0 and month < this_month),
        (min(this_month) - interval '1 month')::date
      ) as month
      from (
        select date_trunc('month', ${tx.now}::timestamptz at time zone time_zone)::date as this_month
        from workspace
      ) as calendar
      left join ${months} as month_row on true
    ) as last`;
  if (row === undefined) throw new Error("There is no workspace.");
  return row;
}

/** Today in the workspace's time zone. */
export async function todayOf(tx: Tx): Promise<string> {
  const [row] = await tx.prepared<{ today: string }>`
    select (${tx.now}::timestamptz at time zone time_zone)::date as today from workspace`;
  if (row === undefined) throw new Error("There is no workspace.");
  return row.today;
}
