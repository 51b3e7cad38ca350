import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../database/db.ts";
import { shapeOf } from "./journal-shape.ts";
import { keyObject, type RowsOfRun, sameKey } from "./rows-of-run.ts";

/**
 * Takes back what a run did, but for the rows that are marked as kept; those stay in the journal and can be taken back
 * later. Call `findLaterChanges` or `keepConflicting` first.
 * @param tables as `layOut` made them
 * @param onTable told before each table
 * @returns how many rows were taken back
 */
export async function takeBack(
  tx: Tx,
  runId: string,
  tables: readonly RowsOfRun[],
  onTable: (table: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (const rows of tables) {
    await onTable(rows.table);
    await removeMade(tx, rows);
    if (rows.hasChanged) await restoreChanged(tx, rows);
    const [taken] = await tx.sql<{ count: number }>`
      select count(*) as count from ${rows.rows} where not is_kept`;
    count += taken?.count ?? 0;
  }
  await tx.sql`delete from run_change where run_id = ${runId}`;
  await tx.sql`delete from run_made where run_id = ${runId}`;
  // As they were noted: the first table first.
  for (const rows of tables.toReversed()) await noteKept(tx, runId, rows);
  return count;
}

async function removeMade(tx: Tx, rows: RowsOfRun): Promise<void> {
  await tx.sql`
    delete from ${sql.table(rows.table)} t
    using ${rows.rows} c
    where c.is_made and not c.is_kept and ${sameKey(rows, "t", "c")}`;
}

async function restoreChanged(tx: Tx, rows: RowsOfRun): Promise<void> {
  const { table } = rows;
  const columns = await columnsToWrite(tx, table);
  const sets = sql.join(columns.map((name) => sql`${sql.ref(name)} = b.${sql.ref(name)}`));
  const before = sql`
    ${rows.rows} c
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.before) b`;
  const those = sql`c.before is not null and not c.is_kept`;
  await tx.sql`
    update ${sql.table(table)} t set ${sets}
    from ${before}
    where ${those} and ${sameKey(rows, "t", "b")}`;
  await tx.sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((name) => sql`b.${sql.ref(name)}`))}
    from ${before}
    where ${those} and not exists (select from ${sql.table(table)} t where ${sameKey(rows, "t", "b")})`;
}

async function columnsToWrite(tx: Tx, table: string): Promise<string[]> {
  const { derived } = await shapeOf(tx, table);
  const rows = await tx.sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''
      and attname <> all(${derived}::text[])
    order by attnum`;
  return rows.map((row) => row.name);
}

async function noteKept(tx: Tx, runId: string, rows: RowsOfRun): Promise<void> {
  const bundled = sql`is_kept and is_made and after_hash is not null`;
  const kept = rows.key.map(({ place }) => sql.ref(place));
  const keys = rows.key.map(({ name, type }) => {
    const column: RawBuilder<unknown> = sql.ref(name);
    return sql`array_agg(${type === "uuid" || type === "text" ? column : sql`${column}::text`})`;
  });
  await tx.sql`
    insert into run_made (run_id, table_name, columns, ${sql.join(kept)}, after_hashes)
    select ${runId}, ${rows.table}, ${rows.hashed}::text[], ${sql.join(keys)}, array_agg(after_hash)
    from ${rows.rows}
    where ${bundled}
    having count(*) > 0`;
  await tx.sql`
    insert into run_change (run_id, table_name, key, before, after_hash, after_md5)
    select ${runId}, ${rows.table}, ${keyObject(rows, "c")}, c.before, c.after_hash, c.after_md5
    from ${rows.rows} as c
    where c.is_kept and not coalesce(${bundled}, false)
    order by c.change_no`;
}
