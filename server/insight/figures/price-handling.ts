import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";

/** Something counted or added up of documents or their lines, which activities are charged by. */
export type Measure = {
  name: string;
  of: "documents" | "lines";
  amount: RawBuilder<unknown>;
  /** How many of the facts have an amount at all: so many rows they have in the ledger. */
  times: RawBuilder<unknown>;
};

/** A line of the waterfall, `demand`, `minutes` or `entries`, as far as a measure adds to it. */
type Part = { line: string; measure: string };

/** What orders, invoices and returns are charged for being handled: the measures in use, and what each adds to a line. */
export type Handling = { measures: readonly Measure[]; parts: readonly Part[] };

/** Activities of documents that look at fields of each document: they are read from the ledger, row by row. */
export const fieldedActivities = sql`
  select activity.code
  from activity
  where activity.driver in ('sale', 'return', 'freight')
    and (
      activity.quantity_of is not null
      or exists (
        select from activity_rate
        where activity_rate.activity_code = activity.code and activity_rate.superseded_at is null and terms <> '{}'
      )
    )`;

/**
 * Writes down what each stretch of days charges for a sale, a line, an amount: in `handling` by activity, and in
 * `handling_of_stretch` added up for each line of the waterfall, so that a customer's month is a handful of multiplications.
 */
export async function priceHandling(tx: Tx): Promise<Handling> {
  await tx.sql`
    create temporary table handling on commit drop as
    select *
    from (
      select
        stretch_no,
        month,
        activity_code,
        category,
        is_demand,
        case
          when method in ('timed', 'per_unit') and driver in ('sale_line', 'return_line') and quantity_of = 'quantity' then driver || '_quantity'
          when method in ('timed', 'per_unit') then driver
          when method = 'pass_through' and driver not in ('sale_line', 'return_line') then driver || '_freight'
          else driver || '_net'
        end as measure,
        case method
          when 'timed' then base_minutes * minute_price
          when 'per_unit' then unit_price
          else percent / 100
        end as price,
        case when method = 'timed' then base_minutes end as minutes
      from stretch_price
      where driver in ('sale', 'return', 'freight', 'sale_line', 'return_line')
        and activity_code not in (${fieldedActivities})
    ) as priced
    where price <> 0`;
  await tx.sql`
    create temporary table handling_part on commit drop as
    select stretch_no, measure, line, sum(value) as value
    from handling
    cross join lateral (
      values
        (category, price),
        (case when category = 'serving' and is_demand then 'demand' end, price),
        (case when minutes is not null then 'minutes' end, minutes),
        ('entries', 1)
    ) as part (line, value)
    where line is not null
    group by stretch_no, measure, line`;
  const parts = await tx.sql<Part>`select distinct line, measure from handling_part order by line, measure`;
  const columns = parts.map(
    ({ line, measure }) =>
      sql`sum(value) filter (where line = ${line} and measure = ${measure}) as ${sql.ref(columnOf(line, measure))}`,
  );
  await tx.sql`
    create temporary table handling_of_stretch on commit drop as
    select ${sql.join([sql.ref("stretch_no"), ...columns])} from handling_part group by stretch_no`;
  await tx.sql`analyze handling, handling_of_stretch`;
  return { parts, measures: measures.filter(({ name }) => parts.some((part) => part.measure === name)) };
}

/** Sums the measures in use of one kind of fact, for the select list of its pass. */
export function measured({ measures }: Handling, of: Measure["of"]): RawBuilder<unknown>[] {
  return measures
    .filter((measure) => measure.of === of)
    .flatMap(({ name, amount, times }) => [
      sql`${amount} as ${sql.ref(name)}`,
      sql`${times} as ${sql.ref(`${name}_times`)}`,
    ]);
}

/** What handling adds to a line of the waterfall, over rows that have the measures and the prices of their stretch. */
export function handlingOf({ parts }: Handling, line: string): RawBuilder<unknown> {
  const products = parts
    .filter((part) => part.line === line)
    .map(({ measure }) => {
      const counted = sql.ref(line === "entries" ? `${measure}_times` : measure);
      return sql`coalesce(sum(${counted} * ${sql.ref(columnOf(line, measure))}), 0)`;
    });
  return products.length === 0 ? sql`0::numeric` : sql`(${sql.join(products, sql` + `)})`;
}

function columnOf(line: string, measure: string): string {
  return `${line}_by_${measure}`;
}

const priced = sql`recognised.rate is not null`;

const measures: readonly Measure[] = [
  { driver: "sale", isMeant: sql`${priced} and not is_return` },
  { driver: "return", isMeant: sql`${priced} and is_return` },
  { driver: "freight", isMeant: priced },
]
  .flatMap(({ driver, isMeant }) => [
    counted("documents", driver, isMeant),
    added("documents", `${driver}_net`, sql`abs(net_total) * recognised.rate`, isMeant),
    added("documents", `${driver}_freight`, sql`freight_cost * recognised.rate`, isMeant),
  ])
  .concat(
    [
      { driver: "sale_line", isMeant: sql`${priced} and not is_return` },
      { driver: "return_line", isMeant: sql`${priced} and is_return` },
    ].flatMap(({ driver, isMeant }) => [
      counted("lines", driver, isMeant),
      added("lines", `${driver}_quantity`, sql`abs(line.quantity)`, isMeant),
      added("lines", `${driver}_net`, sql`abs(line.net_amount) * recognised.rate`, isMeant),
    ]),
  );

function counted(of: Measure["of"], name: string, isMeant: RawBuilder<unknown>): Measure {
  const times = sql`count(*) filter (where ${isMeant})`;
  return { name, of, amount: times, times };
}

function added(
  of: Measure["of"],
  name: string,
  amount: RawBuilder<unknown>,
  isMeant: RawBuilder<unknown>,
): Measure {
  return {
    name,
    of,
    amount: sql`sum(${amount}) filter (where ${isMeant})`,
    times: sql`count(*) filter (where ${isMeant} and ${amount} <> 0)`,
  };
}
