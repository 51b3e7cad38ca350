import type { Tx } from "../plumbing/database/db.ts";

/**
 * Removes every document, payment, opportunity, prospect, product and price list. Notes and files went before; `cascade`
 * only satisfies their keys, which point here.
 */
export async function emptySales(tx: Tx): Promise<void> {
  await tx.sql`
    truncate allocation, write_off, rebate, payment, document_line, document, opportunity, prospect, price_list_entry, price_list,
      cost_price, product cascade`;
}
