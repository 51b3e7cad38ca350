import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

type Points = Record<"ids" | "margin" | "serving" | "size" | "rating", string>;

/** A hundred thousand rows through the driver take half a second; as five strings of bytes they are one row. */
export async function packPoints(tx: Tx, customers: RawBuilder<unknown>, isDrawn: RawBuilder<boolean>) {
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
