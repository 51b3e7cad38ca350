import { type RawBuilder, sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Tx } from "../../plumbing/db.ts";
import { differs, sumColumns, sumsOf } from "./month-sums.ts";

export type Month = OutputOf<typeof insight.listMonths>["rows"][number];

/** Months with facts or a closing, the newest first: what they sum up to now, and what they did when they were closed. */
export function selectMonths(
  tx: Tx,
  today: string,
  which: RawBuilder<boolean> = sql`true`,
): Promise<Month[]> {
  const sums = sql.join(sumColumns.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`));
  const none = sql.join(
    sumColumns.map((name) => sql`coalesce(of_month.${sql.ref(name)}, 0) as ${sql.ref(name)}`),
  );
  return tx.sql<Month>`
    with of_month as (
      select month, count(*) as customers, ${sums} from party_month where ${which} group by month
    ),
    closing as (
      select distinct on (month) * from month_closing where ${which} order by month, closing_no desc
    ),
    moved as (
      select month, count(*) as customers
      from (
        select * from party_month where month in (select month from closing where reopened_at is null)
      ) as kept
      full join (
        select party_month_closing.*
        from party_month_closing
        join closing using (month, closing_no)
        where closing.reopened_at is null
      ) as former using (party_id, month)
      where ${differs("kept", "former")}
      group by month
    )
    select
      month,
      case
        when closing.closing_no is not null and closing.reopened_at is null then 'closed'
        when closing.reopened_at is not null then 'reopened'
        when month + interval '1 month' > ${today}::date then 'running'
        else 'open'
      end as state,
      closing.closed_by_name as "closedBy",
      closing.closed_at as "closedAt",
      closing.note,
      closing.reopened_by_name as "reopenedBy",
      closing.reopened_at as "reopenedAt",
      closing.reopen_reason as "reopenReason",
      coalesce(of_month.customers, 0) as customers,
      (select ${sumsOf("summed")} from (select ${none}) as summed) as now,
      case when closing.reopened_at is null and closing.closing_no is not null then ${sumsOf("closing")} end as "atClosing",
      case when closing.reopened_at is null and closing.closing_no is not null then coalesce(moved.customers, 0) end as moved
    from of_month
    full join closing using (month)
    left join moved using (month)
    order by month desc
    limit 600`;
}
