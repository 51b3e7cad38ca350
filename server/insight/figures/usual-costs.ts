import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/**
 * Keeps what each activity cost each customer in the twelve months; what stands as it was is not written again.
 * Wants sumActivities.
 * @param isPartial of those in `touched` alone: the others keep theirs, and how those stood is left in `activity_stood`, a table of the run
 */
export async function keepActivities(tx: Tx, isPartial: boolean): Promise<void> {
  if (isPartial)
    await tx.sql`
      create unlogged table activity_stood as
      select * from party_activity where golden_id in (select golden_id from touched)`;
  const kept = isPartial ? sql`activity_stood` : sql`party_activity`;
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
 * in the middle, half way (as percentile_cont has it). Amounts are a rate times what was done, so that many have the same: how many
 * is kept in usual_cost_count, and counted on from there. Wants keepActivities, compareCustomers, and party_value as the last run left it.
 * @param canCountOn whether only those touched and their classes moved since
 */
export async function measureUsualCosts(tx: Tx, runId: string, canCountOn: boolean): Promise<void> {
  await tx.sql`set local enable_hashagg = on`;
  if (canCountOn) await countOn(tx);
  else await countAnew(tx);
  await tx.sql`delete from usual_cost`;
  await tx.sql`
    insert into usual_cost (rating_base, activity_code, amount_median, customers_count, run_id)
    with of_each as (
      select rating_base as base, activity_code, amount, customers_count as have_it from usual_cost_count
      union all
      select 'all', activity_code, amount, sum(customers_count)::integer from usual_cost_count group by activity_code, amount
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

async function countAnew(tx: Tx): Promise<void> {
  // A table of its own: of a statement that inserts, no part is shared among processors.
  await tx.sql`
    create unlogged table amount_count as
    select place.base, cost.activity_code, cost.amount::float8 as amount, count(*)::integer as have_it
    from party_activity as cost
    join place using (golden_id)
    where cost.amount > 0
    group by place.base, cost.activity_code, cost.amount::float8`;
  await tx.sql`delete from usual_cost_count`;
  await tx.sql`
    insert into usual_cost_count (rating_base, activity_code, amount, customers_count)
    select base, activity_code, amount, have_it from amount_count`;
}

/** Takes those touched off as they stood and adds them as they stand, and moves whoever came to another class with all they have. */
async function countOn(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table amount_moved as
    select base, activity_code, amount::float8 as amount, sum(moved)::integer as moved
    from (
      select kept.rating_base as base, stood.activity_code, stood.amount, -1 as moved
      from activity_stood as stood
      join party_value as kept using (golden_id)
      where kept.is_customer and golden_id <> ${ownCompanyId}
      union all
      select place.base, activity_sum.activity_code, activity_sum.amount, 1
      from activity_sum
      join place using (golden_id)
      union all
      select class.base, cost.activity_code, cost.amount, class.moved
      from place
      join party_activity as cost using (golden_id)
      cross join lateral (values (place.kept_base, -1), (place.base, 1)) as class (base, moved)
      where not place.is_fresh and place.base <> place.kept_base
    ) as one
    where amount > 0
    group by base, activity_code, amount::float8
    having sum(moved) <> 0`;
  await tx.sql`
    insert into usual_cost_count as kept (rating_base, activity_code, amount, customers_count)
    select base, activity_code, amount, moved from amount_moved
    on conflict (rating_base, activity_code, amount)
    do update set customers_count = kept.customers_count + excluded.customers_count`;
  await tx.sql`
    delete from usual_cost_count as kept
    using amount_moved as moved
    where kept.customers_count = 0
      and kept.rating_base = moved.base and kept.activity_code = moved.activity_code and kept.amount = moved.amount`;
}
