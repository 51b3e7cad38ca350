import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Handling } from "../figures/price-handling.ts";
import type { Span } from "../touched/span.ts";
import { minutesOfPools } from "./minutes-of-pools.ts";

/** A pool's month whose parts do not add up to what was supplied. */
export type Disagreement = { pool: string; month: string; supplied: string; accounted: string };

/** The months from the first with an entry to the last, whoever's; none where there are no entries. */
export function inSpan({ from, until }: Span): RawBuilder<unknown> {
  return sql`select generate_series(${from}::date, ${until}::date, interval '1 month')::date as month`;
}

/**
 * Holds every pool and month against what was supplied: customers + prospects + unattributed + unused − over-absorbed =
 * supplied. The charged side comes from the sums that the figures are made of, the used minutes straight from the priced
 * facts, so that a row lost or doubled on the way shows.
 * @param months which, by `month`; the others stay as they stand
 * @returns the months that do not agree to the cent
 */
export async function reconcilePools(
  tx: Tx,
  runId: string,
  handling: Handling,
  months: RawBuilder<unknown>,
): Promise<Disagreement[]> {
  // Millions of facts and a few hundred months of pools: these groups are few, and hashing them saves sorting the facts.
  await tx.sql`set local enable_hashagg = on`;
  await sumMinutes(tx);
  await chargePools(tx, handling);
  await tx.sql`set local enable_hashagg = off`;
  return holdPools(tx, runId, months);
}

/**
 * Holds what pools were charged (`pool_charge`) and the minutes they gave (`pool_day`), tables of the run, against what they supplied.
 * @returns as reconcilePools
 */
export async function holdPools(tx: Tx, runId: string, months: RawBuilder<unknown>): Promise<Disagreement[]> {
  await supplyPools(tx, months);
  return tx.sql<Disagreement>`
    with written as (
      insert into pool_month (
        pool_code, month, run_id, supplied_amount, capacity_minutes, used_minutes, customers_amount, prospects_amount,
        unattributed_amount, unused_amount, over_absorbed_amount
      )
      select
        pool_code, month, ${runId}::uuid, supplied, capacity, used, coalesce(customers, 0), coalesce(prospects, 0),
        coalesce(unattributed, 0), unused, over_absorbed
      from pool_supply
      full join pool_charge using (pool_code, month)
      returning *
    )
    select
      pool_code as pool,
      month,
      supplied_amount as supplied,
      customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount as accounted
    from written
    where abs(
      customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount - supplied_amount
    ) >= 0.005
    order by month, pool_code
    limit 100`;
}

/**
 * What each pool was charged for in each month, to customers (whoever bought), to others and to nobody. What was sold is added up by
 * stretch before it is priced: a few hundred products, and not several for each customer's month. Nearly all of it is customers', so
 * that those few who only gave back, and our own company, are taken off the sums of everybody.
 */
async function chargePools(tx: Tx, { measures }: Handling): Promise<void> {
  const ofWhom = (isCustomers: RawBuilder<unknown>) => sql`
    case when golden_id = ${ownCompanyId} then 'nobody' when ${isCustomers} then 'customers' else 'prospects' end`;
  await tx.sql`
    create unlogged table sold_to_others as
    select distinct golden_id, case when golden_id = ${ownCompanyId} then 'nobody' else 'prospects' end as whom
    from documents_sum
    join sale_stretch using (sale_stretch_no)
    where is_return and not exists (select from won where won.golden_id = documents_sum.golden_id)
    union
    select golden_id, 'nobody' from won where golden_id = ${ownCompanyId}`;
  await tx.sql`analyze sold_to_others`;
  const ofPools = await tx.sql<{ measure: string }>`
    select distinct measure from handling where pool_code is not null`;
  const inUse = new Set(ofPools.map((one) => one.measure));
  const sold = (["documents", "lines"] as const).flatMap((of) => {
    const names = measures.filter((one) => one.of === of && inUse.has(one.name)).map((one) => one.name);
    if (names.length === 0) return [];
    const sums = sql.join(names.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`));
    return [
      sql`
        select month, activity_code, whom, times * price * case measure ${sql.join(
          names.map((name) => sql`when ${name} then ${sql.ref(name)}`),
          sql` `,
        )} end
        from (
          select sale_stretch_no, 'customers' as whom, 1 as times, ${sums}
          from ${sql.table(`${of}_sum`)}
          group by sale_stretch_no
          union all
          select sale_stretch_no, side.whom, side.times, ${sums}
          from ${sql.table(`${of}_sum`)}
          join sold_to_others using (golden_id)
          cross join lateral (values ('customers', -1), (sold_to_others.whom, 1)) as side (whom, times)
          group by sale_stretch_no, side.whom, side.times
        ) as measured
        join handling using (sale_stretch_no)
        where measure = any(${names}::text[])`,
    ];
  });
  const charges = sql.join(
    [
      // Whatever was done for somebody who never bought is acquisition already.
      sql`
        select month, activity_code, ${ofWhom(sql`not is_acquisition`)} as whom, sum(amount) as amount
        from contacts_sum
        where amount <> 0
        group by 1, 2, 3`,
      sql`
        select month, activity_code, ${ofWhom(sql`won.on_day is not null and category <> 'acquisition'`)}, -sum(amount)
        from rare_sum
        left join won using (golden_id)
        where activity_code is not null
        group by 1, 2, 3`,
      ...sold,
    ],
    sql` union all `,
  );
  await tx.sql`
    create unlogged table pool_charge as
    select
      activity.pool_code,
      charge.month,
      sum(amount) filter (where whom = 'customers') as customers,
      sum(amount) filter (where whom = 'prospects') as prospects,
      sum(amount) filter (where whom = 'nobody') as unattributed
    from (${charges}) as charge
    join activity on activity.code = charge.activity_code and activity.pool_code is not null
    group by activity.pool_code, charge.month`;
}

/** Minutes of each pool by day, in `pool_day`. */
async function sumMinutes(tx: Tx): Promise<void> {
  await tx.sql`set local enable_nestloop = off`;
  // All contacts were put in order by the name of their pool to come to a thousand groups.
  await tx.sql`set local enable_sort = off`;
  await tx.sql`
    create unlogged table pool_day as
    select pool_code, on_day, sum(minutes) as minutes
    from (${await minutesOfPools(tx)}) as used
    where pool_code is not null
    group by pool_code, on_day`;
  await tx.sql`set local enable_sort = on`;
  await tx.sql`set local enable_nestloop = on`;
}

/** What each pool supplied and gave in each month from the first fact to the last, a period's part of a month by days. */
async function supplyPools(tx: Tx, months: RawBuilder<unknown>): Promise<void> {
  await tx.sql`create index on pool_day (pool_code, on_day)`;
  await tx.sql`
    create unlogged table pool_supply as
    select
      pool_code,
      month,
      sum(supplied) as supplied,
      sum(capacity) as capacity,
      sum(used) as used,
      sum(greatest(0, capacity - used) * minute_price) as unused,
      sum(greatest(0, used - capacity) * minute_price) as over_absorbed
    from (
      select
        period.pool_code,
        calendar.month,
        period.cost_amount / period.per_months * covered.share as supplied,
        period.capacity_minutes / period.per_months * covered.share as capacity,
        period.cost_amount / period.capacity_minutes as minute_price,
        coalesce(spent.minutes, 0) as used
      from pool_period as period
      cross join (${months}) as calendar
      cross join lateral (
        select
          daterange(calendar.month, (calendar.month + interval '1 month')::date) as days,
          daterange(calendar.month, (calendar.month + interval '1 month')::date) * period.valid_during as part
      ) as overlap
      cross join lateral (
        select (upper(overlap.part) - lower(overlap.part))::numeric / (upper(overlap.days) - lower(overlap.days)) as share
      ) as covered
      left join lateral (
        select sum(minutes) as minutes
        from pool_day
        where pool_day.pool_code = period.pool_code and pool_day.on_day >= lower(overlap.part) and pool_day.on_day < upper(overlap.part)
      ) as spent on true
      where period.superseded_at is null and not isempty(overlap.part)
    ) as part
    group by pool_code, month`;
}
