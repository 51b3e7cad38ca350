import { type RawBuilder, sql } from "kysely";
import type pg from "pg";
import type { Database } from "../../plumbing/database/db.ts";
import type { Row } from "./writing/table-writer.ts";

/** The database as it stood at one instant, however long the reading takes. Every value comes as its text. */
export type Snapshot = {
  all(query: RawBuilder<unknown>): Promise<Row[]>;
  /** The rows in bundles, never more of them in memory. */
  stream(query: RawBuilder<unknown>): AsyncGenerator<Row[]>;
  /** Runs a statement that writes into a table of the session's own. */
  run(statement: RawBuilder<unknown>): Promise<void>;
};

const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

/** Reads in one snapshot; nothing that is written in it stays. */
export async function inSnapshot<T>(db: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let isBroken = false;
  try {
    await client.query("begin isolation level repeatable read");
    // Moments come in UTC; a cursor that will be read to its end is planned for that.
    await client.query("set local time zone 'UTC'");
    await client.query("set local datestyle to 'ISO'");
    await client.query("set local cursor_tuple_fraction to 1");
    return await work(snapshotOf(db, client));
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    await client.query("rollback").catch(() => {
      isBroken = true;
    });
    client.release(isBroken);
  }
}

function snapshotOf(db: Database, client: pg.PoolClient): Snapshot {
  const all = async (query: RawBuilder<unknown>): Promise<Row[]> => {
    const { sql: text, parameters } = query.compile(db.kysely);
    const { rows } = await client.query<(string | null)[]>({
      text,
      values: [...parameters],
      rowMode: "array",
      types: asText,
    });
    return rows;
  };
  return {
    all,
    run: async (statement) => void (await all(statement)),
    async *stream(query) {
      await all(sql`declare exported no scroll cursor for ${query}`);
      // While one bundle is looked at, the database finds the next.
      const fetchNext = () => {
        const rows = all(sql`fetch 2000 from exported`);
        // Heard when it is waited for; whoever stops before that waits for nothing.
        rows.catch(() => undefined);
        return rows;
      };
      for (let coming = fetchNext(); ; ) {
        const rows = await coming;
        if (rows.length === 0) break;
        coming = fetchNext();
        yield rows;
      }
      await all(sql`close exported`);
    },
  };
}
