import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { closedWindow, type Window } from "../figures/value-window.ts";

/** The first and the last month with entries of anybody, and the last with sales before the month of the run; null: none. */
export type Span = { from: string | null; until: string | null; soldUntil: string | null };

/** The months of all, and the window they ask for. @param kept null when everybody was added up, into `month_sum` */
export async function spanOfMonths(
  tx: Tx,
  today: string,
  kept: { span: Span; today: string } | null,
): Promise<{ span: Span; window: Window }> {
  const months =
    kept === null
      ? sql`month_sum`
      : (await reachesBack(tx, today, kept))
        ? everyMonth
        : monthsWith(kept.span);
  const [span] = await tx.sql<Span>`
    select
      min(month) filter (where entries_count > 0) as from,
      max(month) filter (where entries_count > 0) as until,
      max(month) filter (where sales_count > 0 and month < date_trunc('month', ${today}::date)) as "soldUntil"
    from ${months} as month_row`;
  if (span === undefined) throw new Error("An aggregate without a row.");
  return {
    span,
    window: await closedWindow(tx, sql`(select ${span.soldUntil}::date as month, 1 as sales_count)`),
  };
}

/** Whether months of those who aren't touched have to be looked at: one at an end lost its rows, or the month has turned. */
async function reachesBack(
  tx: Tx,
  today: string,
  { span, today: before }: { span: Span; today: string },
): Promise<boolean> {
  if (today.slice(0, 7) !== before.slice(0, 7) || span.from === null || span.soldUntil === null) return true;
  const [row] = await tx.sql<{ lost: boolean }>`
    select
      exists (
        select from month_changed
        where month in (${span.from}::date, ${span.until}::date) and coalesce(entries_count, 0) = 0
          or month = ${span.soldUntil}::date and coalesce(sales_count, 0) = 0
      )
      and not (
        exists (select from ${everyMonth} as one where month = ${span.from}::date and entries_count > 0)
        and exists (select from ${everyMonth} as one where month = ${span.until}::date and entries_count > 0)
        and exists (select from ${everyMonth} as one where month = ${span.soldUntil}::date and sales_count > 0)
      ) as lost`;
  return row?.lost ?? true;
}

const everyMonth = sql`(
  select month, entries_count, sales_count from month_sum
  union all
  select month, entries_count, sales_count from party_month where party_id not in (select golden_id from touched)
)`;

function monthsWith({ from, until, soldUntil }: Span): RawBuilder<unknown> {
  return sql`(
    select month, entries_count, sales_count from month_sum
    union all
    values (${from}::date, 1, 0), (${until}::date, 1, 0), (${soldUntil}::date, 0, 1)
  )`;
}
