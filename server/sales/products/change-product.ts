import { sql } from "kysely";
import type * as sales from "../../../contract/sales.ts";
import { seekParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { given } from "../../plumbing/given.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { readProduct } from "./read-product.ts";

/** Changes a product's own fields; the history keeps each from what to what. */
export async function changeProduct({ tx, actor, input }: Call<typeof sales.changeProduct>) {
  const { productId } = input;
  const [before] = await tx.sql<Record<string, unknown> & { version: number }>`
    select code, name, category, manufacturer, unit, trim_scale(list_price)::text as list_price, currency, supplier_party_id,
      is_active, version
    from product
    where product_id = ${productId}
    for update`;
  if (before === undefined) refuse("not_found");
  if (before.version !== input.version) refuse("version_stale");
  if (input.supplierPartyId && !(await seekParty(tx, actor, input.supplierPartyId))) refuse("party_unknown");

  const asked = given({
    code: input.code,
    name: input.name,
    category: input.category,
    manufacturer: input.manufacturer,
    unit: input.unit,
    list_price: input.listPrice,
    currency: input.currency,
    supplier_party_id: input.supplierPartyId,
    is_active: input.isActive,
  });
  const differences = differencesBetween(before, { ...before, ...asked });
  if (Object.keys(differences).length > 0) {
    const assignments = Object.entries(differences).map(
      ([column, { to }]) => sql`${sql.ref(column)} = ${to}`,
    );
    await tx.sql`update product set ${sql.join(assignments)}, version = version + 1 where product_id = ${productId}`;
    await record(tx, actor, {
      name: "product.changed",
      subjectKind: "product",
      subjectId: productId,
      differences,
    });
  }
  return readProduct({ tx, input: { productId } });
}
