import { sql } from "kysely";
import { partyRef, today } from "../../customers/party-columns.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/** A product of the row `product` as the contract shows it, with what one unit costs us today. */
export function productColumns(tx: Pick<Tx, "now">) {
  return sql`product.product_id as "productId", product.code, product.name, product.category, product.manufacturer,
    product.unit, trim_scale(product.list_price)::text as "listPrice", product.currency, product.is_active as "isActive",
    (
      select trim_scale(c.amount)::text
      from cost_price c
      where c.product_id = product.product_id and c.valid_during @> ${today(tx)}
    ) as "costPrice",
    (
      select ${partyRef("kept")}
      from party supplier
      join party kept on kept.party_id = supplier.golden_id
      where supplier.party_id = product.supplier_party_id
    ) as supplier,
    product.version`;
}
