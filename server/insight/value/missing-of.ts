import { eachRecord } from "../../customers/each-record.ts";
import type { Tx } from "../../plumbing/db.ts";
import type { Window } from "../figures/value-window.ts";

type Reason = "no_exchange_rate" | "no_cost_of_goods" | "no_rate";

type Issue = "refund_without_sale" | "minutes_beyond_belief";

/**
 * What a customer's figures leave out: facts that could not be priced, and activities that have no rate yet; and facts
 * that count though something about them should be looked at.
 */
export async function missingOf(tx: Tx, members: string[], window: Window) {
  // "+ 0": see cardTotals.
  const counts = await eachRecord(
    tx,
    members,
    (run, isTheirs) => run<{ reason: Reason; count: number }>`
    select reason, count(*) as count
    from not_counted
    where ${isTheirs} and on_day + 0 between ${window.from}::date and ${window.until}::date
    group by reason
    order by reason`,
  );
  const byReason = Map.groupBy(counts, (one) => one.reason);
  const notCounted = [...byReason].map(([reason, rows]) => ({
    reason,
    count: rows.reduce((sum, row) => sum + row.count, 0),
  }));
  const found = await eachRecord(
    tx,
    members,
    (run, isTheirs) => run<{ issue: Issue; count: number }>`
    select issue, count(*) as count
    from ledger_issue
    where ${isTheirs} and on_day + 0 between ${window.from}::date and ${window.until}::date
    group by issue
    order by issue`,
  );
  const issues = [...Map.groupBy(found, (one) => one.issue)].map(([issue, rows]) => ({
    issue,
    count: rows.reduce((sum, row) => sum + row.count, 0),
  }));
  const without = await tx.prepared<{ name: string }>`
    select activity.name
    from activity
    where not exists (
      select
      from activity_price as price
      where price.activity_code = activity.code
        and price.valid_from <= ${window.until}::date
        and price.valid_until > ${window.from}::date
    )
    order by activity.name
    limit 100`;
  return { notCounted, issues, activitiesWithoutRate: without.map((activity) => activity.name) };
}
