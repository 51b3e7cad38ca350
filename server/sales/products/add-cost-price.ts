import type * as sales from "../../../contract/sales.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { readProduct } from "./read-product.ts";

/**
 * A cost price from a day on, up to the next one already noted; the one before ends there. Refused when documents that
 * count as revenue lie on or after that day: their figures were made with the price in force, and stay.
 */
export async function addCostPrice({ tx, actor, input }: Call<typeof sales.addCostPrice>) {
  const { productId, validFrom } = input;
  const [product] = await tx.sql`select from product where product_id = ${productId} for update`;
  if (product === undefined) refuse("not_found");
  const used = await lastUseOf(tx, productId, validFrom);
  if (used !== null) refuse("cost_price_used", { first: validFrom, last: used });

  await tx.sql`
    update cost_price
    set valid_during = daterange(lower(valid_during), ${validFrom}::date)
    where product_id = ${productId} and valid_during @> ${validFrom}::date and lower(valid_during) is distinct from ${validFrom}::date`;
  await tx.sql`
    delete from cost_price
    where product_id = ${productId} and lower(valid_during) = ${validFrom}::date`;
  await tx.sql`
    insert into cost_price (product_id, valid_during, amount, currency)
    values (
      ${productId},
      daterange(${validFrom}::date, (
        select min(lower(c.valid_during))
        from cost_price c
        where c.product_id = ${productId} and lower(c.valid_during) > ${validFrom}::date
      )),
      ${input.amount}, ${input.currency}
    )`;
  await record(tx, actor, {
    name: "cost_price.added",
    subjectKind: "product",
    subjectId: productId,
    differences: {
      cost_price: { from: null, to: { validFrom, amount: input.amount, currency: input.currency } },
    },
  });
  return readProduct({ tx, input: { productId } });
}

/** The last day from `since` on that a sale of the product counts on, null when there is none. */
async function lastUseOf(tx: Tx, productId: string, since: string): Promise<string | null> {
  const [used] = await tx.sql<{ last: string | null }>`
    select max(d.recognised_on) as last
    from document_line l
    join document d on d.party_id = l.party_id and d.document_id = l.document_id
    where l.product_id = ${productId} and d.recognised_on >= ${since}`;
  return used?.last ?? null;
}
