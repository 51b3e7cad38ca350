import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";

/**
 * Keeps what each activity cost each customer in the twelve months; what stands as it was is not written again.
 * Wants sumActivities.
 * @param isPartial of those in `touched` alone: the others keep theirs
 */
export async function keepActivities(tx: Tx, isPartial: boolean): Promise<void> {
  const kept = isPartial
    ? sql`(select * from party_activity where golden_id in (select golden_id from touched))`
    : sql`party_activity`;
  await tx.sql`
    create unlogged table activity_changed as
    select
      coalesce(fresh.golden_id, kept.golden_id) as golden_id, coalesce(fresh.activity_code, kept.activity_code) as activity_code,
      fresh.amount, fresh.demand_amount
    from activity_sum as fresh
    full join ${kept} as kept on kept.golden_id = fresh.golden_id and kept.activity_code = fresh.activity_code
    where (kept.amount, kept.demand_amount) is distinct from (fresh.amount, fresh.demand_amount)`;
  await tx.sql`analyze activity_changed (golden_id, activity_code)`;
  await tx.sql`
    delete from party_activity using activity_changed as changed
    where changed.golden_id = party_activity.golden_id and changed.activity_code = party_activity.activity_code`;
  await tx.sql`
    insert into party_activity (golden_id, activity_code, amount, demand_amount)
    select golden_id, activity_code, amount, demand_amount
    from activity_changed
    where amount is not null
    order by golden_id, activity_code`;
}

/**
 * What each activity costs for the customer in the middle of its class, and of all, among those who caused it at all; between two
 * in the middle, half way (as percentile_cont has it). Amounts are a rate times what was done, so that many have the same: they
 * are counted before they are put in order. Wants keepActivities and compareCustomers.
 */
export async function measureUsualCosts(tx: Tx, runId: string): Promise<void> {
  await tx.sql`delete from usual_cost`;
  await tx.sql`set local enable_hashagg = on`;
  // A table of its own: of a statement that inserts, no part is shared among processors.
  await tx.sql`
    create unlogged table amount_count as
    select place.base, cost.activity_code, cost.amount::float8 as amount, count(*)::integer as have_it
    from party_activity as cost
    join place using (golden_id)
    where cost.amount > 0
    group by place.base, cost.activity_code, cost.amount::float8`;
  await tx.sql`
    insert into usual_cost (rating_base, activity_code, amount_median, customers_count, run_id)
    with of_each as (
      select base, activity_code, amount, have_it from amount_count
      union all
      select 'all', activity_code, amount, sum(have_it)::integer from amount_count group by activity_code, amount
    ),
    ordered as (
      select
        base,
        activity_code,
        amount,
        sum(have_it) over (partition by base, activity_code order by amount) as up_to,
        sum(have_it) over (partition by base, activity_code) as total
      from of_each
    ),
    middle as (
      select
        base,
        activity_code,
        total,
        min(amount) filter (where up_to > (total - 1) / 2) as lower,
        min(amount) filter (where up_to > total / 2) as upper
      from ordered
      group by base, activity_code, total
    )
    select base, activity_code, lower + 0.5 * (upper - lower), total, ${runId}::uuid
    from middle`;
  await tx.sql`set local enable_hashagg = off`;
}
