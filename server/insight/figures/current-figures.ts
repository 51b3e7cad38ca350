import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { yearBefore } from "../value/window-of.ts";
import { inHalves } from "./in-halves.ts";
import type { Window } from "./value-window.ts";

/**
 * Sums the months into one row for each customer, in a table that vanishes with the transaction: the twelve months of the
 * window, and everything since the beginning.
 * @param coverageMin share of the revenue whose cost of goods must be known before a margin is called known, 0 to 1
 * @returns how many customers and others have facts
 */
export async function currentFigures(tx: Tx, window: Window, coverageMin: number): Promise<number> {
  await noteLateness(tx, window);
  await inHalves(
    tx,
    "figure",
    (half) => sql`
    select
      total.*,
      revenue - cost_of_goods as gross_margin,
      sales_count_all > 0 and golden_id <> ${ownCompanyId} as is_customer,
      margin.coverage as margin_coverage,
      case when margin.known > 0 then least(cost_to_serve / margin.known, 999999) end as cost_to_serve_ratio,
      case when margin.known > 0 then least(demand_cost / margin.known, 999999) end as demand_ratio,
      late.days_late
    from (${totals(window, half(sql`golden_id`))}) as total
    cross join lateral (
      select
        case when revenue <> 0 then greatest(0, least(1, revenue_covered / revenue)) end as coverage,
        case
          when revenue <> 0 and revenue_covered / revenue >= ${coverageMin}::numeric then revenue_covered - cost_of_goods
        end as known
    ) as margin
    left join (select * from late where ${half(sql`golden_id`)}) as late using (golden_id)`,
    ["month_sum"],
  );
  await tx.sql`create unique index on figure (golden_id)`;
  await tx.sql`analyze figure (golden_id, is_customer, demand_ratio)`;
  const [row] = await tx.sql<{ count: number }>`select count(*) as count from figure`;
  return row?.count ?? 0;
}

function totals(window: Window, which: RawBuilder<boolean>): RawBuilder<unknown> {
  const inWindow = sql`filter (where month between ${window.from}::date and ${window.until}::date)`;
  const before = yearBefore(window);
  const inYearBefore = sql`filter (where month between ${before.from}::date and ${before.until}::date)`;
  const money = (column: string) =>
    sql`coalesce(sum_of_few(nullif(${sql.ref(column)}, 0)) ${inWindow}, 0) as ${sql.ref(column)}`;
  const count = (column: string) =>
    sql`coalesce(sum(${sql.ref(column)}) ${inWindow}, 0)::integer as ${sql.ref(column)}`;
  const amounts = [
    "list_sales",
    "discount",
    "returns",
    "revenue",
    "revenue_covered",
    "cost_of_goods",
    "direct_cost",
    "cost_to_serve",
    "demand_cost",
    "redress",
    "finance",
    "marketing",
    "adjustment",
    "profit",
  ].map(money);
  const counts = [
    "entries_count",
    "sales_count",
    "returns_count",
    "contacts_count",
    "complaints_caused_by_us",
  ].map(count);
  return sql`
    select
      golden_id,
      ${sql.join([...amounts, ...counts])},
      case when sum(entries_count) ${inYearBefore} > 0 then sum_of_few(profit) ${inYearBefore} end as profit_before,
      coalesce(sum(contacts_count - contacts_caused_by_us) ${inWindow}, 0)::integer as contacts_demanded,
      coalesce(sum_of_few(nullif(revenue, 0)), 0) as revenue_all,
      coalesce(sum_of_few(nullif(revenue_covered, 0)), 0) as revenue_covered_all,
      sum_of_few(revenue + returns) as bought_all,
      coalesce(sum_of_few(nullif(profit, 0)), 0) as profit_all,
      coalesce(sum_of_few(nullif(cost_to_serve, 0)), 0) as cost_to_serve_all,
      sum(entries_count)::integer as entries_count_all,
      sum(sales_count)::integer as sales_count_all,
      sum(documents_unpriced)::integer as documents_unpriced,
      sum(goods_unpriced)::integer as goods_unpriced,
      sum(contacts_unpriced)::integer as contacts_unpriced,
      min(first_sale_on) as customer_since,
      max(last_sale_on) as last_sale_on,
      max(last_contact_on) as last_contact_on
    from month_sum
    where ${which}
    group by golden_id`;
}

/**
 * Days late, each payment weighing as much as it settled (in its document's currency), in `late`. Early is not negative: it is 0.
 * Not in halves: of three tables each half would build its own hashes.
 */
async function noteLateness(tx: Tx, window: Window): Promise<void> {
  await tx.sql`
    create unlogged table late as
    select
      golden_id,
      round(sum_of_few(amount * greatest(received_on - due_on, 0)) / sum_of_few(amount), 2) as days_late
    from (
      select
        coalesce(merged.golden_id, allocation.party_id) as golden_id, allocation.amount, payment.received_on, document.due_on
      from allocation
      join payment on payment.party_id = allocation.party_id and payment.payment_id = allocation.payment_id
      join document on document.party_id = allocation.party_id and document.document_id = allocation.document_id
      left join merged on merged.party_id = allocation.party_id
      where allocation.amount > 0
        and document.due_on is not null
        and payment.received_on between ${window.from}::date and ${window.until}::date
    ) as settled
    group by golden_id`;
  await tx.sql`analyze late`;
}
