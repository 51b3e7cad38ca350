import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/**
 * Scores how lately, how often and for how much every customer bought, in a table that vanishes with the transaction:
 * 1 + floor(5 × the share of customers who are strictly worse), so that equal figures have equal scores and fifths are only
 * as even as the figures are. Over everything since the beginning, before anything was given back; who never paid for
 * anything is not compared.
 */
export async function scoreRfm(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table rfm as
    select
      golden_id,
      (1 + 5 * (rank() over (order by last_sale_on) - 1) / count(*) over ())::smallint as rfm_recency,
      (1 + 5 * (rank() over (order by sales_count_all) - 1) / count(*) over ())::smallint as rfm_frequency,
      (1 + 5 * (rank() over (order by bought_all) - 1) / count(*) over ())::smallint as rfm_monetary
    from figure
    where is_customer and bought_all > 0 and golden_id <> ${ownCompanyId}`;
  await tx.sql`create unique index on rfm (golden_id)`;
  await tx.sql`analyze rfm (golden_id)`;
}
