import { sql } from "kysely";
import type { Database } from "../../server/plumbing/database/db.ts";

/** All months of all customers as the last value run left them, but for the run's id. */
export async function monthsOf(db: Database): Promise<string[]> {
  const rows = await db.read(
    (tx) => tx.sql<{ row: string }>`
      select (to_jsonb(of_month) - 'run_id')::text as row
      from party_month as of_month
      order by party_id, month`,
  );
  return rows.map(({ row }) => row);
}

// What is spent before the first sale is acquisition, and serving once the customer as a whole has bought: they move
// between each other, and the profit with them.
const figures = [
  "list_sales",
  "discount",
  "returns",
  "revenue",
  "revenue_covered",
  "cost_of_goods",
  "direct_cost",
  "redress",
  "finance",
  "adjustment",
  "entries_count",
].map((column) => sql`sum(${sql.ref(column)})`);

/**
 * The months by what their customers are kept as now, each figure added up: the same before and after a merge, to the last digit.
 * @param table the months, or a copy of them from before
 */
export function monthsByCustomer(db: Database, table: "party_month" | "month_before") {
  return db.write(
    (tx) => tx.sql`
      select party.golden_id, figures.month, ${sql.join(figures)}, sum(profit - acquisition - sustaining)
      from ${sql.table(table)} as figures
      join party using (party_id)
      group by 1, 2
      order by 1, 2`,
  );
}
