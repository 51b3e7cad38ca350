import type { Tx } from "../../plumbing/db.ts";

/** What each activity costs for the customer in the middle of its class, and of all, among those who caused it at all. */
export async function measureUsualCosts(tx: Tx, runId: string): Promise<void> {
  await tx.sql`delete from usual_cost`;
  await tx.sql`
    insert into usual_cost (rating_base, activity_code, amount_median, customers_count, run_id)
    select
      coalesce(place.base, 'all'),
      cost.activity_code,
      percentile_cont(0.5) within group (order by cost.amount),
      count(*)::integer,
      ${runId}::uuid
    from activity_sum as cost
    join place using (golden_id)
    where cost.amount > 0
    group by grouping sets ((place.base, cost.activity_code), (cost.activity_code))`;
}
