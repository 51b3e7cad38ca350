import type { Tx } from "./db.ts";

/**
 * For a transaction that joins whole tables with whole tables over keys inside of JSON, of which the planner knows no
 * statistics: left alone it goes through one table for each row of the other (measured: 80 s instead of 8 for 50,000
 * rows). A small piece of work in a large base is better off with the indexes, so it takes a number of rows.
 */
export async function preferSets(tx: Tx, rows: number): Promise<void> {
  // Compiling a statement that runs once costs more than it saves.
  await tx.sql`set local jit = off`;
  if (rows > 5000) await tx.sql`set local enable_nestloop = off`;
}
