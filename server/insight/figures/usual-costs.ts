import type { Tx } from "../../plumbing/db.ts";
import type { Window } from "./value-window.ts";

/** What each activity costs for the customer in the middle of its class, and of all, among those who caused it at all. */
export async function measureUsualCosts(tx: Tx, runId: string, window: Window): Promise<void> {
  await tx.sql`delete from usual_cost`;
  await tx.sql`
    insert into usual_cost (rating_base, activity_code, amount_median, customers_count, run_id)
    select
      coalesce(rated.base, 'all'),
      cost.activity_code,
      percentile_cont(0.5) within group (order by cost.amount),
      count(*)::integer,
      ${runId}::uuid
    from (
      select golden_id, activity_code, -sum(amount) as amount
      from month_entry
      where activity_code is not null and month between ${window.from}::date and ${window.until}::date
      group by golden_id, activity_code
    ) as cost
    join rated using (golden_id)
    where cost.amount > 0
    group by grouping sets ((rated.base, cost.activity_code), (cost.activity_code))`;
}
