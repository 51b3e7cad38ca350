import type { Tx } from "../../../plumbing/database/db.ts";

/**
 * Lays out what the last run stored as the run itself has it: `figure`, `merged` and `serving_parts`, tables that vanish
 * with the transaction. What serving is made of is stored of those over the limit of their day; of others the sentence
 * says the share alone.
 */
export async function layOutStored(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table merged on commit drop as
    select party_id, golden_id from party where golden_id <> party_id`;
  await tx.sql`
    create temporary table figure on commit drop as
    select
      golden_id, is_customer, list_sales, discount, revenue, revenue_covered, profit, gross_margin, margin_coverage,
      sales_count_all, entries_count, bought_all, returns_count, customer_since, last_sale_on, days_late, contacts_demanded,
      complaints_caused_by_us, documents_unpriced, goods_unpriced, contacts_unpriced,
      (rating_inputs ->> 'servingShare')::numeric as demand_ratio
    from party_value`;
  await tx.sql`create unique index on figure (golden_id)`;
  await tx.sql`
    create temporary table serving_parts on commit drop as
    select golden_id, rating_inputs -> 'servingParts' as parts
    from party_value
    where jsonb_array_length(coalesce(rating_inputs -> 'servingParts', '[]')) > 0`;
  await tx.sql`analyze merged, figure, serving_parts`;
}
