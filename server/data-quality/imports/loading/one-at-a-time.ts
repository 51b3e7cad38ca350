import type { Tx } from "../../../plumbing/database/db.ts";
import type { RunAtWork } from "../../../plumbing/runs/runs.ts";

// Any constant will do.
const lockKey = 4_207_313;

/** Two loads at once could bring the same record twice, and an undo could take away what a load is about to name. */
export async function oneAtATime(run: RunAtWork, tx: Tx): Promise<void> {
  await run.progress({ step: "Waiting for another load to end" });
  await holdLoads(tx);
}

/** Waits for a load or an undo that is at work; none begins before this transaction ends. */
export async function holdLoads(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(${lockKey})`;
}
