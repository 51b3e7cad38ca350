import { type RawBuilder, sql } from "kysely";
import type * as insight from "../../../contract/insight.ts";
import { matrixRegions } from "../../../contract/value-matrix.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/db.ts";
import { knownShare } from "../value/customer-totals.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { chooseSample } from "./choose-sample.ts";
import { matrixCustomers } from "./matrix-customers.ts";

/** Everything the matrix draws: sums of all customers by region, and the points, packed by the database itself. */
export async function readValueMatrix({ tx, actor, input }: Call<typeof insight.readValueMatrix>) {
  const run = await runInForce(tx);
  const customers = matrixCustomers(actor, input.window);
  const { all, regions } = await sumRegions(tx, customers);
  const sample = await chooseSample(tx, customers, all.customers);
  const { revenueMax, drawn, ...points } = await packPoints(tx, customers, sample.isDrawn);
  return {
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    ...all,
    regions,
    drawn,
    sample: sample.told,
    revenueMax,
    points,
  };
}

type Sums = { customers: number; revenue: string; margin: string; serving: string; profit: string };
type Region = (typeof matrixRegions)[number];

async function sumRegions(tx: Tx, customers: RawBuilder<unknown>) {
  const rows = await tx.sql<Sums & { region: Region | null; coverage: number | null }>`
    select
      region,
      count(*) as customers,
      round(coalesce(sum(revenue), 0), 6) as revenue,
      round(coalesce(sum(margin), 0), 6) as margin,
      round(coalesce(sum(serving), 0), 6) as serving,
      round(coalesce(sum(profit), 0), 6) as profit,
      (${knownShare})::float8 as coverage
    from (${customers}) as customer
    group by grouping sets ((region), ())
    order by region`;
  const all = rows.find((row) => row.region === null);
  if (all === undefined) throw new Error("An aggregate without a row.");
  const regions = matrixRegions.map((region) => {
    const row = rows.find((one) => one.region === region) ?? nothing;
    return { region, ...sumsOf(row) };
  });
  return { all: { ...sumsOf(all), coverage: all.coverage }, regions };
}

const nothing: Sums = { customers: 0, revenue: "0", margin: "0", serving: "0", profit: "0" };

function sumsOf({ customers, revenue, margin, serving, profit }: Sums): Sums {
  return { customers, revenue, margin, serving, profit };
}

type Points = Record<"ids" | "margin" | "serving" | "size" | "rating", string>;

/** A hundred thousand rows through the driver take half a second; as five strings of bytes they are one row. */
async function packPoints(tx: Tx, customers: RawBuilder<unknown>, isDrawn: RawBuilder<boolean>) {
  const packed = (bytes: RawBuilder<unknown>) =>
    sql`translate(encode(coalesce(string_agg(${bytes}, ''), ''), 'base64'), e'\n', '')`;
  const [row] = await tx.sql<Points & { drawn: number; revenueMax: number }>`
    select
      count(*) as drawn,
      coalesce(max(revenue_max), 0)::float8 as "revenueMax",
      ${packed(sql`uuid_send(golden_id)`)} as ids,
      ${packed(sql`float4send(margin::float4)`)} as margin,
      ${packed(sql`float4send(serving::float4)`)} as serving,
      ${packed(sql`set_byte('\\x00'::bytea, 0, size)`)} as size,
      ${packed(sql`convert_to(rating, 'UTF8')`)} as rating
    from (
      select
        golden_id, margin, serving, rating,
        max(revenue) over () as revenue_max,
        round(255 * sqrt(greatest(revenue, 0)::float8 / greatest(max(revenue) over (), 1)::float8))::integer as size
      from (${customers}) as customer
      where ${isDrawn}
      order by revenue desc, golden_id
    ) as point`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return row;
}
