import type { Tx } from "../plumbing/database/db.ts";

/** Removes every campaign and whom it reached. */
export async function emptyCampaigns(tx: Tx): Promise<void> {
  await tx.sql`truncate campaign_touch, campaign`;
}
