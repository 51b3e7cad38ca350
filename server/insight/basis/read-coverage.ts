import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { windowAsked } from "../costs/window-asked.ts";
import type { Window } from "../figures/value-window.ts";
import { type Reading, readKept } from "../kept/kept-reading.ts";

type Row = OutputOf<typeof insight.readCoverage>["rows"][number];

/** What each month's figures rest on, the newest month first. */
export async function readCoverage({ tx, input }: Pick<Call<typeof insight.readCoverage>, "tx" | "input">) {
  const window = await windowAsked(tx, input);
  const { answer: rows, countedAt } = await readKept(tx, coverageReading(window));
  return { ...window, countedAt, rows };
}

/** What the figures of each month of a window rest on. */
export function coverageReading(window: Window): Reading<Row[]> {
  return {
    name: "coverage",
    asked: `${window.from} ${window.until}`,
    count: (tx) => countMonths(tx, window),
  };
}

function countMonths(tx: Tx, { from, until }: Window): Promise<Row[]> {
  return tx.sql<Row>`
    with month as (
      select first_day::date as month
      from generate_series(date_trunc('month', ${from}::date), ${until}::date, interval '1 month') as first_day
    ),
    sold as (
      select
        date_trunc('month', on_day)::date as month,
        coalesce(sum(net_amount) filter (where cost_basis = 'delivered'), 0) as delivered,
        coalesce(sum(net_amount) filter (where cost_basis = 'rate'), 0) as rate,
        coalesce(sum(net_amount) filter (where cost_basis = 'assumed'), 0) as assumed,
        coalesce(sum(net_amount) filter (where cost_basis is null), 0) as unknown,
        coalesce(sum(cost_of_goods) filter (where cost_basis = 'delivered'), 0) as goods_delivered,
        coalesce(sum(cost_of_goods) filter (where cost_basis = 'rate'), 0) as goods_rate,
        coalesce(sum(cost_of_goods) filter (where cost_basis = 'assumed'), 0) as goods_assumed
      from priced_line
      where on_day between ${from}::date and ${until}::date
      group by 1
    ),
    served as (
      select
        date_trunc('month', on_day)::date as month,
        coalesce(sum(minutes) filter (where basis = 'measured'), 0) as measured_minutes,
        coalesce(sum(minutes) filter (where basis = 'estimated'), 0) as estimated_minutes,
        coalesce(-sum(amount) filter (where basis = 'measured'), 0) as measured,
        coalesce(-sum(amount) filter (where basis = 'estimated'), 0) as estimated,
        coalesce(-sum(amount) filter (where basis not in ('measured', 'estimated')), 0) as rate
      from ledger
      where category = 'serving'
        -- Goods are none of it: without this they would all be priced to see that.
        and (source_kind <> 'document_line' or activity_code is not null)
        and on_day between ${from}::date and ${until}::date
      group by 1
    ),
    had as (
      select
        date_trunc('month', on_day)::date as month,
        count(*) as contacts,
        count(*) filter (where party_id = ${ownCompanyId}) as without_customer
      from (
        select party_id, on_day from contact where state = 'done'
        union all
        select party_id, opened_on from case_file
      ) as fact
      where on_day between ${from}::date and ${until}::date
      group by 1
    ),
    missed as (
      select
        date_trunc('month', on_day)::date as month,
        count(*) filter (where reason = 'no_exchange_rate') as no_exchange_rate,
        count(*) filter (where reason = 'no_cost_of_goods') as no_cost_of_goods,
        count(*) filter (where reason = 'no_rate') as no_rate
      from not_counted
      where on_day between ${from}::date and ${until}::date
      group by 1
    )
    select
      month,
      jsonb_build_object(
        'delivered', round(coalesce(sold.delivered, 0), 6)::text, 'rate', round(coalesce(sold.rate, 0), 6)::text,
        'assumed', round(coalesce(sold.assumed, 0), 6)::text, 'unknown', round(coalesce(sold.unknown, 0), 6)::text
      ) as revenue,
      jsonb_build_object(
        'delivered', round(coalesce(goods_delivered, 0), 6)::text, 'rate', round(coalesce(goods_rate, 0), 6)::text,
        'assumed', round(coalesce(goods_assumed, 0), 6)::text
      ) as goods,
      jsonb_build_object(
        'measured', coalesce(measured_minutes, 0), 'estimated', coalesce(estimated_minutes, 0)
      ) as minutes,
      jsonb_build_object(
        'measured', round(coalesce(measured, 0), 6)::text, 'estimated', round(coalesce(estimated, 0), 6)::text,
        'rate', round(coalesce(served.rate, 0), 6)::text
      ) as serving,
      coalesce(contacts, 0) as contacts,
      coalesce(without_customer, 0) as "withoutCustomer",
      coalesce(no_exchange_rate, 0) as "noExchangeRate",
      coalesce(no_cost_of_goods, 0) as "noCostOfGoods",
      coalesce(no_rate, 0) as "noRate"
    from month
    left join sold using (month)
    left join served using (month)
    left join had using (month)
    left join missed using (month)
    order by month desc
    limit 240`;
}
