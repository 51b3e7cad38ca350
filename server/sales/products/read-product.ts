import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { productColumns } from "./product-columns.ts";

type Product = OutputOf<typeof sales.readProduct>;

/** One product with its cost prices, the newest first. */
export async function readProduct({ tx, input }: Pick<Call<typeof sales.readProduct>, "tx" | "input">) {
  const [product] = await tx.sql<Product>`
    select ${productColumns(tx)},
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'validFrom', coalesce(lower(c.valid_during), '0001-01-01'), 'validUntil', upper(c.valid_during),
          'amount', trim_scale(c.amount)::text, 'currency', c.currency
        ) order by c.valid_during desc)
        from cost_price c
        where c.product_id = product.product_id
      ), '[]') as "costPrices"
    from product
    where product.product_id = ${input.productId}`;
  if (product === undefined) refuse("not_found");
  return product;
}
