import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * What everybody comes to together: how many have facts, what customers bought in the window and how much of it has a known cost
 * of goods (decimal text in base currency), and how many facts have no price.
 */
export const Totals = z.object({
  people: z.number(),
  revenue: z.string(),
  covered: z.string(),
  documentsUnpriced: z.number(),
  goodsUnpriced: z.number(),
  contactsUnpriced: z.number(),
});

export type Totals = z.infer<typeof Totals>;

/**
 * Adds everybody up, or takes those touched off what the last run came to, as they stood, and adds them as they stand. Wants
 * layOutStanding, and party_value as the last run left it.
 */
export async function totalsOf(tx: Tx, before: Totals | null): Promise<Totals> {
  const [totals] = await tx.sql<Totals>`
    select
      coalesce(sum(people), 0)::bigint as people,
      coalesce(sum(revenue), 0)::text as revenue,
      coalesce(sum(covered), 0)::text as covered,
      coalesce(sum(documents), 0)::bigint as "documentsUnpriced",
      coalesce(sum(goods), 0)::bigint as "goodsUnpriced",
      coalesce(sum(contacts), 0)::bigint as "contactsUnpriced"
    from (${before === null ? sql`${sumOver(sql`everybody`)}` : moved(before)}) as part`;
  if (totals === undefined) throw new Error("An aggregate without a row.");
  return totals;
}

function sumOver(rows: ReturnType<typeof sql>) {
  return sql`
    select
      count(*) as people,
      sum(revenue) filter (where is_customer) as revenue,
      sum(revenue_covered) filter (where is_customer) as covered,
      sum(documents_unpriced) as documents,
      sum(goods_unpriced) as goods,
      sum(contacts_unpriced) as contacts
    from ${rows} as row`;
}

function moved({ people, revenue, covered, documentsUnpriced, goodsUnpriced, contactsUnpriced }: Totals) {
  return sql`
    ${sumOver(sql`standing`)}
    union all
    select -people, -revenue, -covered, -documents, -goods, -contacts
    from (${sumOver(sql`(select * from party_value where golden_id in (select golden_id from touched))`)}) as stood
    union all
    values (
      ${people}::bigint, ${revenue}::numeric, ${covered}::numeric, ${documentsUnpriced}::bigint, ${goodsUnpriced}::bigint,
      ${contactsUnpriced}::bigint
    )`;
}
