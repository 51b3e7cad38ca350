import { type RawBuilder, sql } from "kysely";
import { revenueLines } from "../../../../contract/insight/costs/ledger-lines.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
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

const counts = [
  "sales_count",
  "returns_count",
  "contacts_count",
  "contacts_caused_by_us",
  "complaints_caused_by_us",
  "entries_count",
  "documents_unpriced",
  "goods_unpriced",
  "contacts_unpriced",
] as const;

const days = { first_sale_on: sql`min`, last_sale_on: sql`max`, last_contact_on: sql`max` } as const;

type Column = Line | "revenue" | (typeof counts)[number] | keyof typeof days;

/** What a row has of a month; of what isn't said it has nothing. */
type Entry = Partial<Record<Column, RawBuilder<unknown>>>;

/**
 * Adds what was sold, what contacts and campaigns cost and what is rare up to one row for each customer and month, in
 * `month_sum`. Costs stand as positive amounts, rounded as party_month keeps them, so that months add up to the whole. Customers
 * are taken in two halves, so that two processes work beside each other.
 * Wants what sumDocuments, sumLines, sumContacts, sumRareEntries and sumMoney leave.
 */
export async function joinMonths(tx: Tx, handling: Handling): Promise<void> {
  const present = await presentLines(tx, handling);
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
  const lines = [...money, "minutes" as const].filter(has);
  const entries = [sold(handling, present.sold, half), had(present.had, half), rare(present.rare, half)].map(
    ({ entry, from }) => rowOf(lines, entry, from),
  );
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
      ${sql.join(counts.map((count) => sql`coalesce(${sql.ref(count)}, 0)::integer as ${sql.ref(count)}`))},
      ${sql.join(Object.keys(days).map((day) => sql.ref(day)))}
    from (
      select
        golden_id,
        month,
        ${sql.join([
          ...[...lines, "revenue"].map((line) => sql`sum_of_few(${sql.ref(line)}) as ${sql.ref(line)}`),
          ...counts.map((count) => sql`sum(${sql.ref(count)}) as ${sql.ref(count)}`),
          ...Object.entries(days).map(([day, which]) => sql`${which}(${sql.ref(day)}) as ${sql.ref(day)}`),
        ])}
      from (${sql.join(entries, sql` union all `)}) as entry
      group by golden_id, month
    ) as joined`;
}

function rowOf(lines: readonly Line[], entry: Entry, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = ([type, names]: readonly [RawBuilder<unknown>, readonly Column[]]) =>
    names.map((name) => sql`${entry[name] ?? sql`null`}::${type} as ${sql.ref(name)}`);
  return sql`
    select
      golden_id,
      month,
      ${sql.join(
        (
          [
            [sql`numeric`, [...lines, "revenue"]],
            [sql`integer`, counts],
            [sql`date`, Object.keys(days) as (keyof typeof days)[]],
          ] as const
        ).flatMap(columns),
      )}
    from ${from}`;
}

/** Each customer's stretch of sales, priced. What has no exchange rate is counted, and has no amounts. */
function sold(handling: Handling, lines: ReadonlySet<Line>, half: Half) {
  const amounts: Partial<Record<Line, RawBuilder<unknown>>> = {
    list_sales: sql`case when not is_return then list_amount * rate end`,
    discount: sql`case when not is_return then (list_amount - net_amount) * rate end`,
    returns: sql`case when is_return then -net_amount * rate end`,
    revenue_covered: sql`
      case when goods_percent is null and bare_net is not null then net_amount - bare_net else net_amount end * rate`,
    revenue_assumed: sql`case when goods_percent is not null then bare_net * rate end`,
    cost_of_goods: sql`(
      coalesce(own_goods * rate, 0) + case when rate is not null then coalesce(price_goods, 0) else 0 end
        + coalesce(case when goods_of = 'list' then bare_list else bare_net end * goods_percent / 100 * rate, 0)
    )`,
    direct_cost: handlingOf(handling, "direct_cost"),
    cost_to_serve: handlingOf(handling, "serving"),
    demand_cost: handlingOf(handling, "demand"),
    finance: handlingOf(handling, "finance"),
    marketing: handlingOf(handling, "marketing"),
    sustaining: handlingOf(handling, "sustaining"),
    minutes: handlingOf(handling, "minutes"),
  };
  const entry: Entry = {
    ...Object.fromEntries([...lines].map((line) => [line, amounts[line]])),
    revenue: sql`(net_amount * rate)`,
    sales_count: sql`case when not is_return then documents_count end`,
    returns_count: sql`case when is_return then documents_count end`,
    entries_count: sql`(
      case
        when rate is null or list_amount is null then 0
        else case when is_return then net_entries else list_entries + discount_entries + deduction_entries end
          + goods_entries
          + case
              when goods_percent is null or goods_percent = 0 then 0
              when goods_of = 'list' then bare_list_entries
              else bare_net_entries
            end
      end + coalesce(${handlingOf(handling, "entries")}, 0)
    )`,
    documents_unpriced: sql`case when rate is null then documents_count end`,
    goods_unpriced: sql`case when rate is not null and goods_percent is null then bare_net_entries end`,
    first_sale_on: sql`case when not is_return then first_on end`,
    last_sale_on: sql`case when not is_return then last_on end`,
  };
  return {
    entry,
    from: sql`
      ${halfOf("documents_sum", half)}
      join sale_stretch using (sale_stretch_no)
      left join ${halfOf("lines_sum", half)} using (golden_id, sale_stretch_no)
      left join handling_of_stretch using (sale_stretch_no)`,
  };
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

function had(lines: ReadonlySet<Line>, half: Half) {
  const ofLine = (line: (typeof hadLines)[number]) =>
    sql`case when category = ${categoriesOf(line)[0]} then ${sql.ref(line === "demand_cost" ? "demand_amount" : "amount")} end`;
  const entry: Entry = {
    ...Object.fromEntries(hadLines.filter((line) => lines.has(line)).map((line) => [line, ofLine(line)])),
    minutes: sql`minutes`,
    entries_count: sql`entries_count`,
    contacts_count: sql`contacts_count`,
    contacts_caused_by_us: sql`contacts_caused_by_us`,
    complaints_caused_by_us: sql`complaints_caused_by_us`,
    contacts_unpriced: sql`without_rate`,
    last_contact_on: sql`last_contact_on`,
  };
  return {
    entry,
    from: sql`(
      select
        contacts_sum.*,
        case
          when is_acquisition then 'acquisition'
          when activity.level = 'sustaining' then 'sustaining'
          else activity.category
        end as category
      from ${halfOf("contacts_sum", half)}
      left join activity on activity.code = contacts_sum.activity_code
    ) as booked`,
  };
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

function rare(lines: ReadonlySet<Line>, half: Half) {
  const ofLine = (line: Line) => {
    const amount = sql.ref(line === "demand_cost" ? "demand_amount" : "amount");
    const sign = negated.includes(line) ? sql`-` : sql``;
    return sql`case when category = any(${[...categoriesOf(line)]}::text[]) then ${sign}${amount} end`;
  };
  const entry: Entry = {
    ...Object.fromEntries(money.filter((line) => lines.has(line)).map((line) => [line, ofLine(line)])),
    minutes: sql`minutes`,
    revenue: sql`case when category = any(${[...revenueLines]}::text[]) then amount end`,
    entries_count: sql`entries_count`,
    complaints_caused_by_us: sql`complaints_caused_by_us`,
  };
  return { entry, from: halfOf("rare_sum", half) };
}
