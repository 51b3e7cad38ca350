import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** The first sale of each customer, in `won`. Reads what sumDocuments left. */
export async function noteFirstSales(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table won as
    select golden_id, min(first_on) as on_day
    from documents_sum
    join sale_stretch using (sale_stretch_no)
    where not is_return
    group by golden_id`;
  await tx.sql`analyze won`;
}

/** Whether what was done for a customer on a day was done before the first sale (`on_day` of `won`, left joined), where there is one. */
export function isBeforeFirstSale(
  goldenId: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`(${goldenId} <> ${ownCompanyId} and (won.on_day is null or ${day} < won.on_day))`;
}
