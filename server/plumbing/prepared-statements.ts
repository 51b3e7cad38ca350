import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

// Every connection keeps the plan of every name; what comes after so many texts is planned each time, as without a name.
const namesMax = 400;

const names = new Map<string, string>();

/** From now on statements of this text are prepared, under a name made of it. */
export function prepare(text: string): void {
  if (names.has(text) || names.size >= namesMax) return;
  names.set(text, createHash("sha256").update(text).digest("base64url"));
}

/** The pool as Kysely uses it, with a name for each statement that is to be prepared. */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? preparingClient(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[] = []) => {
    const name = names.get(text);
    return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  };
  // Kysely's other form of query takes a cursor; nothing here reads by cursor.
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}
