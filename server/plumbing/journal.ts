import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./db.ts";

/**
 * A load writes through these functions, which note every row it makes, changes or removes, so that the whole load can be
 * taken back exactly. A row is known by table and primary key; its first state before the run is the one to go back to.
 */
export type Load = { tx: Tx; runId: string };

/** Runs an insert (`insert into … select …`, without `returning`) and notes the rows it made. @returns how many */
export async function insertNoted({ tx, runId }: Load, table: string, insert: RawBuilder<unknown>) {
  const key = await keyOf(tx, table, "made");
  return counted(tx)`
    with made as (${insert} returning *),
    noted as (
      insert into run_change (run_id, table_name, key, before, after_md5)
      select ${runId}, ${table}, ${key}, null, md5(to_jsonb(made)::text) from made
      returning 1
    )
    select count(*) as count from noted`;
}

/**
 * Runs an update (`update table t set … from …`, alias `t`, without `returning`; it must leave the key alone) and notes
 * the rows as they were: the statement's own snapshot still shows them. @returns how many
 */
export async function updateNoted({ tx, runId }: Load, table: string, update: RawBuilder<unknown>) {
  const columns = await primaryKey(tx, table);
  const same = sql.join(
    columns.map((column) => sql`old.${sql.ref(column)} = changed.${sql.ref(column)}`),
    sql` and `,
  );
  const key = await keyOf(tx, table, "changed");
  return counted(tx)`
    with changed as (${update} returning t.*),
    noted as (
      insert into run_change (run_id, table_name, key, before, after_md5)
      select ${runId}, ${table}, ${key}, to_jsonb(old), md5(to_jsonb(changed)::text)
      from changed join ${sql.table(table)} old on ${same}
      returning 1
    )
    select count(*) as count from noted`;
}

/** Runs a delete (`delete from table t using …`, alias `t`, without `returning`) and notes what was there. @returns how many */
export async function deleteNoted({ tx, runId }: Load, table: string, remove: RawBuilder<unknown>) {
  const key = await keyOf(tx, table, "gone");
  return counted(tx)`
    with gone as (${remove} returning t.*),
    noted as (
      insert into run_change (run_id, table_name, key, before, after_md5)
      select ${runId}, ${table}, ${key}, to_jsonb(gone), null from gone
      returning 1
    )
    select count(*) as count from noted`;
}

/** Columns of a table's primary key, in their order, as the catalogue names them. */
export async function primaryKey(tx: Tx, table: string): Promise<string[]> {
  const known = primaryKeys.get(table);
  if (known !== undefined) return known;
  const rows = await tx.sql<{ name: string }>`
    select a.attname as name
    from pg_index i
    cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = to_regclass(${table}) and i.indisprimary
    order by k.place`;
  if (rows.length === 0) throw new Error(`There is no table ${table} with a primary key.`);
  const columns = rows.map((row) => row.name);
  primaryKeys.set(table, columns);
  return columns;
}

// The schema doesn't change while a process runs.
const primaryKeys = new Map<string, string[]>();

/** `jsonb_build_object('party_id', made.party_id, …)` */
async function keyOf(tx: Tx, table: string, alias: string): Promise<RawBuilder<unknown>> {
  const pairs = (await primaryKey(tx, table)).map(
    (column) => sql`${sql.lit(column)}, ${sql.ref(alias)}.${sql.ref(column)}`,
  );
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}

function counted(tx: Tx) {
  return async (strings: TemplateStringsArray, ...values: unknown[]): Promise<number> => {
    const [row] = await tx.sql<{ count: number }>(strings, ...values);
    return row?.count ?? 0;
  };
}
