import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { isBeforeFirstSale, noteFirstSales, splitFirstMonths } from "./first-sales.ts";
import { type Handling, handlingOf, priceHandling } from "./price-handling.ts";
import { alone } from "./run-tables.ts";
import { sumContacts, sumRareEntries } from "./sum-contacts.ts";
import { sumMoney } from "./sum-money.ts";
import { sumRefundsAtTheirSalesRate } from "./sum-refunds.ts";
import { sumDocuments, sumLines } from "./sum-sales.ts";

/**
 * Adds up every fact once: one row for each customer and month, in `month_sum`, as the ledger has it to the cent. The
 * ledger prices one fact at a time, so that a figure can be opened down to its rows; here facts are added up first and priced together, 20 million in minutes. A test holds both against each other.
 * Wants what layOutPrices leaves.
 * @param only whom it is about, by golden_id, where contacts are there that others share with them; null: all
 */
export async function sumMonths(tx: Tx, only: RawBuilder<unknown> | null = null): Promise<Handling> {
  // The days of documents are known, how many fall on each is not: nested loops would read them one by one.
  await tx.sql`set local enable_nestloop = off`;
  const handling = await priceHandling(tx);
  await sumDocuments(tx, handling);
  await sumLines(tx, handling);
  await noteFirstSales(tx);
  await sumContacts(tx);
  if (only !== null)
    await tx.sql`delete from contacts_sum where golden_id not in (select golden_id from ${only} as whom)`;
  await sumRareEntries(tx);
  await splitFirstMonths(tx);
  await sumRefundsAtTheirSalesRate(tx);
  await sumMoney(tx);
  await tx.sql`analyze documents_sum (golden_id, sale_stretch_no), lines_sum (golden_id, sale_stretch_no), contacts_sum (golden_id, month, activity_code), rare_sum (golden_id, month, category, activity_code)`;
  await alone(tx, () => joinMonths(tx, handling));
  await tx.sql`set local enable_nestloop = on`;
  return handling;
}

/** Costs stand as positive amounts, rounded as party_month keeps them, so that months add up to the whole. */
async function joinMonths(tx: Tx, handling: Handling): Promise<void> {
  const money = [
    "list_sales",
    "discount",
    "returns",
    "revenue_covered",
    "revenue_assumed",
    "cost_of_goods",
    "direct_cost",
    "cost_to_serve",
    "demand_cost",
    "redress",
    "finance",
    "marketing",
    "adjustment",
    "acquisition",
    "sustaining",
  ].map((name) => sql`round(${sql.ref(name)}, 6) as ${sql.ref(name)}`);
  const costs = sql`cost_of_goods + direct_cost + cost_to_serve + redress + finance + marketing`;
  await tx.sql`
    create unlogged table month_sum as
    select
      golden_id,
      month,
      ${sql.join(money)},
      round(list_sales - discount - returns, 6) as revenue,
      round(list_sales - discount - returns - (${costs}) + adjustment, 6) as profit,
      round(minutes, 3) as minutes,
      sales_count,
      returns_count,
      contacts_count,
      contacts_caused_by_us,
      complaints_caused_by_us,
      entries_count,
      documents_unpriced,
      goods_unpriced,
      contacts_unpriced,
      first_sale_on,
      last_sale_on,
      last_contact_on
    from (
      select
        golden_id,
        month,
        ${sql.join([
          both("list_sales", "sold", "rare"),
          both("discount", "sold", "rare"),
          both("returns", "sold", "rare"),
          both("revenue_covered", "sold", "rare"),
          both("revenue_assumed", "sold", "rare"),
          both("cost_of_goods", "sold", "rare"),
          both("direct_cost", "sold", "had", "rare"),
          both("cost_to_serve", "sold", "had", "rare"),
          both("demand_cost", "sold", "had", "rare"),
          both("redress", "rare"),
          both("finance", "sold", "had", "rare"),
          both("marketing", "sold", "had", "rare"),
          both("adjustment", "rare"),
          both("acquisition", "had", "rare"),
          both("sustaining", "sold", "had", "rare"),
          both("minutes", "sold", "had", "rare"),
          both("sales_count", "sold"),
          both("returns_count", "sold"),
          both("contacts_count", "had"),
          both("contacts_caused_by_us", "had"),
          both("complaints_caused_by_us", "had", "rare"),
          both("entries_count", "sold", "had", "rare"),
          both("documents_unpriced", "sold"),
          both("goods_unpriced", "sold"),
          both("contacts_unpriced", "had"),
        ])},
        sold.first_sale_on,
        sold.last_sale_on,
        had.last_contact_on
      from (${soldByMonth(handling)}) as sold
      full join (${hadByMonth}) as had using (golden_id, month)
      full join (${rareByMonth}) as rare using (golden_id, month)
    ) as joined`;
  await tx.sql`analyze month_sum (golden_id, month, sales_count)`;
}

/** The same column of several sums, where each may be missing. */
function both(column: string, ...sources: readonly string[]): RawBuilder<unknown> {
  const parts = sources.map((source) => sql`coalesce(${sql.ref(`${source}.${column}`)}, 0)`);
  return sql`${sql.join(parts, sql` + `)} as ${sql.ref(column)}`;
}

function soldByMonth(handling: Handling): RawBuilder<unknown> {
  const line = (name: string) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`;
  const sums = [
    "list_sales",
    "discount",
    "returns",
    "revenue_covered",
    "revenue_assumed",
    "cost_of_goods",
    "direct_cost",
    "cost_to_serve",
    "demand_cost",
    "finance",
    "marketing",
    "sustaining",
    "minutes",
  ].map(line);
  return sql`
    select
      golden_id,
      month,
      ${sql.join(sums)},
      coalesce(sum(documents_count) filter (where not is_return), 0)::integer as sales_count,
      coalesce(sum(documents_count) filter (where is_return), 0)::integer as returns_count,
      sum(entries_count)::integer as entries_count,
      coalesce(sum(documents_count) filter (where rate is null), 0)::integer as documents_unpriced,
      coalesce(sum(bare_net_entries) filter (where rate is not null and goods_percent is null), 0)::integer as goods_unpriced,
      min(first_on) filter (where not is_return) as first_sale_on,
      max(last_on) filter (where not is_return) as last_sale_on
    from (${soldByStretch(handling)}) as sold
    group by golden_id, month`;
}

/** Each customer's stretch of sales, priced. What has no exchange rate is counted, and has no amounts. */
function soldByStretch(handling: Handling): RawBuilder<unknown> {
  return sql`
    select
      golden_id,
      month,
      is_return,
      rate,
      goods_percent,
      bare_net_entries,
      case when not is_return then list_amount * rate end as list_sales,
      case when not is_return then (list_amount - net_amount) * rate end as discount,
      case when is_return then -net_amount * rate end as returns,
      case when goods_percent is null and bare_net is not null then net_amount - bare_net else net_amount end * rate as revenue_covered,
      case when goods_percent is not null then bare_net * rate end as revenue_assumed,
      coalesce(own_goods * rate, 0) + case when rate is not null then coalesce(price_goods, 0) else 0 end
        + coalesce(case when goods_of = 'list' then bare_list else bare_net end * goods_percent / 100 * rate, 0) as cost_of_goods,
      ${handlingOf(handling, "direct_cost")} as direct_cost,
      ${handlingOf(handling, "serving")} as cost_to_serve,
      ${handlingOf(handling, "demand")} as demand_cost,
      ${handlingOf(handling, "finance")} as finance,
      ${handlingOf(handling, "marketing")} as marketing,
      ${handlingOf(handling, "sustaining")} as sustaining,
      ${handlingOf(handling, "minutes")} as minutes,
      documents_count,
      case
        when rate is null or list_amount is null then 0
        else case when is_return then net_entries else list_entries + discount_entries + deduction_entries end
          + goods_entries
          + case
              when goods_percent is null or goods_percent = 0 then 0
              when goods_of = 'list' then bare_list_entries
              else bare_net_entries
            end
      end + coalesce(${handlingOf(handling, "entries")}, 0) as entries_count,
      first_on,
      last_on
    from documents_sum
    join sale_stretch using (sale_stretch_no)
    left join lines_sum using (golden_id, sale_stretch_no)
    left join handling_of_stretch using (sale_stretch_no)`;
}

const hadByMonth = sql`
  select
    golden_id,
    month,
    sum(amount) filter (where booked.category = 'serving') as cost_to_serve,
    sum(demand_amount) filter (where booked.category = 'serving') as demand_cost,
    sum(amount) filter (where booked.category = 'direct_cost') as direct_cost,
    sum(amount) filter (where booked.category = 'finance') as finance,
    sum(amount) filter (where booked.category = 'marketing') as marketing,
    sum(amount) filter (where booked.category = 'acquisition') as acquisition,
    sum(amount) filter (where booked.category = 'sustaining') as sustaining,
    sum(minutes) as minutes,
    sum(entries_count)::integer as entries_count,
    coalesce(sum(contacts_count), 0)::integer as contacts_count,
    coalesce(sum(contacts_caused_by_us), 0)::integer as contacts_caused_by_us,
    coalesce(sum(complaints_caused_by_us), 0)::integer as complaints_caused_by_us,
    coalesce(sum(without_rate), 0)::integer as contacts_unpriced,
    max(last_contact_on) as last_contact_on
  from contacts_sum
  left join activity on activity.code = contacts_sum.activity_code
  left join won using (golden_id)
  cross join lateral (
    select case
      when ${isBeforeFirstSale} then 'acquisition'
      when activity.level = 'sustaining' then 'sustaining'
      else activity.category
    end as category
  ) as booked
  group by golden_id, month`;

const rareByMonth = sql`
  select
    golden_id,
    month,
    sum(amount) filter (where category = 'list_sales') as list_sales,
    -sum(amount) filter (where category in ('discount', 'order_discount', 'concession', 'rebate')) as discount,
    -sum(amount) filter (where category = 'return') as returns,
    sum(amount) filter (where category = 'revenue_covered') as revenue_covered,
    sum(amount) filter (where category = 'revenue_assumed') as revenue_assumed,
    -sum(amount) filter (where category = 'cost_of_goods') as cost_of_goods,
    -sum(amount) filter (where category = 'direct_cost') as direct_cost,
    -sum(amount) filter (where category = 'serving') as cost_to_serve,
    -sum(demand_amount) filter (where category = 'serving') as demand_cost,
    -sum(amount) filter (where category = 'redress') as redress,
    -sum(amount) filter (where category = 'finance') as finance,
    -sum(amount) filter (where category = 'marketing') as marketing,
    sum(amount) filter (where category = 'adjustment') as adjustment,
    -sum(amount) filter (where category = 'acquisition') as acquisition,
    -sum(amount) filter (where category = 'sustaining') as sustaining,
    sum(minutes) as minutes,
    coalesce(sum(entries_count), 0)::integer as entries_count,
    sum(complaints_caused_by_us)::integer as complaints_caused_by_us
  from rare_sum
  group by golden_id, month`;
