import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";

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
  "profit",
  "minutes",
  "sales_count",
  "returns_count",
  "contacts_count",
  "contacts_caused_by_us",
  "entries_count",
] as const;

/**
 * Keeps one row for each customer and month with facts. Months that stand as they were are not written again: of ten
 * million rows a day's facts move a few thousand.
 */
export async function saveMonths(tx: Tx, runId: string): Promise<void> {
  const names = sql.join(figures.map((name) => sql.ref(name)));
  const fresh = sql.join(figures.map((name) => sql.ref(`excluded.${name}`)));
  const kept = sql.join(figures.map((name) => sql.ref(`party_month.${name}`)));
  await tx.sql`
    delete from party_month
    where not exists (
      select from month_sum where month_sum.golden_id = party_month.party_id and month_sum.month = party_month.month
    )`;
  await tx.sql`
    insert into party_month (party_id, month, run_id, ${names})
    select golden_id, month, ${runId}::uuid, ${names}
    from month_sum
    order by golden_id, month
    on conflict (party_id, month) do update
    set run_id = excluded.run_id,
      (${names}) = row(${fresh})
    where (${kept}) is distinct from (${fresh})`;
}
