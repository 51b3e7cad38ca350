import { type RawBuilder, sql } from "kysely";
import { foreignKeys, type Pointer, refers } from "../runs/later-changes.ts";
import { type RowsOfRun, rowsOfRun, sameKey } from "../runs/rows-of-run.ts";
import type { Tx } from "./db.ts";

/**
 * From here to the end of the transaction foreign keys are not looked up for each row that is written: of a million
 * customers that was a third of the time. `checkKeys` holds all rows to them at once. Only a superuser may do so, which
 * the built-in database's user is; with another one everything stays as it was.
 * @returns whether the keys are to be checked
 */
export async function putKeysOff(tx: Tx): Promise<boolean> {
  const [user] = await tx.sql<{ isFree: boolean }>`select current_setting('is_superuser') = 'on' as "isFree"`;
  if (user?.isFree !== true) return false;
  await tx.sql`set local session_replication_role = replica`;
  return true;
}

/** Does something for which the database looks the keys up itself, whether they were put off or not. */
export async function withKeysOn<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [role] = await tx.sql<{ isOff: boolean }>`
    select current_setting('session_replication_role') = 'replica' as "isOff"`;
  if (role?.isOff !== true) return work();
  await tx.sql`set local session_replication_role = origin`;
  const result = await work();
  await tx.sql`set local session_replication_role = replica`;
  return result;
}

/**
 * Holds the rows that a run made or changed to every foreign key of their tables, as the database does row by row. What
 * they lead to can't go before the transaction ends.
 * @throws when a row leads to nothing
 */
export async function checkKeys(tx: Tx, runId: string): Promise<void> {
  const tables = await rowsOfRun(tx, runId);
  for (const key of await foreignKeys(tx)) {
    const rows = tables.find(({ table }) => table === key.table);
    if (rows === undefined) continue;
    await checkKey(
      tx,
      key,
      rows,
      tables.find(({ table }) => table === key.to),
    );
  }
}

/** What the run made itself only has to be there; what was there before is locked, which also tells that it is. */
async function checkKey(tx: Tx, key: Pointer, rows: RowsOfRun, own: RowsOfRun | undefined): Promise<void> {
  const to = sql.table(key.to);
  const names = (alias: string, columns: readonly string[]) =>
    sql.join(columns.map((name) => sql.ref(`${alias}.${name}`)));
  const given = key.columns.map((name) => sql`${sql.ref(`t.${name}`)} is not null`);
  const isMade = own ? sql`exists (select from ${madeRowsThere(key, own)})` : sql`false`;
  const [lost] = await tx.sql<{ row: string }>`
    with named as materialized (
      select distinct ${names("t", key.columns)} from ${writtenRows(key, rows)} where ${sql.join(given, sql` and `)}
    ),
    others as materialized (
      select ${names("n", key.columns)} from named as n where not ${isMade}
    ),
    held as materialized (
      select ${names("p", key.toColumns)} from ${to} as p
      where exists (select from others as n where ${refers(key, "n", "p")})
      for key share
    )
    select to_jsonb(n)::text as row from others as n
    where not exists (select from held as p where ${refers(key, "n", "p")})
    limit 1`;
  if (lost) throw new Error(`A row of ${key.table} leads to no ${key.to}: ${lost.row}`);
}

/** The row `n` leads to, where the run made it; what it removed again since is noted as a change. */
function madeRowsThere(key: Pointer, own: RowsOfRun): RawBuilder<unknown> {
  const isOwnKey = key.toColumns.every((name) => own.key.some((column) => column.name === name));
  if (isOwnKey && !own.hasChanged) return sql`${own.rows} as p where ${refers(key, "n", "p")}`;
  return sql`${own.rows} as o join ${sql.table(key.to)} as p on ${sameKey(own, "p", "o")}
    where o.is_made and ${refers(key, "n", "p")}`;
}

/** The rows of a run as `t`. Where they were only made and name the other record in their own key, the journal says it all. */
function writtenRows(key: Pointer, rows: RowsOfRun): RawBuilder<unknown> {
  const isInKey = key.columns.every((name) => rows.key.some((column) => column.name === name));
  if (isInKey && !rows.hasChanged) return sql`${rows.rows} as t`;
  // Unpacked as a whole first: joined bundle by bundle, the table was read through once for every two thousand rows.
  return sql`(select * from ${rows.rows} as noted offset 0) as c
    join ${sql.table(key.table)} as t on ${sameKey(rows, "t", "c")}`;
}

/** Keeps anybody from building upon the rows that a run made, until the transaction ends. */
export async function lockMade(tx: Tx, tables: readonly RowsOfRun[]): Promise<void> {
  const parents = new Set((await foreignKeys(tx)).map(({ to }) => to));
  for (const rows of tables)
    if (parents.has(rows.table))
      await tx.sql`
        with held as (
          select from ${sql.table(rows.table)} as t
          join ${rows.rows} as c on ${sameKey(rows, "t", "c")}
          where c.is_made
          for update of t
        )
        select count(*) from held`;
}
