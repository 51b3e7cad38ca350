import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { likeText } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { productColumns } from "./product-columns.ts";

type Row = OutputOf<typeof sales.listProducts>["rows"][number] & { key: string };

/** Products in order of name. */
export async function listProducts({ tx, input }: Call<typeof sales.listProducts>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`normalised(product.name)`, direction: "asc", value: last[0] },
        { column: sql`product.product_id`, direction: "asc", value: last[1] },
      ])
    : sql`true`;
  const text = input.text === undefined ? undefined : likeText(input.text);
  const named = text
    ? sql`(normalised(product.name) like '%' || ${text} || '%' or normalised(product.code) like ${text} || '%')`
    : sql`true`;
  const active = input.active === undefined ? sql`true` : sql`product.is_active = ${input.active}`;
  const rows = await tx.sql<Row>`
    select ${productColumns(tx)}, normalised(product.name) as key
    from product
    where ${named} and ${active} and ${after}
    order by normalised(product.name), product.product_id
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.key, row.productId]);
}
