import type * as sales from "../../../contract/sales.ts";
import { seekParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { readProduct } from "./read-product.ts";

/** Enters a product; what it costs is said by `addCostPrice`. */
export async function createProduct({ tx, actor, input }: Call<typeof sales.createProduct>) {
  if (input.supplierPartyId && !(await seekParty(tx, actor, input.supplierPartyId))) refuse("party_unknown");
  const productId = newId(tx.now.getTime());
  await tx.sql`
    insert into product (
      product_id, code, name, category, manufacturer, unit, list_price, currency, supplier_party_id, created_at
    )
    values (
      ${productId}, ${input.code ?? null}, ${input.name}, ${input.category ?? null}, ${input.manufacturer ?? null},
      ${input.unit ?? null}, ${input.listPrice ?? null}, coalesce(${input.currency ?? null}, (select base_currency from workspace)),
      ${input.supplierPartyId ?? null}, ${tx.now}
    )`;
  await record(tx, actor, {
    name: "product.created",
    subjectKind: "product",
    subjectId: productId,
    differences: { name: { from: null, to: input.name } },
  });
  return readProduct({ tx, input: { productId } });
}
