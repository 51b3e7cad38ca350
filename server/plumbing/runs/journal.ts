import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../database/db.ts";
import { withKeysOn } from "../database/keys-in-sets.ts";
import { type JournalShape, places, primaryKey, shapeOf } from "./journal-shape.ts";

/**
 * A load writes through these functions, which note every row it makes, changes or removes, so that the whole load can be
 * taken back exactly. A row is known by table and primary key; its first state before the run is the one to go back to.
 */
export type Load = {
  tx: Tx;
  runId: string;
  /** What there is among its rows, as `person create`, where they were counted; `known` are those of earlier deliveries. */
  staged?: ReadonlySet<string>;
  /** By what new parties are found and met, to which nothing leads, is written beside it; see `startBeside`. */
  isMadeBeside?: boolean;
};

// Bundled, noting a row takes a tenth of the time of a journal row of its own. With more in one, an undo that keeps some
// rows would have more to write anew.
const rowsInBundle = 2000;

/**
 * Runs an insert (`insert into table … select …`, without alias and without `returning`) and notes the rows it made.
 * @returns how many
 */
export async function insertNoted({ tx, runId }: Load, table: string, insert: RawBuilder<unknown>) {
  const shape = await shapeOf(tx, table);
  const { key, columns } = shape;
  const own = sql.table(table);
  const keys = key.map(({ name, type, place }) => {
    const column = sql`${own}.${sql.ref(name)}`;
    return sql`${type === "uuid" || type === "text" ? column : sql`${column}::text`} as ${sql.ref(place)}`;
  });
  const kept = places.filter((place) => key.some((column) => column.place === place));
  return counted(tx)`
    with made as (${insert} returning ${sql.join(keys)}, hash_record_extended(${rowOf(shape, own)}, 0) as after_hash),
    numbered as (select *, (row_number() over () - 1) / ${rowsInBundle}::bigint as bundle from made),
    noted as (
      insert into run_made (run_id, table_name, columns, ${sql.join(kept.map((place) => sql.ref(place)))}, after_hashes)
      select ${runId}, ${table}, ${columns}::text[],
        ${sql.join(kept.map((place) => sql`array_agg(${sql.ref(place)})`))}, array_agg(after_hash)
      from numbered
      group by bundle
      returning cardinality(after_hashes) as count
    )
    select coalesce(sum(count), 0) as count from noted`;
}

/**
 * Runs an update (`update table t set … from …`, alias `t`, without `returning`; it must leave the key alone) and notes
 * the rows as they were: the statement's own snapshot still shows them. @returns how many
 */
export async function updateNoted({ tx, runId }: Load, table: string, update: RawBuilder<unknown>) {
  const shape = await shapeOf(tx, table);
  const same = sql.join(
    shape.key
      .map(({ name }) => name)
      .map((column) => sql`old.${sql.ref(column)} = changed.${sql.ref(column)}`),
    sql` and `,
  );
  const key = await keyOf(tx, table, "changed");
  return counted(tx)`
    with changed as (${update} returning t.*),
    noted as (
      insert into run_change (run_id, table_name, key, before, after_hash)
      select ${runId}, ${table}, ${key}, ${noted(shape, "old")}, hash_record_extended(${rowOf(shape, sql`changed`)}, 0)
      from changed join ${sql.table(table)} old on ${same}
      returning 1
    )
    select count(*) as count from noted`;
}

/** Runs a delete (`delete from table t using …`, alias `t`, without `returning`) and notes what was there. @returns how many */
export async function deleteNoted({ tx, runId }: Load, table: string, remove: RawBuilder<unknown>) {
  const key = await keyOf(tx, table, "gone");
  const shape = await shapeOf(tx, table);
  // What hangs on a row that goes is looked for by the database itself.
  return withKeysOn(
    tx,
    () => counted(tx)`
    with gone as (${remove} returning t.*),
    noted as (
      insert into run_change (run_id, table_name, key, before)
      select ${runId}, ${table}, ${key}, ${noted(shape, "gone")} from gone
      returning 1
    )
    select count(*) as count from noted`,
  );
}

/** Forgets what a run noted of rows that are gone again: it ended before it had made anything that lasts. */
export async function forgetNoted(tx: Tx, runId: string): Promise<void> {
  await tx.sql`delete from run_made where run_id = ${runId}`;
}

/**
 * A query for the ids of records that a run made or changed, as `id`.
 * @param of the tables, whose key begins with this column
 */
export function idsOfRun(
  runId: string,
  of: { tables: readonly string[]; column: string },
): RawBuilder<unknown> {
  const those = sql`run_id = ${runId} and table_name = any(${of.tables}::text[])`;
  return sql`
    select unnest(ids_1) as id from run_made where ${those}
    union all
    select (key->>${of.column})::uuid from run_change
    where ${those}`;
}

/** The row `alias` as it is compared: all of it, or without what is derived. */
function rowOf({ columns, derived }: JournalShape, alias: RawBuilder<unknown>): RawBuilder<unknown> {
  return derived.length === 0
    ? alias
    : sql`row(${sql.join(columns.map((name) => sql`${alias}.${sql.ref(name)}`))})`;
}

/** The row `alias` as it is noted, to be restored. */
function noted({ derived }: JournalShape, alias: string): RawBuilder<unknown> {
  return derived.length === 0
    ? sql`to_jsonb(${sql.ref(alias)})`
    : sql`to_jsonb(${sql.ref(alias)}) - ${derived}::text[]`;
}

/** `jsonb_build_object('party_id', made.party_id, …)` */
async function keyOf(tx: Tx, table: string, alias: string): Promise<RawBuilder<unknown>> {
  const pairs = (await primaryKey(tx, table)).map(
    (column) => sql`${sql.lit(column)}, ${sql.ref(alias)}.${sql.ref(column)}`,
  );
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}

function counted(tx: Tx) {
  return async (strings: TemplateStringsArray, ...values: unknown[]): Promise<number> => {
    const [row] = await tx.sql<{ count: number | string }>(strings, ...values);
    return Number(row?.count ?? 0);
  };
}
