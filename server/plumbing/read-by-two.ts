import { sql } from "kysely";
import type { Database, Tx } from "./db.ts";

/**
 * Two connections that read the same instant, so that two processes of the database work beside each other; each answers
 * one query at a time.
 */
export async function readByTwo<T>(db: Database, work: (one: Tx, other: Tx) => Promise<T>): Promise<T> {
  return db.read(async (one) => {
    const [instant] = await one.sql<{ id: string }>`select pg_export_snapshot() as id`;
    if (instant === undefined) throw new Error("A snapshot without a name.");
    return db.read(async (other) => {
      // The statement takes no parameter; the name is the database's own.
      await other.sql`set transaction snapshot ${sql.lit(instant.id)}`;
      return work(one, other);
    });
  });
}
