import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Measure } from "./compare-customers.ts";

/** So many amounts are marked of each measure: between two of them lie a thousand customers of a million. */
const marksCount = 1000;

/**
 * Keeps what sentences and cards say of all customers: how many there are, what is usual, and amounts that tell a place.
 * Wants compareCustomers, and party_value as saved.
 */
export async function keepStanding(tx: Tx, { coverage }: Measure): Promise<void> {
  await tx.sql`delete from usual_value`;
  await tx.sql`
    insert into usual_value (name, rating_base, segment, product_group, value)
    select 'customers', null, null, null, count(*) from place
    union all
    select 'coverage', null, null, null, ${coverage}::float8
    union all
    select 'discount', null, segment, case when not is_any_product then product_group end, discount_usual
    from group_middle
    -- Who buys of no group is compared within the segment.
    where is_any_product or product_group is not null
    union all
    select 'contacts', base, null, null, contacts_limit from class_limit
    union all
    select 'returns', base, null, null, returns_limit from class_limit`;
  await tx.sql`delete from value_mark`;
  const [{ count } = { count: 0 }] = await tx.sql<{ count: number }>`select count(*) as count from place`;
  const every = Math.max(1, Math.ceil(count / marksCount));
  await mark(tx, "profit", sql`profit`, every);
  await mark(tx, "revenue", sql`revenue`, every);
}

/** The index by the amount has them in order. */
async function mark(tx: Tx, measure: string, amount: RawBuilder<unknown>, every: number): Promise<void> {
  await tx.sql`
    insert into value_mark (measure, customers_above, amount)
    select distinct ${measure}, customers_above, amount
    from (
      select
        ${amount} as amount,
        rank() over (order by ${amount} desc) - 1 as customers_above,
        row_number() over (order by ${amount} desc) as place
      from party_value
      where is_customer and golden_id <> ${ownCompanyId}
    ) as placed
    where place % ${every}::integer = 0`;
}
