import type { Tx } from "../plumbing/database/db.ts";

/** Throws away what signing on leaves behind and nobody asks for any more; the events stay. */
export async function forgetOldSignOns(tx: Tx): Promise<void> {
  await tx.sql`delete from sign_in_try where tried_at < now() - interval '1 day'`;
  await tx.sql`delete from one_time_link where coalesce(used_at, ends_at) < now() - interval '30 days'`;
  await tx.sql`
    delete from session
    where least(revoked_at, idle_until, ends_at) < now() - interval '90 days'`;
}
