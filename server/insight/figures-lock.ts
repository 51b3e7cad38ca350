import type { Tx } from "../plumbing/database/db.ts";
import { refuse } from "../plumbing/refuse.ts";

/** Held by a run as long as it works. Any constant will do. */
export const figuresLock = 4_207_312;

/**
 * Keeps runs away until the transaction ends, for whoever changes a letter in force: a run reads all figures in one snapshot
 * and would stumble over the change. Refuses while one is at work.
 */
export async function keepRunsAway(tx: Tx): Promise<void> {
  const [row] = await tx.sql<{ isFree: boolean }>`
    select pg_try_advisory_xact_lock(${figuresLock}) as "isFree"`;
  if (row?.isFree !== true) refuse("figures_at_work");
}
