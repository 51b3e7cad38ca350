import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Letters } from "../standing/letters.ts";
import type { Totals } from "../standing/totals.ts";

export type Description = {
  customers: number;
  ratings: Record<string, number>;
  /** By what their figures alone say, before any step down: whom a card compares with. */
  bases: Record<string, number>;
  unattributed: string;
  /** Facts the ledger could not price, by reason. */
  notCounted: Record<string, number>;
};

/** What a person reads of a run: how many customers of each letter, what stayed unattributed, what could not be priced. */
export async function describeFigures(
  tx: Tx,
  totals: Totals,
  letters: readonly Letters[],
): Promise<Description> {
  const [ours] = await tx.sql<{ unattributed: string }>`
    select coalesce(sum(revenue_all - profit_all), 0)::text as unattributed from party_value where golden_id = ${ownCompanyId}`;
  const missing = await tx.sql<{ reason: string; count: number }>`
    select reason, sum(count)::bigint as count
    from (
      values
        ('no_exchange_rate', ${totals.documentsUnpriced}::bigint),
        ('no_cost_of_goods', ${totals.goodsUnpriced}::bigint),
        ('no_rate', ${totals.contactsUnpriced}::bigint)
      union all
      select reason, count(*)
      from public.not_counted
      where source_kind in ('external_line', 'case_file', 'rebate', 'payment')
      group by reason
    ) as tally (reason, count)
    where count > 0
    group by reason
    order by reason`;
  return {
    customers: letters.reduce((sum, row) => sum + row.count, 0),
    ratings: countedBy(letters, "rating"),
    bases: countedBy(letters, "base"),
    unattributed: ours?.unattributed ?? "0",
    notCounted: Object.fromEntries(missing.map((row) => [row.reason, row.count])),
  };
}

function countedBy<Name extends "rating" | "base">(
  rows: readonly (Record<Name, string> & { count: number })[],
  name: Name,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows.toSorted((one, other) => (one[name] < other[name] ? -1 : 1)))
    counts[row[name]] = (counts[row[name]] ?? 0) + row.count;
  return counts;
}
