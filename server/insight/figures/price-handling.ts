import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

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

export async function fieldedCodes(tx: Tx): Promise<string[]> {
  return (await tx.sql<{ code: string }>`${fieldedActivities}`).map((activity) => activity.code);
}

/**
 * Writes down what each stretch of sales charges for a document, a line, an amount in its currency: in `handling` by
 * activity, and in `handling_of_stretch` added up for each line of the waterfall, so that a customer's month is a handful
 * of multiplications.
 */
export async function priceHandling(tx: Tx): Promise<Handling> {
  await tx.sql`
    create unlogged table handling as
    select *
    from (
      select
        sale_stretch_no,
        stretch.month,
        activity_code,
        category,
        pool_code,
        is_demand,
        case
          when method in ('timed', 'per_unit') and quantity_of = 'quantity' and fact = 'line' then 'line_quantity'
          when method in ('timed', 'per_unit') then fact
          when method = 'pass_through' and fact = 'document' then 'document_freight'
          else fact || '_net'
        end as measure,
        case method
          when 'timed' then base_minutes * minute_price
          when 'per_unit' then unit_price
          else percent / 100 * rate
        end as price,
        case when method = 'timed' then base_minutes end as minutes
      from sale_stretch as stretch
      join (
        values
          ('sale', 'document', false), ('return', 'document', true), ('freight', 'document', null),
          ('sale_line', 'line', false), ('return_line', 'line', true)
      ) as cause (driver, fact, of_returns) on coalesce(of_returns, is_return) = is_return
      join stretch_price using (driver, stretch_no)
      where rate is not null and activity_code not in (${fieldedActivities})
    ) as priced
    where price <> 0`;
  await tx.sql`
    create unlogged table handling_part as
    select sale_stretch_no, measure, line, sum(value) as value
    from handling
    cross join lateral (
      values
        (category, price),
        (case when category = 'serving' and is_demand then 'demand' end, price),
        (case when minutes is not null then 'minutes' end, minutes),
        ('entries', 1)
    ) as part (line, value)
    where line is not null
    group by sale_stretch_no, measure, line`;
  const parts = await tx.sql<Part>`select distinct line, measure from handling_part order by line, measure`;
  const columns = parts.map(
    ({ line, measure }) =>
      sql`sum(value) filter (where line = ${line} and measure = ${measure}) as ${sql.ref(columnOf(line, measure))}`,
  );
  await tx.sql`
    create unlogged table handling_of_stretch as
    select ${sql.join([sql.ref("sale_stretch_no"), ...columns])} from handling_part group by sale_stretch_no`;
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

/** What handling adds to a line of the waterfall, over one row that has the measures and the prices of its stretch. */
export function handlingOf({ parts }: Handling, line: string): RawBuilder<unknown> {
  const products = parts
    .filter((part) => part.line === line)
    .map(({ measure }) => {
      const counted = sql.ref(line === "entries" ? `${measure}_times` : measure);
      return sql`coalesce(${counted} * ${sql.ref(columnOf(line, measure))}, 0)`;
    });
  return products.length === 0 ? sql`null::numeric` : sql`(${sql.join(products, sql` + `)})`;
}

function columnOf(line: string, measure: string): string {
  return `${line}_by_${measure}`;
}

const measures: readonly Measure[] = [
  counted("documents", "document"),
  added("documents", "document_net", sql`abs(net_total)`),
  added("documents", "document_freight", sql`freight_cost`),
  counted("lines", "line"),
  added("lines", "line_quantity", sql`abs(line.quantity)`),
  added("lines", "line_net", sql`abs(line.net_amount)`),
];

function counted(of: Measure["of"], name: string): Measure {
  return { name, of, amount: sql`count(*)::integer`, times: sql`count(*)::integer` };
}

function added(of: Measure["of"], name: string, amount: RawBuilder<unknown>): Measure {
  return { name, of, amount: sql`sum_of_few(${amount})`, times: sql`count(nullif(${amount}, 0))::integer` };
}
