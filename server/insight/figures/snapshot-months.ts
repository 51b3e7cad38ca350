import type { Tx } from "../../plumbing/db.ts";

/** How many runs' months are kept: the one in force and the two before it. */
const runsKept = 3;

/** Writes one row for each customer and month beside those of earlier runs. Costs stand as positive amounts. */
export async function snapshotMonths(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    insert into party_month (
      party_id, month, run_id, list_sales, discount, returns, revenue, revenue_covered, revenue_assumed, cost_of_goods,
      direct_cost, cost_to_serve, demand_cost, redress, finance, marketing, adjustment, profit, minutes, sales_count,
      returns_count, contacts_count, contacts_caused_by_us, entries_count
    )
    select
      golden_id, month, ${runId}::uuid,
      coalesce(list_sales, 0), -coalesce(discount, 0), -coalesce(returns, 0),
      coalesce(list_sales, 0) + coalesce(discount, 0) + coalesce(returns, 0),
      coalesce(covered, 0), coalesce(assumed, 0), -coalesce(goods, 0), -coalesce(direct, 0), -coalesce(serving, 0),
      -coalesce(demand, 0), -coalesce(redress, 0), -coalesce(finance, 0), -coalesce(marketing, 0), coalesce(adjustment, 0),
      coalesce(profit, 0), coalesce(minutes, 0), coalesce(sales_count, 0), coalesce(returns_count, 0),
      coalesce(contacts_count, 0), coalesce(contacts_caused_by_us, 0), coalesce(entries_count, 0)
    from (
      select
        golden_id, month,
        sum(amount) filter (where category = 'list_sales') as list_sales,
        sum(amount) filter (where category = 'discount') as discount,
        sum(amount) filter (where category = 'return') as returns,
        sum(amount) filter (where category = 'cost_of_goods') as goods,
        sum(amount) filter (where category = 'direct_cost') as direct,
        sum(amount) filter (where category = 'serving') as serving,
        sum(demand_amount) filter (where category = 'serving') as demand,
        sum(amount) filter (where category = 'redress') as redress,
        sum(amount) filter (where category = 'finance') as finance,
        sum(amount) filter (where category = 'marketing') as marketing,
        sum(amount) filter (where category = 'adjustment') as adjustment,
        sum(amount) as profit,
        sum(minutes) as minutes,
        sum(entries_count)::integer as entries_count
      from month_entry
      group by golden_id, month
    ) as entry
    full join month_cover using (golden_id, month)
    full join month_documents using (golden_id, month)
    full join month_contacts using (golden_id, month)`;
}

/** Takes the months of old runs away. What a run said in words stays in the run's result and in the events. */
export async function dropOldSnapshots(tx: Tx, runId: string): Promise<void> {
  const kept = await tx.sql<{ run_id: string }>`
    select run_id
    from run
    where kind = 'recompute' and (state = 'done' or run_id = ${runId})
    order by created_at desc, run_id desc
    limit ${runsKept}`;
  const ids = kept.map((run) => run.run_id);
  await tx.sql`delete from party_month where run_id <> all(${ids}::uuid[])`;
  await tx.sql`delete from pool_month where run_id <> all(${ids}::uuid[])`;
}
