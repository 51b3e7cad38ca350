import type { Tx } from "../../plumbing/database/db.ts";

/** The records kept as one customer. Found first, so that facts are then read by party_id and never through a join. */
export async function membersOf(tx: Tx, goldenId: string): Promise<string[]> {
  const rows = await tx.prepared<{ party_id: string }>`
    select party_id from party where golden_id = ${goldenId} order by party_id limit 1000`;
  return rows.map((row) => row.party_id);
}
