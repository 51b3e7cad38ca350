import { type RawBuilder, sql } from "kysely";
import { revenueLines } from "../../../../contract/ledger-lines.ts";
import type { Tx } from "../../../plumbing/db.ts";
import { isBeforeFirstSale } from "../first-sales.ts";
import { inHalves } from "../in-halves.ts";
import { type Handling, handlingOf } from "../price-handling.ts";

/** Lines of a month that come from what was sold, from contacts and campaigns, and from what is rare. */
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
] as const;

type Line = (typeof money)[number] | "minutes";

/** Which lines each of the three may have an amount on: the others are not added up at all. */
type Present = Record<"sold" | "had" | "rare", ReadonlySet<Line>>;

/**
 * Joins what was sold, what contacts and campaigns cost and what is rare into one row for each customer and month, in
 * `month_sum`. Costs stand as positive amounts, rounded as party_month keeps them, so that months add up to the whole. Customers
 * are taken in two halves, so that two processes work beside each other.
 * Wants what sumDocuments, sumLines, sumContacts, sumRareEntries, sumMoney and noteFirstSales leave.
 */
export async function joinMonths(tx: Tx, handling: Handling): Promise<void> {
  const present = await presentLines(tx, handling);
  await noteCrowdedMonths(tx);
  await inHalves(tx, "month_sum", (half) => joined(handling, present, half(sql`golden_id`)), [
    "documents_sum",
    "contacts_sum",
  ]);
  await tx.sql`analyze month_sum (golden_id, month, sales_count)`;
}

/** Of contacts and campaigns it is told from the cost model; of what is rare from the rows. */
async function presentLines(tx: Tx, { parts }: Handling): Promise<Present> {
  const priced = new Set(parts.map((part) => part.line));
  const [{ assumes } = { assumes: true }] = await tx.sql<{ assumes: boolean }>`
    select exists (select from sale_stretch where goods_percent is not null) as assumes`;
  const activities = await tx.sql<{ category: string }>`
    select distinct case when level = 'sustaining' then 'sustaining' else category end as category
    from activity
    where driver in ('contact', 'campaign_touch')`;
  const rare = await tx.sql<{ category: string | null }>`select distinct category from rare_sum`;
  const linesOf = (categories: ReadonlySet<string | null>) =>
    money.filter((line) => categoriesOf(line).some((category) => categories.has(category)));
  return {
    sold: new Set<Line>([
      "list_sales",
      "discount",
      "returns",
      "revenue_covered",
      ...(assumes ? (["revenue_assumed"] as const) : []),
      "cost_of_goods",
      ...(["direct_cost", "finance", "marketing", "sustaining", "minutes"] as const).filter((line) =>
        priced.has(line),
      ),
      ...(priced.has("serving") ? (["cost_to_serve"] as const) : []),
      ...(priced.has("demand") ? (["demand_cost"] as const) : []),
    ]),
    had: new Set<Line>([
      ...linesOf(new Set([...activities.map((one) => one.category), "acquisition"])).filter((line) =>
        hadLines.some((one) => one === line),
      ),
      "minutes",
    ]),
    rare: new Set<Line>([...linesOf(new Set(rare.map((one) => one.category))), "minutes"]),
  };
}

/** The categories of the ledger that come to a line. */
function categoriesOf(line: Line): readonly string[] {
  switch (line) {
    case "discount":
      return ["discount", "order_discount", "concession", "rebate"];
    case "returns":
      return ["return"];
    case "cost_to_serve":
    case "demand_cost":
      return ["serving"];
    default:
      return [line];
  }
}

/**
 * Customers' months that more than one row falls in, of sales and of contacts: only these have to be added up. Nearly every row is
 * alone in its month, and a sum begun and ended for each of its amounts took most of the time.
 */
async function noteCrowdedMonths(tx: Tx): Promise<void> {
  await tx.sql`set local enable_hashagg = on`;
  await tx.sql`
    create unlogged table crowded_sales as
    select golden_id, month
    from documents_sum
    join sale_stretch using (sale_stretch_no)
    group by golden_id, month
    having count(*) > 1`;
  await tx.sql`
    create unlogged table crowded_contacts as
    select golden_id, month from contacts_sum group by golden_id, month having count(*) > 1`;
  await tx.sql`set local enable_hashagg = off`;
  await tx.sql`analyze crowded_sales, crowded_contacts`;
}

/** Whether a row is of one half of all customers. */
type Half = RawBuilder<unknown>;

/** The rows of a table that are of one half, under the table's own name. */
function halfOf(table: string, half: Half): RawBuilder<unknown> {
  return sql`(select * from ${sql.table(table)} where ${half}) as ${sql.ref(table)}`;
}

/** The months of one half of all customers. */
function joined(handling: Handling, present: Present, half: Half): RawBuilder<unknown> {
  const costs = ["cost_of_goods", "direct_cost", "cost_to_serve", "redress", "finance", "marketing"] as const;
  const has = (line: Line) => present.sold.has(line) || present.had.has(line) || present.rare.has(line);
  const amount = (line: Line) => (has(line) ? [sql`coalesce(${sql.ref(line)}, 0)`] : []);
  const revenue = sql`coalesce(revenue, 0)`;
  return sql`
    select
      golden_id,
      month,
      ${sql.join(
        money.map((line) =>
          has(line)
            ? sql`coalesce(round(${sql.ref(line)}, 6), 0) as ${sql.ref(line)}`
            : sql`0::numeric as ${sql.ref(line)}`,
        ),
      )},
      coalesce(round(revenue, 6), 0) as revenue,
      round(${sql.join([revenue, ...costs.flatMap(amount)], sql` - `)}
        ${has("adjustment") ? sql`+ coalesce(adjustment, 0)` : sql``}, 6) as profit,
      coalesce(round(minutes, 3), 0) as minutes,
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
          ...[...money, "minutes" as const]
            .filter(has)
            .map((line) =>
              amountOf(
                line,
                ...(["sold", "had", "rare"] as const).filter((source) => present[source].has(line)),
              ),
            ),
          amountOf("revenue", "sold", "rare"),
          countOf("sales_count", "sold"),
          countOf("returns_count", "sold"),
          countOf("contacts_count", "had"),
          countOf("contacts_caused_by_us", "had"),
          countOf("complaints_caused_by_us", "had", "rare"),
          countOf("entries_count", "sold", "had", "rare"),
          countOf("documents_unpriced", "sold"),
          countOf("goods_unpriced", "sold"),
          countOf("contacts_unpriced", "had"),
        ])},
        sold.first_sale_on,
        sold.last_sale_on,
        had.last_contact_on
      from (${soldByMonth(handling, present.sold, half)}) as sold
      full join (${hadByMonth(present.had, half)}) as had using (golden_id, month)
      full join (${rareByMonth(present.rare, half)}) as rare using (golden_id, month)
    ) as joined`;
}

/** The same count of several sums, where each may be missing. */
function countOf(column: string, ...sources: readonly string[]): RawBuilder<unknown> {
  const parts = sources.map((source) => sql`coalesce(${sql.ref(`${source}.${column}`)}, 0)`);
  return sql`${sql.join(parts, sql` + `)} as ${sql.ref(column)}`;
}

/** The same amount of several sums; empty where all are missing. Most are, and nothing has to be added where one is. */
function amountOf(column: string, ...sources: readonly string[]): RawBuilder<unknown> {
  const [first, ...others] = sources.map((source): RawBuilder<unknown> => sql.ref(`${source}.${column}`));
  const all = others.reduce((sum, one) => sql`coalesce(${sum} + ${one}, ${sum}, ${one})`, first ?? sql`null`);
  return sql`${all} as ${sql.ref(column)}`;
}

function soldByMonth(handling: Handling, lines: ReadonlySet<Line>, half: Half): RawBuilder<unknown> {
  const some = [...lines];
  const isCrowded = sql`
    exists (
      select from crowded_sales as crowded
      where crowded.golden_id = documents_sum.golden_id and crowded.month = sale_stretch.month
    )`;
  return sql`
    select
      golden_id,
      month,
      ${sql.join(some.map((line) => sql.ref(line)))},
      revenue,
      case when is_return then 0 else documents_count end::integer as sales_count,
      case when is_return then documents_count else 0 end::integer as returns_count,
      entries_count::integer as entries_count,
      case when rate is null then documents_count else 0 end::integer as documents_unpriced,
      case when rate is not null and goods_percent is null then coalesce(bare_net_entries, 0) else 0 end::integer as goods_unpriced,
      case when not is_return then first_on end as first_sale_on,
      case when not is_return then last_on end as last_sale_on
    from (${soldByStretch(handling, half, sql`not ${isCrowded}`)}) as sold
    union all
    select
      golden_id,
      month,
      ${sql.join(some.map((line) => sql`sum(${sql.ref(line)})`))},
      sum(revenue),
      coalesce(sum(documents_count) filter (where not is_return), 0)::integer,
      coalesce(sum(documents_count) filter (where is_return), 0)::integer,
      sum(entries_count)::integer,
      coalesce(sum(documents_count) filter (where rate is null), 0)::integer,
      coalesce(sum(bare_net_entries) filter (where rate is not null and goods_percent is null), 0)::integer,
      min(first_on) filter (where not is_return),
      max(last_on) filter (where not is_return)
    from (${soldByStretch(handling, half, isCrowded)}) as sold
    group by golden_id, month`;
}

/** Each customer's stretch of sales, priced. What has no exchange rate is counted, and has no amounts. */
function soldByStretch(handling: Handling, half: Half, which: RawBuilder<unknown>): RawBuilder<unknown> {
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
      net_amount * rate as revenue,
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
    from ${halfOf("documents_sum", half)}
    join sale_stretch using (sale_stretch_no)
    left join ${halfOf("lines_sum", half)} using (golden_id, sale_stretch_no)
    left join handling_of_stretch using (sale_stretch_no)
    where ${which}`;
}

/** The lines that contacts and campaigns may come to, by what they are booked as. */
const hadLines = [
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "finance",
  "marketing",
  "acquisition",
  "sustaining",
] as const;

function hadByMonth(lines: ReadonlySet<Line>, half: Half): RawBuilder<unknown> {
  const some = hadLines.filter((line) => lines.has(line));
  const ofLine = (line: (typeof hadLines)[number]) =>
    sql`case when category = ${categoriesOf(line)[0]} then ${sql.ref(line === "demand_cost" ? "demand_amount" : "amount")} end`;
  const counts = [
    "entries_count",
    "contacts_count",
    "contacts_caused_by_us",
    "complaints_caused_by_us",
  ] as const;
  const isCrowded = sql`
    exists (
      select from crowded_contacts as crowded
      where crowded.golden_id = contacts_sum.golden_id and crowded.month = contacts_sum.month
    )`;
  const booked = (which: RawBuilder<unknown>) => sql`
    select
      golden_id,
      month,
      amount,
      demand_amount,
      minutes,
      entries_count,
      contacts_count,
      contacts_caused_by_us,
      complaints_caused_by_us,
      without_rate,
      last_contact_on,
      case
        when ${isBeforeFirstSale} then 'acquisition'
        when activity.level = 'sustaining' then 'sustaining'
        else activity.category
      end as category
    from ${halfOf("contacts_sum", half)}
    left join activity on activity.code = contacts_sum.activity_code
    left join ${halfOf("won", half)} using (golden_id)
    where ${which}`;
  return sql`
    select
      golden_id,
      month,
      ${sql.join([
        ...some.map((line) => sql`${ofLine(line)} as ${sql.ref(line)}`),
        sql`minutes`,
        ...counts.map((count) => sql`coalesce(${sql.ref(count)}, 0)::integer as ${sql.ref(count)}`),
      ])},
      coalesce(without_rate, 0)::integer as contacts_unpriced,
      last_contact_on
    from (${booked(sql`not ${isCrowded}`)}) as booked
    union all
    select
      golden_id,
      month,
      ${sql.join([
        ...some.map((line) => sql`sum(${ofLine(line)})`),
        sql`sum(minutes)`,
        ...counts.map((count) => sql`coalesce(sum(${sql.ref(count)}), 0)::integer`),
      ])},
      coalesce(sum(without_rate), 0)::integer,
      max(last_contact_on)
    from (${booked(isCrowded)}) as booked
    group by golden_id, month`;
}

/** Lines that take away stand as costs: what the ledger has as a negative amount. */
const negated: readonly Line[] = [
  "discount",
  "returns",
  "cost_of_goods",
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "redress",
  "finance",
  "marketing",
  "acquisition",
  "sustaining",
];

function rareByMonth(lines: ReadonlySet<Line>, half: Half): RawBuilder<unknown> {
  const sums = money
    .filter((line) => lines.has(line))
    .map((line) => {
      const amount = sql.ref(line === "demand_cost" ? "demand_amount" : "amount");
      const sign = negated.includes(line) ? sql`-` : sql``;
      return sql`${sign}sum(${amount}) filter (where category = any(${[...categoriesOf(line)]}::text[])) as ${sql.ref(line)}`;
    });
  return sql`
    select
      golden_id,
      month,
      ${sql.join([...sums, sql`sum(minutes) as minutes`])},
      sum(amount) filter (where category = any(${[...revenueLines]}::text[])) as revenue,
      coalesce(sum(entries_count), 0)::integer as entries_count,
      sum(complaints_caused_by_us)::integer as complaints_caused_by_us
    from ${halfOf("rare_sum", half)}
    group by golden_id, month`;
}
