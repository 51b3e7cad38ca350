import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";

const figures = [
  "list_sales",
  "discount",
  "returns",
  "revenue",
  "revenue_covered",
  "revenue_assumed",
  "cost_of_goods",
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "acquisition",
  "sustaining",
  "profit",
  "minutes",
  "sales_count",
  "returns_count",
  "contacts_count",
  "contacts_caused_by_us",
  "entries_count",
] as const;

/**
 * Finds the months that differ from those kept, in `month_changed`. Months that stand as they were are not written again: of
 * ten million rows a day's facts move a few thousand. Wants sumMonths.
 * @param isPartial of those in `touched` alone
 */
export async function compareMonths(tx: Tx, isPartial: boolean): Promise<void> {
  const fresh = sql.join(figures.map((name) => sql.ref(`fresh.${name}`)));
  const kept = sql.join(figures.map((name) => sql.ref(`kept.${name}`)));
  const months = isPartial
    ? sql`(select * from party_month where party_id in (select golden_id from touched))`
    : sql`party_month`;
  // Compared first and written after: only what is read here may be read by several at once.
  await tx.sql`
    create unlogged table month_changed as
    select coalesce(fresh.golden_id, kept.party_id) as party_id, coalesce(fresh.month, kept.month) as month, ${fresh}
    from month_sum as fresh
    full join ${months} as kept on kept.party_id = fresh.golden_id and kept.month = fresh.month
    where fresh.golden_id is null or kept.party_id is null or (${kept}) is distinct from (${fresh})`;
  await tx.sql`analyze month_changed (party_id, month)`;
}

/** Keeps one row for each customer and month with facts. Wants compareMonths. */
export async function saveMonths(tx: Tx, runId: string): Promise<void> {
  const names = sql.join(figures.map((name) => sql.ref(name)));
  await tx.sql`
    delete from party_month using month_changed as changed
    where changed.party_id = party_month.party_id and changed.month = party_month.month`;
  await tx.sql`
    insert into party_month (party_id, month, run_id, ${names})
    select party_id, month, ${runId}::uuid, ${names}
    from month_changed
    where profit is not null
    order by party_id, month`;
}
