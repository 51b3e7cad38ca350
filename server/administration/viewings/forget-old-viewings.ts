import type { Tx } from "../../plumbing/database/db.ts";

/** Throws away who looked at figures longer ago than the workspace keeps. */
export async function forgetOldViewings(tx: Tx): Promise<void> {
  await tx.sql`
    delete from viewing
    where last_at < ${tx.now}::timestamptz - make_interval(months => (select viewings_kept_months from workspace))`;
}
