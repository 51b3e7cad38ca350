import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";
import { lifeStage } from "./life-stage.ts";
import { hasBought, isCustomer } from "./lists/customer-filter.ts";
import { quietMonths, servingStep } from "./lists/tally-steps.ts";
import { shownSegment } from "./party-columns.ts";

/**
 * What customers are counted by, of `party` left joined with its `party_value v`: owner, kind, shown stage, segment, class,
 * result, for how many months quiet (see `quiet_months`), and the step of what serving takes (see `serving_step`).
 */
export const tallyColumns = countedBy(hasBought);

function countedBy(bought: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`party.owner_id, party.kind, ${lifeStage(sql`party.stage`, bought)}, ${shownSegment()},
    v.rating, case when v.profit >= 0 then 'even' when v.is_customer then 'losing' end, ${quietMonths}, ${servingStep}`;
}

/**
 * Counts and sums all customers in groups, as their figures now stand: the last step of a value run, in its transaction.
 * Whoever changes while it works stays touched, and is looked at live until the next run.
 */
export async function tallyCustomers(tx: Tx): Promise<void> {
  await tx.sql`delete from customer_touched`;
  await forgetFormerly(tx);
  // Nearly all are kept of one record and have bought: these are told without looking anything up for each, which PostgreSQL would
  // leave to one process; and in a table of its own, since of a statement that inserts no part is shared among processors.
  // How many are kept of one record can't be told beforehand: taken for a few, each one's figures would be looked up for itself, and all
  // would be put in order by the letters of five words to come to a few thousand groups.
  await tx.sql`set local enable_nestloop = off`;
  await tx.sql`set local enable_sort = off`;
  await tx.sql`
    create temporary table tally_part on commit drop as
    ${tallied(
      countedBy(sql`v.is_customer`),
      sql`
        from party
        join party_value v on v.golden_id = party.party_id and v.is_customer
        where party.golden_values is null and party.party_id = party.golden_id`,
    )}`;
  await tx.sql`set local enable_nestloop = on`;
  await tx.sql`set local enable_sort = on`;
  await tx.sql`
    insert into tally_part
    ${tallied(
      countedBy(sql`v.is_customer`),
      sql`
        from (select distinct party_id from party_role where role = 'customer' and until is null) as holder
        join party using (party_id)
        left join party_value v on v.golden_id = party.party_id
        where party.golden_values is null and party.party_id = party.golden_id
          and not exists (select from party_value as buyer where buyer.golden_id = holder.party_id and buyer.is_customer)`,
    )}`;
  await tx.sql`
    insert into tally_part
    ${tallied(
      tallyColumns,
      sql`
        from party
        left join party_value v on v.golden_id = party.party_id
        where party.golden_values is not null and ${isCustomer}`,
    )}`;
  await tx.sql`
    insert into customer_without_figures (party_id)
    select party_id
    from tally_part
    cross join lateral unnest(without_figures) as without (party_id)
    where not exists (select from customer_without_figures as known where known.party_id = without.party_id)`;
  await tx.sql`delete from customer_tally`;
  await tx.sql`
    insert into customer_tally (
      owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered
    )
    select owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, sum(customers_count), sum(revenue),
      sum(profit), sum(revenue_covered)
    from tally_part
    group by 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** @param from customers as rows of `party` and `v` */
function tallied(columns: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select *
    from (
      select ${columns}, count(*), coalesce(sum(v.revenue), 0), coalesce(sum(v.profit), 0),
        coalesce(sum(v.revenue_covered), 0), array_agg(party.party_id) filter (where v.golden_id is null)
      ${from}
      group by 1, 2, 3, 4, 5, 6, 7, 8
    ) as part (
      owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered,
      without_figures
    )`;
}

/**
 * The same after a run that wrote the figures of some: whoever was touched since the tally was made is taken off as they stood
 * then, and counted as they stand now. Wants touchCustomers to have been called for all of them before their figures changed.
 * @param who a query for `party_id`: of whom figures may have gone
 */
export async function tallyMoved(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  await forgetFormerly(tx);
  await tx.sql`
    insert into customer_without_figures (party_id)
    select party.party_id
    from (${who}) as moved
    join party using (party_id)
    left join party_value as v on v.golden_id = party.party_id
    left join customer_without_figures as known on known.party_id = party.party_id
    where v.golden_id is null and known.party_id is null and ${isCustomer}`;
  await tx.sql`
    create temporary table tally_now on commit drop as
    with stood as materialized (
      select distinct on (party_id) * from customer_touched order by party_id, touch_id
    )
    select owner_id, kind, stage, segment, rating, result, quiet_months, serving_step,
      sum(customers_count) as customers_count, sum(revenue) as revenue, sum(profit) as profit,
      sum(revenue_covered) as revenue_covered
    from (
      select owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered
      from customer_tally
      union all
      select owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, -1, -revenue, -profit, -revenue_covered
      from stood
      where customers_count > 0
      union all
      select ${tallyColumns}, 1, coalesce(v.revenue, 0), coalesce(v.profit, 0), coalesce(v.revenue_covered, 0)
      from stood
      join party on party.party_id = stood.party_id
      left join party_value v on v.golden_id = party.party_id
      where ${isCustomer}
    ) as moved
    group by 1, 2, 3, 4, 5, 6, 7, 8
    having sum(customers_count) <> 0`;
  await tx.sql`delete from customer_touched`;
  await tx.sql`delete from customer_tally`;
  await tx.sql`
    insert into customer_tally (
      owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered
    )
    select * from tally_now`;
}

/** Row by row and not all anew: somebody may just be changing one of them, and neither waits for the other. */
async function forgetFormerly(tx: Tx): Promise<void> {
  await tx.sql`
    delete from customer_without_figures as listed
    where exists (select from party_value as v where v.golden_id = listed.party_id)
      or not exists (select from party where party.party_id = listed.party_id)`;
}
