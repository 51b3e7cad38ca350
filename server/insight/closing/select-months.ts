import { type RawBuilder, sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Reading, readKept } from "../kept/kept-reading.ts";
import { runInForce } from "../value/run-in-force.ts";
import { differs, sumColumns, sumsOf } from "./month-sums.ts";

export type Month = OutputOf<typeof insight.listMonths>["rows"][number];

/** What the months of all customers come to, decimals as text. */
type Sums = Record<"month" | (typeof sumColumns)[number], string> & { customers: number };

/** Months with facts or a closing, the newest first: what they sum up to now, and what they did when they were closed. */
export async function selectMonths(tx: Tx, today: string): Promise<Month[]> {
  const { answer } = await readKept(tx, await monthsReading(tx));
  return monthsOf(tx, today, answer, sql`true`);
}

/** The same of one month. */
export async function selectMonth(tx: Tx, today: string, month: string): Promise<Month | undefined> {
  const which = sql<boolean>`month = ${month}::date`;
  const [row] = await monthsOf(tx, today, await sumMonths(tx, which), which);
  return row;
}

/** What all months come to after the run in force: none moves between two. */
export async function monthsReading(tx: Tx): Promise<Reading<Sums[]>> {
  const run = await runInForce(tx);
  return { name: "months", asked: run?.runId ?? "", count: () => sumMonths(tx, sql`true`) };
}

function sumMonths(tx: Tx, which: RawBuilder<boolean>): Promise<Sums[]> {
  const sums = sql.join(sumColumns.map((name) => sql`sum(${sql.ref(name)})::text as ${sql.ref(name)}`));
  return tx.sql<Sums>`
    select month::text as month, count(*) as customers, ${sums} from party_month where ${which} group by month`;
}

function monthsOf(
  tx: Tx,
  today: string,
  answer: readonly Sums[],
  which: RawBuilder<boolean>,
): Promise<Month[]> {
  const columns = sql.join(sumColumns.map((name) => sql`${sql.ref(name)} numeric`));
  const none = sql.join(
    sumColumns.map((name) => sql`coalesce(of_month.${sql.ref(name)}, 0) as ${sql.ref(name)}`),
  );
  return tx.sql<Month>`
    with of_month as (
      select * from jsonb_to_recordset(${JSON.stringify(answer)}::jsonb) as kept (month date, customers bigint, ${columns})
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
