import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../database/db.ts";
import { type JournalShape, type KeyColumn, shapeOf } from "./journal-shape.ts";

/** The rows of one table that a run made, changed or removed, each once: its first state before, its last after. */
export type RowsOfRun = JournalShape & {
  /**
   * A table, or a query in brackets, with the columns of the key, `is_made`, `before`, `after_hash`, `after_md5`; and
   * `is_kept` where the rows were laid out.
   */
  rows: RawBuilder<unknown>;
  /** The columns `after_hash` is of: those the table had then. */
  hashed: readonly string[];
  /** Some were changed or removed, not only made. */
  hasChanged: boolean;
};

/** What a run did, by table, the last one first: what hangs on something is taken back before that. */
export async function rowsOfRun(tx: Tx, runId: string): Promise<RowsOfRun[]> {
  const tables = await tx.sql<{ table: string; columns: string[] | null; hasChanged: boolean }>`
    select table_name as "table", bool_or(is_changed) as "hasChanged",
      (array_agg(columns) filter (where columns is not null))[1] as columns
    from (
      select table_name, change_no, to_jsonb(columns) as columns, false as is_changed
      from run_made where run_id = ${runId}
      union all
      select table_name, min(change_no),
        (array_agg((select jsonb_agg(name) from jsonb_object_keys(before) as name)) filter (where before is not null))[1],
        true
      from run_change where run_id = ${runId}
      group by table_name
    ) noted
    group by table_name
    order by min(change_no) desc`;
  const found: RowsOfRun[] = [];
  for (const { table, columns, hasChanged } of tables) {
    const shape = await shapeOf(tx, table);
    const hashed = shape.columns.filter((name) => columns === null || columns.includes(name));
    found.push({ ...shape, hashed, hasChanged, rows: sql`(${rowsOf(runId, shape, hasChanged)})` });
  }
  return found;
}

/** Lays the rows out in tables of this transaction, so that they can be marked as kept and are read from once. */
export async function layOut(tx: Tx, tables: readonly RowsOfRun[]): Promise<RowsOfRun[]> {
  const laidOut: RowsOfRun[] = [];
  for (const rows of tables) {
    const name = sql.table(`of_run_${rows.table}`);
    // Several runs may be taken back in one transaction.
    await tx.sql`drop table if exists ${name}`;
    await tx.sql`
      create temporary table ${name} on commit drop as
      select *, false as is_kept from ${rows.rows} as noted`;
    await tx.sql`analyze ${name}`;
    laidOut.push({ ...rows, rows: name });
  }
  return laidOut;
}

function rowsOf(runId: string, shape: JournalShape, hasChanged: boolean): RawBuilder<unknown> {
  const those = sql`run_id = ${runId} and table_name = ${shape.table}`;
  const made = madeRows(shape, those);
  if (!hasChanged) return made;
  const keys = sql.join(shape.key.map(({ name }) => sql.ref(name)));
  return sql`
    select ${keys}, min(change_no) as change_no,
      (array_agg(is_made order by change_no))[1] as is_made,
      (array_agg(before order by change_no))[1] as before,
      (array_agg(after_hash order by change_no desc))[1] as after_hash,
      (array_agg(after_md5 order by change_no desc))[1] as after_md5
    from (
      ${made}
      union all
      select ${sql.join(shape.key.map(({ name }) => sql`k.${sql.ref(name)}`))}, c.change_no, c.before is null, c.before,
        c.after_hash, c.after_md5, c.run_id
      from run_change c
      cross join lateral jsonb_populate_record(null::${sql.table(shape.table)}, c.key) k
      where c.run_id = ${runId} and c.table_name = ${shape.table}
    ) noted
    group by ${keys}`;
}

/** A query for the made rows of a table, unpacked: `run_id`, the key, `change_no`, and what else a row of a run has. */
export function madeRows(shape: JournalShape, those: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${sql.join(shape.key.map(unpacked))}, change_no, true as is_made, null::jsonb as before,
      k.after_hash, null::text as after_md5, run_id
    from run_made
    cross join lateral unnest(ids_1, ids_2, ids_3, words_1, words_2, words_3, after_hashes)
      as k (id_1, id_2, id_3, word_1, word_2, word_3, after_hash)
    where ${those}`;
}

function unpacked({ name, type, place }: KeyColumn): RawBuilder<unknown> {
  // ids_1 holds what is unpacked as id_1.
  const one = sql`k.${sql.ref(place.replace("s_", "_"))}`;
  return sql`${type === "uuid" || type === "text" ? one : sql`${one}::${sql.raw(type)}`} as ${sql.ref(name)}`;
}

/** `one.party_id = other.party_id and …` */
export function sameKey({ key }: JournalShape, one: string, other: string): RawBuilder<boolean> {
  const same = key.map(({ name }) => sql`${sql.ref(`${one}.${name}`)} = ${sql.ref(`${other}.${name}`)}`);
  return sql<boolean>`${sql.join(same, sql` and `)}`;
}

/** `jsonb_build_object('party_id', t.party_id, …)` */
export function keyObject({ key }: JournalShape, alias: string): RawBuilder<unknown> {
  const pairs = key.map(({ name }) => sql`${sql.lit(name)}, ${sql.ref(`${alias}.${name}`)}`);
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}
