import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./db.ts";
import { primaryKey } from "./journal.ts";

/** A row of a load that somebody changed, removed or built upon since. */
export type LaterChange = { table: string; key: Record<string, unknown>; what: string };

/**
 * What stands in the way of taking a run back: rows it wrote that look different now, and rows of others that refer to
 * rows it made.
 * @param links.pointers columns that mean another table's row without a foreign key saying so
 * @param links.derived tables that are computed from the others and don't count
 */
export async function findLaterChanges(
  tx: Tx,
  runId: string,
  links: { pointers: readonly Pointer[]; derived: readonly string[] },
  limit: number,
): Promise<LaterChange[]> {
  const found: LaterChange[] = [];
  const tables = await gatherChanges(tx, runId);
  for (const table of tables) found.push(...(await changedSince(tx, table, limit)));
  for (const pointer of [...(await foreignKeysTo(tx, tables)), ...links.pointers]) {
    if (!tables.includes(pointer.to) || links.derived.includes(pointer.table)) continue;
    found.push(...(await builtUpon(tx, pointer, limit)));
  }
  return found.slice(0, limit);
}

/** A column (or several) of `table` that names a row of `to`. */
export type Pointer = { table: string; columns: readonly string[]; to: string; toColumns: readonly string[] };

/** Takes everything back that a run changed. Call `findLaterChanges` first. @returns how many rows */
export async function takeBack(tx: Tx, runId: string): Promise<number> {
  for (const table of await gatherChanges(tx, runId)) {
    await removeMade(tx, table);
    await restoreChanged(tx, table);
  }
  const [gone] = await tx.sql<{ count: number }>`
    with gone as (delete from run_change where run_id = ${runId} returning 1) select count(*) as count from gone`;
  return gone?.count ?? 0;
}

/**
 * Lays every changed row out once, as `change_of_run` of this transaction (one run in each): its first state before the run, its
 * last after.
 * @returns the tables, the last one first: what hangs on something is taken back before that
 */
async function gatherChanges(tx: Tx, runId: string): Promise<string[]> {
  await tx.sql`
    create temporary table if not exists change_of_run on commit drop as
    select table_name, key, min(change_no) as change_no,
      (array_agg(before order by change_no))[1] as before,
      (array_agg(after_md5 order by change_no desc))[1] as after_md5
    from run_change
    where run_id = ${runId}
    group by table_name, key`;
  await tx.sql`analyze change_of_run`;
  const rows = await tx.sql<{ table_name: string }>`
    select table_name from change_of_run group by table_name order by min(change_no) desc`;
  return rows.map((row) => row.table_name);
}

async function changedSince(tx: Tx, table: string, limit: number): Promise<LaterChange[]> {
  const rows = await tx.sql<{ key: Record<string, unknown>; what: string }>`
    select c.key,
      case
        when to_jsonb(t) is null then 'was removed'
        when c.after_md5 is null then 'was made again'
        else 'was changed'
      end as what
    from change_of_run c
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.key) k
    left join ${sql.table(table)} t on ${await sameKey(tx, table, "t", "k")}
    where c.table_name = ${table}
      and c.after_md5 is distinct from md5(to_jsonb(t)::text)
    limit ${limit}`;
  return rows.map((row) => ({ table, ...row }));
}

async function builtUpon(tx: Tx, pointer: Pointer, limit: number): Promise<LaterChange[]> {
  const child = await primaryKey(tx, pointer.table);
  const key = sql`jsonb_build_object(${sql.join(child.map((name) => sql`${sql.lit(name)}, t.${sql.ref(name)}`))})`;
  const refers = sql.join(
    pointer.columns.map((name, at) => sql`t.${sql.ref(name)} = k.${sql.ref(pointer.toColumns[at] ?? name)}`),
    sql` and `,
  );
  const rows = await tx.sql<{ key: Record<string, unknown> }>`
    select ${key} as key
    from change_of_run c
    cross join lateral jsonb_populate_record(null::${sql.table(pointer.to)}, c.key) k
    join ${sql.table(pointer.table)} t on ${refers}
    where c.table_name = ${pointer.to} and c.before is null
      and not exists (
        select from change_of_run own
        where own.table_name = ${pointer.table} and own.key = ${key}
      )
    limit ${limit}`;
  return rows.map((row) => ({ table: pointer.table, key: row.key, what: `refers to ${pointer.to}` }));
}

/** Every foreign key to one of these tables. */
async function foreignKeysTo(tx: Tx, tables: readonly string[]): Promise<Pointer[]> {
  return tx.sql<Pointer>`
    select c.conrelid::regclass::text as "table", c.confrelid::regclass::text as "to",
      array(
        select a.attname::text from unnest(c.conkey) with ordinality k (n, at)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.at
      ) as columns,
      array(
        select a.attname::text from unnest(c.confkey) with ordinality k (n, at)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.at
      ) as "toColumns"
    from pg_constraint c
    where c.contype = 'f' and c.confrelid::regclass::text = any(${tables})`;
}

async function removeMade(tx: Tx, table: string): Promise<void> {
  await tx.sql`
    delete from ${sql.table(table)} t
    using change_of_run c
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.key) k
    where c.table_name = ${table} and c.before is null
      and ${await sameKey(tx, table, "t", "k")}`;
}

async function restoreChanged(tx: Tx, table: string): Promise<void> {
  const columns = await columnsOf(tx, table);
  const sets = sql.join(columns.map((name) => sql`${sql.ref(name)} = b.${sql.ref(name)}`));
  const before = sql`
    change_of_run c
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.before) b`;
  const ofRun = sql`c.table_name = ${table} and c.before is not null`;
  await tx.sql`
    update ${sql.table(table)} t set ${sets}
    from ${before}
    where ${ofRun} and ${await sameKey(tx, table, "t", "b")}`;
  await tx.sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((name) => sql`b.${sql.ref(name)}`))}
    from ${before}
    where ${ofRun} and not exists (select from ${sql.table(table)} t where ${await sameKey(tx, table, "t", "b")})`;
}

async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const rows = await tx.sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`;
  return rows.map((row) => row.name);
}

async function sameKey(tx: Tx, table: string, one: string, other: string): Promise<RawBuilder<boolean>> {
  const same = (await primaryKey(tx, table)).map(
    (column) => sql`${sql.ref(one)}.${sql.ref(column)} = ${sql.ref(other)}.${sql.ref(column)}`,
  );
  return sql<boolean>`${sql.join(same, sql` and `)}`;
}
