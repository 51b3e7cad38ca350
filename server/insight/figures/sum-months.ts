import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { type Handling, handlingOf, priceHandling } from "./price-handling.ts";
import { sumContacts, sumRareEntries } from "./sum-contacts.ts";
import { sumDocuments, sumLines } from "./sum-sales.ts";

/**
 * Adds up every fact once: one row for each customer and month, in `month_sum`, a table that vanishes with the
 * transaction, as the ledger has it to the cent. The ledger prices one fact at a time, so that a figure can be opened down
 * to its rows; here facts are added up first and priced together, 20 million in minutes. A test holds both against each other.
 * Wants what layOutPrices leaves.
 */
export async function sumMonths(tx: Tx): Promise<Handling> {
  // Nearly every customer's month is a group of its own: hashing them would take 1 kB of memory each, sorting takes none.
  await tx.sql`set local enable_hashagg = off`;
  // The days of documents are known, how many fall on each is not: nested loops would read them one by one.
  await tx.sql`set local enable_nestloop = off`;
  const handling = await priceHandling(tx);
  await sumDocuments(tx, handling);
  await sumLines(tx, handling);
  await sumContacts(tx);
  await sumRareEntries(tx);
  await tx.sql`analyze documents_sum, lines_sum, contacts_sum, rare_sum`;
  await joinMonths(tx, handling);
  await tx.sql`set local enable_nestloop = on`;
  await tx.sql`set local enable_hashagg = on`;
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
  ].map((name) => sql`round(${sql.ref(name)}, 6) as ${sql.ref(name)}`);
  const costs = sql`cost_of_goods + direct_cost + cost_to_serve + redress + finance + marketing`;
  await tx.sql`
    create temporary table month_sum on commit drop as
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
          both("revenue_covered", "sold"),
          both("revenue_assumed", "sold"),
          both("cost_of_goods", "sold", "rare"),
          both("direct_cost", "sold", "had", "rare"),
          both("cost_to_serve", "sold", "had", "rare"),
          both("demand_cost", "sold", "had", "rare"),
          both("redress", "rare"),
          both("finance", "sold", "had", "rare"),
          both("marketing", "sold", "had", "rare"),
          both("adjustment", "rare"),
          both("minutes", "sold", "had", "rare"),
          both("sales_count", "sold"),
          both("returns_count", "sold"),
          both("contacts_count", "had"),
          both("contacts_caused_by_us", "had"),
          both("complaints_caused_by_us", "had", "rare"),
          both("entries_count", "sold", "had", "rare"),
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
  return sql`
    select
      golden_id,
      stretch.month,
      coalesce(sum(list_sales), 0) as list_sales,
      coalesce(sum(list_sales - net_sales), 0) as discount,
      coalesce(-sum(net_returns), 0) as returns,
      coalesce(sum(net_sales), 0) + coalesce(sum(net_returns), 0) - coalesce(sum(uncovered), 0) as revenue_covered,
      coalesce(sum(assumed), 0) as revenue_assumed,
      coalesce(sum(cost_of_goods), 0) as cost_of_goods,
      ${handlingOf(handling, "direct_cost")} as direct_cost,
      ${handlingOf(handling, "serving")} as cost_to_serve,
      ${handlingOf(handling, "demand")} as demand_cost,
      ${handlingOf(handling, "finance")} as finance,
      ${handlingOf(handling, "marketing")} as marketing,
      ${handlingOf(handling, "minutes")} as minutes,
      sum(sales_count)::integer as sales_count,
      sum(returns_count)::integer as returns_count,
      (
        coalesce(sum(list_entries + discount_entries + return_entries + goods_entries), 0)
        + ${handlingOf(handling, "entries")}
      )::integer as entries_count,
      min(first_sale_on) as first_sale_on,
      max(last_sale_on) as last_sale_on
    from documents_sum
    join (select distinct stretch_no, month from calendar) as stretch using (stretch_no)
    left join lines_sum using (golden_id, stretch_no)
    left join handling_of_stretch using (stretch_no)
    group by golden_id, stretch.month`;
}

const hadByMonth = sql`
  select
    golden_id,
    month,
    sum(amount) filter (where activity.category = 'serving') as cost_to_serve,
    sum(demand_amount) filter (where activity.category = 'serving') as demand_cost,
    sum(amount) filter (where activity.category = 'direct_cost') as direct_cost,
    sum(amount) filter (where activity.category = 'finance') as finance,
    sum(amount) filter (where activity.category = 'marketing') as marketing,
    sum(minutes) as minutes,
    sum(entries_count)::integer as entries_count,
    coalesce(sum(contacts_count), 0)::integer as contacts_count,
    coalesce(sum(contacts_caused_by_us), 0)::integer as contacts_caused_by_us,
    coalesce(sum(complaints_caused_by_us), 0)::integer as complaints_caused_by_us,
    max(last_contact_on) as last_contact_on
  from contacts_sum
  left join activity on activity.code = contacts_sum.activity_code
  group by golden_id, month`;

const rareByMonth = sql`
  select
    golden_id,
    month,
    sum(amount) filter (where category = 'list_sales') as list_sales,
    -sum(amount) filter (where category = 'discount') as discount,
    -sum(amount) filter (where category = 'return') as returns,
    -sum(amount) filter (where category = 'cost_of_goods') as cost_of_goods,
    -sum(amount) filter (where category = 'direct_cost') as direct_cost,
    -sum(amount) filter (where category = 'serving') as cost_to_serve,
    -sum(demand_amount) filter (where category = 'serving') as demand_cost,
    -sum(amount) filter (where category = 'redress') as redress,
    -sum(amount) filter (where category = 'finance') as finance,
    -sum(amount) filter (where category = 'marketing') as marketing,
    sum(amount) filter (where category = 'adjustment') as adjustment,
    sum(minutes) as minutes,
    coalesce(sum(entries_count), 0)::integer as entries_count,
    sum(complaints_caused_by_us)::integer as complaints_caused_by_us
  from rare_sum
  group by golden_id, month`;
