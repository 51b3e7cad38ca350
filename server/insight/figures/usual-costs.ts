import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
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
  await noteMiddles(tx);
  await tx.sql`delete from usual_cost`;
  await tx.sql`
    insert into usual_cost (rating_base, activity_code, amount_median, customers_count, run_id)
    select base, activity_code, lower + 0.5 * (upper - lower), total, ${runId}::uuid
    from usual_middle
    cross join lateral (select ${amountAt(sql`(total - 1) / 2`)} as lower, ${amountAt(sql`total / 2`)} as upper) as middle`;
  await tx.sql`set local enable_hashagg = off`;
}

/**
 * How many have an amount of each class and activity, how many of them one below the middle of the last run, and what that was (`start`),
 * in `usual_middle`: the new middle is a few amounts further up or down, and nobody else has to be put in order.
 */
async function noteMiddles(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table usual_middle as
    with counted as materialized (
      select
        count.rating_base,
        count.activity_code,
        sum(count.customers_count) as total,
        sum(count.customers_count) filter (where amount < own.amount_median) as below,
        sum(count.customers_count) filter (where amount < everybody.amount_median) as below_all
      from usual_cost_count as count
      left join usual_cost as own on own.rating_base = count.rating_base and own.activity_code = count.activity_code
      left join usual_cost as everybody on everybody.rating_base = 'all' and everybody.activity_code = count.activity_code
      group by count.rating_base, count.activity_code
    )
    select middle.base, middle.activity_code, total, coalesce(below, 0) as below, coalesce(kept.amount_median, 0) as start
    from (
      select rating_base as base, activity_code, total::integer, below::integer from counted
      union all
      select 'all', activity_code, sum(total)::integer, sum(below_all)::integer from counted group by activity_code
    ) as middle
    left join usual_cost as kept on kept.rating_base = middle.base and kept.activity_code = middle.activity_code`;
}

/** The amount of whoever is at a place of a row of `usual_middle`, those with the least first and counted from nothing. */
function amountAt(place: RawBuilder<number>): RawBuilder<number> {
  // Each class in the order of its index: put together, nobody is read beyond the one looked for.
  const counts = (which: RawBuilder<boolean>, order: RawBuilder<unknown>) =>
    sql.join(
      classes.map(
        (one) => sql`(
          select amount, customers_count
          from usual_cost_count
          where usual_middle.base in (${one}, 'all') and rating_base = ${one} and activity_code = usual_middle.activity_code and ${which}
          order by ${order}
        )`,
      ),
      sql` union all `,
    );
  const passed = (which: RawBuilder<boolean>, order: RawBuilder<unknown>) => sql`
    select amount, sum(customers_count) over (order by ${order}) as passed from (${counts(which, order)}) as count`;
  return sql<number>`
    case
      when ${place} >= below then (
        select amount
        from (${passed(sql`amount >= start`, sql`amount`)}) as walked
        where below + passed > ${place}
        order by amount
        limit 1
      )
      else (
        select amount
        from (${passed(sql`amount < start`, sql`amount desc`)}) as walked
        where below - passed <= ${place}
        order by amount desc
        limit 1
      )
    end`;
}

const classes = ["A", "B", "C", "N"] as const;

async function countAnew(tx: Tx): Promise<void> {
  // A table of its own: of a statement that inserts, no part is shared among processors.
  await tx.sql`
    create unlogged table amount_count as
    select base, activity_code, amount::float8 as amount, sum(have_it)::integer as have_it
    from (
      -- As they are first: to make a floating point number of each takes longer than to find those that are alike.
      select place.base, cost.activity_code, cost.amount, count(*)::integer as have_it
      from party_activity as cost
      join place using (golden_id)
      where cost.amount > 0
      group by place.base, cost.activity_code, cost.amount
    ) as alike
    group by base, activity_code, amount::float8`;
  await tx.sql`
    create unlogged table count_changed as
    select
      coalesce(now.base, kept.rating_base) as base,
      coalesce(now.activity_code, kept.activity_code) as activity_code,
      coalesce(now.amount, kept.amount) as amount,
      now.have_it
    from amount_count as now
    full join usual_cost_count as kept
      on kept.rating_base = now.base and kept.activity_code = now.activity_code and kept.amount = now.amount
    where now.have_it is distinct from kept.customers_count`;
  await tx.sql`analyze count_changed`;
  await tx.sql`
    delete from usual_cost_count as kept using count_changed as changed
    where changed.base = kept.rating_base and changed.activity_code = kept.activity_code and changed.amount = kept.amount`;
  await tx.sql`
    insert into usual_cost_count (rating_base, activity_code, amount, customers_count)
    select base, activity_code, amount, have_it from count_changed where have_it is not null order by base, activity_code, amount`;
}

/** Takes those touched off as they stood and adds them as they stand, and moves whoever came to another class with all they have. */
async function countOn(tx: Tx): Promise<void> {
  // Apart, and counted: PostgreSQL takes them for half of all customers, and would read everybody's amounts for a few hundred.
  await tx.sql`
    create unlogged table class_moved as
    select golden_id, kept_base, base from place where not is_fresh and base <> kept_base`;
  await tx.sql`analyze class_moved`;
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
      from class_moved
      join party_activity as cost using (golden_id)
      cross join lateral (values (class_moved.kept_base, -1), (class_moved.base, 1)) as class (base, moved)
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
