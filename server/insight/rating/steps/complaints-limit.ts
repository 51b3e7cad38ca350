import type { Tx } from "../../../plumbing/database/db.ts";

/** How many complaints in the window are more than 95 of 100 customers made; null without customers. Reads what a run left. */
export async function complaintsLimit(tx: Tx): Promise<number | null> {
  const [row] = await tx.sql<{ limit: number | null }>`
    select percentile_cont(0.95) within group (order by complaints_count) as limit
    from place`;
  return row?.limit ?? null;
}
