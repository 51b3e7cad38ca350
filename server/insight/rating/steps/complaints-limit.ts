import type { Tx } from "../../../plumbing/db.ts";

/** How many complaints in the window are more than 95 of 100 customers made; null without customers. Reads what a run left. */
export async function complaintsLimit(tx: Tx): Promise<number | null> {
  const [row] = await tx.sql<{ limit: number | null }>`
    select percentile_cont(0.95) within group (order by coalesce(demand.complaints_count, 0)) as limit
    from place
    left join demand using (golden_id)`;
  return row?.limit ?? null;
}
