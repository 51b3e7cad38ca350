import type { z } from "zod";
import type { LedgerIssue, NotCounted } from "../../../contract/insight/left-out.ts";
import { eachRecord } from "../../customers/each-record.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";

type Reason = z.output<typeof NotCounted>["reason"];

type Issue = z.output<typeof LedgerIssue>["issue"];

/**
 * What a customer's figures leave out: facts that could not be priced; and facts that count though something about them
 * should be looked at.
 */
export async function missingOf(tx: Tx, members: string[], window: Window) {
  // "+ 0": see cardTotals.
  const found = await eachRecord(
    tx,
    members,
    (run, isTheirs) => run<{ reason: Reason | null; issue: Issue | null; count: number }>`
    select reason, null as issue, count(*) as count
    from not_counted
    where ${isTheirs} and on_day + 0 between ${window.from}::date and ${window.until}::date
    group by reason
    union all
    select null, issue, count(*)
    from ledger_issue
    where ${isTheirs} and on_day + 0 between ${window.from}::date and ${window.until}::date
    group by issue
    order by reason, issue`,
  );
  const countsBy = <Key>(keyOf: (row: (typeof found)[number]) => Key | null) =>
    [...Map.groupBy(found, keyOf)].flatMap(([key, rows]) =>
      key === null ? [] : [{ key, count: rows.reduce((sum, row) => sum + row.count, 0) }],
    );
  return {
    notCounted: countsBy((row) => row.reason).map(({ key, count }) => ({ reason: key, count })),
    issues: countsBy((row) => row.issue).map(({ key, count }) => ({ issue: key, count })),
  };
}
