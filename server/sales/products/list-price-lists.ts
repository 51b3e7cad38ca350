import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof sales.listPriceLists>["rows"][number];

/** Price lists in order of name, each with how many prices it holds. */
export async function listPriceLists({ tx, input }: Call<typeof sales.listPriceLists>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`name`, direction: "asc", value: last[0] },
        { column: sql`price_list_id`, direction: "asc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Row>`
    select price_list_id as "priceListId", name, currency, pricing_model as "pricingModel", is_active as "isActive",
      (select count(*) from price_list_entry e where e.price_list_id = price_list.price_list_id) as entries
    from price_list
    where ${after}
    order by name, price_list_id
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.name, row.priceListId]);
}
