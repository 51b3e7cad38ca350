import type { Tx } from "../database/db.ts";

/** Removes every run with what it found and changed, and replies kept for repeated requests. */
export async function emptyRuns(tx: Tx): Promise<void> {
  await tx.sql`delete from run_problem`;
  await tx.sql`delete from run_change`;
  await tx.sql`delete from run_made`;
  await tx.sql`delete from run`;
  await tx.sql`delete from idempotency_key`;
}

/** Removes what happened to records that are gone; what happened to the kinds named stays, because it is the audit trail. */
export async function forgetEventsExcept(tx: Tx, kinds: readonly string[]): Promise<void> {
  await tx.sql`delete from event where subject_kind <> all(${[...kinds]}::text[])`;
}
