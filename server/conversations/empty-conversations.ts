import type { Tx } from "../plumbing/db.ts";

/** Removes every contact and case. */
export async function emptyConversations(tx: Tx): Promise<void> {
  await tx.sql`truncate contact, case_file`;
}
