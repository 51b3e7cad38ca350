import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Lets one transaction merge, take apart or decide at a time: what each looks at are trees of records, which another may
 * be joining to a third. They take milliseconds and are made by people.
 */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.prepared`select pg_advisory_xact_lock(hashtextextended('data-quality.merging', 0))`;
}
