import { type RawBuilder, sql } from "kysely";
import type { Sql, Tx } from "../plumbing/database/db.ts";

// More records than this are kept as one customer hardly ever; one statement for all of them is then the quicker way.
const oneByOneMax = 8;

/**
 * Asks the ledger's views about the records kept as one customer, and gives the rows of all. Planning the union of all
 * facts takes longer than reading one customer's, so it is done once a connection: a kept plan must read one record by
 * its id, because for a list of ids of unknown length it would read everybody's facts.
 * @param ask the statement; `isTheirs` is the condition on party_id
 */
export async function eachRecord<Row>(
  tx: Tx,
  members: readonly string[],
  ask: (run: Sql, isTheirs: RawBuilder<unknown>) => Promise<Row[]>,
): Promise<Row[]> {
  if (members.length > oneByOneMax) return ask(tx.sql, sql`party_id = any(${members}::uuid[])`);
  const rows = await Promise.all(members.map((member) => ask(tx.prepared, sql`party_id = ${member}::uuid`)));
  return rows.flat();
}
