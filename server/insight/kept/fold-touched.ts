import { sql } from "kysely";
import pg from "pg";
import { tallyMoved } from "../../customers/tally-customers.ts";
import type { Database } from "../../plumbing/database/db.ts";
import { figuresLock } from "../figures-lock.ts";

/** As PostgreSQL names it where two wrote the same row and one of them has to look anew. */
const serializationFailure = "40001";

/** Of so many changed customers the sums above the list are made at once. */
const fewMax = 2000;

/**
 * Counts whoever changed since the last run as they stand now, where they are many and no run is at work: each page of the list looks at
 * every one of them live otherwise, until the next run. A run that is about to begin waits for it, a second or two.
 * @param most so many are left to be looked at live
 */
export async function foldTouched(db: Database, most = fewMax): Promise<void> {
  const fold = db.write(async (tx) => {
    // How they stood and how they stand has to be of one moment.
    await tx.sql`set transaction isolation level repeatable read`;
    const [found] = await tx.sql<{ areMany: boolean }>`
      select exists (select from customer_touched offset ${most}::integer) as "areMany"`;
    if (found?.areMany !== true) return;
    const [lock] = await tx.sql<{ isFree: boolean }>`
      select pg_try_advisory_xact_lock_shared(${figuresLock}) as "isFree"`;
    // The run at work counts them at its end.
    if (lock?.isFree === true) await tallyMoved(tx, sql`select null::uuid as party_id where false`);
  });
  // Somebody wrote over what was counted: it comes again within the minute.
  await fold.catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === serializationFailure)) throw error;
  });
}
