import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Batch } from "./batches.ts";
import { filledTables, tableNames } from "./sheets.ts";

/**
 * Copies a batch into its tables, each standing on those before it.
 * @param isFrozen the tables' files were begun in this transaction, so that rows may be written as old ones
 */
export async function pourBatch(client: pg.ClientBase, batch: Batch, isFrozen: boolean): Promise<void> {
  for (const table of tableNames) {
    const bytes = batch.sheets[table];
    if (bytes.length === 0) continue;
    const copy = client.query(
      copyFrom(`copy ${table} (${filledTables[table]}) from stdin (freeze ${isFrozen})`),
    );
    await pipeline(Readable.from([bytes], { objectMode: true }), copy);
  }
}
