import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Makes room for what a run works out on its way, in a schema that nobody else ever sees: it is made in the run's
 * transaction and dropped before the end. Not temporary tables, because the workers of a parallel plan can't read those;
 * not logged, because nothing of it outlives the transaction. Decision 0026 says which plans these settings are for.
 */
export async function openRunTables(tx: Tx): Promise<void> {
  const schema = await schemaOf(tx);
  await tx.sql`create schema ${sql.ref(schema)}`;
  await tx.sql`select set_config('search_path', ${schema} || ', ' || current_setting('search_path'), true)`;
  // PostgreSQL's sum begins and ends a state of its own in each group, which takes longer than adding up the one or two amounts that
  // nearly every group has: this one begins with the first as it is. To the same digits; over many, `sum` is the quicker one.
  await tx.sql`
    create aggregate sum_of_few (numeric) (sfunc = numeric_add, stype = numeric, combinefunc = numeric_add, parallel = safe)`;
  // The plans are few and long: what PostgreSQL takes for its cache says how much memory the machine has for one.
  await tx.sql`
    select set_config(
      'work_mem',
      greatest(64, least(1024, setting::bigint * 8 / 1024 / 16)) || 'MB',
      true
    )
    from pg_settings
    where name = 'effective_cache_size'`;
  // Nearly every fact's group is its own: rows go to the one who adds them up, and handing them over is cheap.
  await tx.sql`set local parallel_tuple_cost = 0.01`;
  // Nearly every customer's month is a group of its own: hashing them would take 1 kB of memory each, sorting takes none.
  await tx.sql`set local enable_hashagg = off`;
  await tx.sql`set local jit = off`;
  // Plans want to know a table's size and about how its columns repeat: three thousand rows say that as well as thirty.
  await tx.sql`set local default_statistics_target = 10`;
}

export async function dropRunTables(tx: Tx): Promise<void> {
  await tx.sql`set local client_min_messages = warning`;
  await tx.sql`drop schema ${sql.ref(await schemaOf(tx))} cascade`;
}

/**
 * Does something whose tables have the names of others of the run, in a schema that is looked into before theirs: what it
 * doesn't make itself it reads from the run.
 */
export async function apart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const schema = `${await schemaOf(tx)}_apart`;
  const [{ path } = { path: "public" }] = await tx.sql<{
    path: string;
  }>`select current_setting('search_path') as path`;
  await tx.sql`create schema ${sql.ref(schema)}`;
  await tx.sql`select set_config('search_path', ${`${schema}, ${path}`}, true)`;
  const result = await work();
  await tx.sql`select set_config('search_path', ${path}, true)`;
  await tx.sql`set local client_min_messages = warning`;
  await tx.sql`drop schema ${sql.ref(schema)} cascade`;
  return result;
}

/** One for each connection: somebody who tries something out doesn't wait for a run at work. */
async function schemaOf(tx: Tx): Promise<string> {
  const [own] = await tx.sql<{ schema: string }>`select 'value_run_' || pg_backend_pid() as schema`;
  return own?.schema ?? "value_run";
}
