import { type RawBuilder } from "kysely";
import { matrixRegions } from "../../../contract/insight/value-matrix.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { knownShare } from "../value/customer-totals.ts";

type Sums = { customers: number; revenue: string; margin: string; serving: string; profit: string };
type Region = (typeof matrixRegions)[number];

/** What all customers come to, and those of each region. */
export async function sumRegions(tx: Tx, customers: RawBuilder<unknown>) {
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
