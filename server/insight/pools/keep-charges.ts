import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Handling } from "../figures/price-handling.ts";
import { chargesByActivity } from "../figures/sum-activities.ts";
import { minutesOfPools } from "./minutes-of-pools.ts";

/** So many months before the last one are kept apart by customer: what happens in a day is of these, nearly always. */
const monthsBefore = 1;

/**
 * The first day (YYYY-MM-DD) of what is kept: months in which no pool's period begins midway, for minutes are kept by month; or infinity
 * where a pool costs nothing, since what is charged for nothing is in no sum.
 * @param until the last month with entries; null: there are none
 */
export async function keptFrom(tx: Tx, today: string, until: string | null): Promise<string> {
  const [row] = await tx.sql<{ first: string }>`
    select
      case
        when bool_or(cost_amount = 0) then 'infinity'
        else greatest(
          date_trunc('month', least(${until}::date, ${today}::date)) - make_interval(months => ${monthsBefore}::integer),
          max(date_trunc('month', begins) + interval '1 month') filter (where begins <> date_trunc('month', begins))
        )::date
      end::text as first
    from pool_period
    cross join lateral (select lower(valid_during) as begins) as day
    where superseded_at is null`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return row.first;
}

/**
 * Keeps what each customer took of each pool since a month, and what all together did; what stands as it was is not written again. Wants
 * what reconcilePools leaves of everybody.
 */
export async function keepCharges(tx: Tx, handling: Handling, from: string): Promise<void> {
  await noteCharges(tx, handling, from);
  await saveCharges(tx, sql`party_pool`);
  await saveSums(
    tx,
    sql`
      select pool_code, date_trunc('month', on_day)::date as month, minutes, null::numeric as customers, null::numeric as prospects,
        null::numeric as unattributed
      from pool_day
      where on_day >= ${from}::date
      union all
      select pool_code, month, null, customers, prospects, unattributed from pool_charge where month >= ${from}::date`,
  );
}

/**
 * The same of those in `touched`: as they stood they are taken off what all together took, and added as they stand; their minutes
 * straight from the facts, as reconcilePools has those of all. Wants sumMonths.
 */
export async function countChargesOn(tx: Tx, handling: Handling, from: string): Promise<void> {
  await noteCharges(tx, handling, from);
  await tx.sql`
    create unlogged table pool_stood as
    select * from party_pool where golden_id in (select golden_id from touched)`;
  await saveCharges(tx, sql`pool_stood`);
  const minutes = await minutesOfPools(tx, { from, records: sql`select party_id from touched_record` });
  const charged = (rows: RawBuilder<unknown>, times: number) => sql`
    select
      pool_code,
      month,
      null,
      ${times}::integer * served * (golden_id <> ${ownCompanyId})::integer,
      ${times}::integer * acquired * (golden_id <> ${ownCompanyId})::integer,
      ${times}::integer * (served + acquired) * (golden_id = ${ownCompanyId})::integer
    from ${rows}`;
  await saveSums(
    tx,
    sql`
      select pool_code, month, minutes, customers, prospects, unattributed from pool_sum
      union all
      select pool_code, month, -minutes, null, null, null from pool_stood
      union all
      ${charged(sql`pool_stood`, -1)}
      union all
      select pool_code, date_trunc('month', on_day)::date, minutes, null, null, null from (${minutes}) as used
      union all
      ${charged(sql`pool_now`, 1)}`,
  );
}

/** Lays out what all together took as reconcilePools has it, in `pool_day` and `pool_charge`: a month counts at its first day. */
export async function layOutSums(tx: Tx): Promise<void> {
  await tx.sql`create unlogged table pool_day as select pool_code, month as on_day, minutes from pool_sum`;
  await tx.sql`
    create unlogged table pool_charge as
    select pool_code, month, customers, prospects, unattributed from pool_sum`;
}

/** What each customer took of each pool, in `pool_now`, by the sums that figures are made of. */
async function noteCharges(tx: Tx, handling: Handling, from: string): Promise<void> {
  // Else all customers are read in the order of their sums, to be merged with the few days on which they first bought.
  await tx.sql`set local enable_mergejoin = off`;
  await tx.sql`
    create unlogged table pool_now as
    select
      golden_id,
      pool_code,
      month,
      coalesce(sum(minutes), 0) as minutes,
      coalesce(sum(amount) filter (where is_served), 0) as served,
      coalesce(sum(amount) filter (where not is_served), 0) as acquired
    from (
      select golden_id, activity.pool_code, month, minutes, amount, won.on_day is not null and not is_acquisition as is_served
      from (${chargesByActivity(handling, sql`month >= ${from}::date`)}) as charge
      join activity on activity.code = charge.activity_code and activity.pool_code is not null
      left join won using (golden_id)
    ) as took
    group by golden_id, pool_code, month`;
  await tx.sql`set local enable_mergejoin = on`;
  await tx.sql`analyze pool_now`;
}

/** @param stood whose rows are compared with `pool_now` */
async function saveCharges(tx: Tx, stood: RawBuilder<unknown>): Promise<void> {
  await tx.sql`
    create unlogged table pool_moved as
    select
      coalesce(now.golden_id, stood.golden_id) as golden_id,
      coalesce(now.pool_code, stood.pool_code) as pool_code,
      coalesce(now.month, stood.month) as month,
      now.minutes,
      now.served,
      now.acquired
    from pool_now as now
    full join ${stood} as stood
      on stood.golden_id = now.golden_id and stood.pool_code = now.pool_code and stood.month = now.month
    where (now.minutes, now.served, now.acquired) is distinct from (stood.minutes, stood.served, stood.acquired)`;
  await tx.sql`analyze pool_moved (golden_id)`;
  await tx.sql`
    delete from party_pool using pool_moved as moved
    where moved.golden_id = party_pool.golden_id and moved.pool_code = party_pool.pool_code and moved.month = party_pool.month`;
  await tx.sql`
    insert into party_pool (golden_id, pool_code, month, minutes, served, acquired)
    select golden_id, pool_code, month, minutes, served, acquired
    from pool_moved
    where minutes is not null
    order by golden_id, pool_code, month`;
}

async function saveSums(tx: Tx, parts: RawBuilder<unknown>): Promise<void> {
  await tx.sql`
    create unlogged table pool_counted as
    select
      pool_code,
      month,
      trim_scale(coalesce(sum(minutes), 0)) as minutes,
      trim_scale(coalesce(sum(customers), 0)) as customers,
      trim_scale(coalesce(sum(prospects), 0)) as prospects,
      trim_scale(coalesce(sum(unattributed), 0)) as unattributed
    from (${parts}) as part
    where pool_code is not null
    group by pool_code, month
    -- A month in which nobody takes anything any more stands as if nobody ever had.
    having sum(minutes) <> 0 or sum(customers) <> 0 or sum(prospects) <> 0 or sum(unattributed) <> 0`;
  await tx.sql`delete from pool_sum`;
  await tx.sql`insert into pool_sum select * from pool_counted`;
}
