import { sql } from "kysely";
import type { Tx } from "./db.ts";
import { foreignKeys, refers } from "./later-changes.ts";
import { type RowsOfRun, rowsOfRun, sameKey } from "./rows-of-run.ts";

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
    const own = tables.find(({ table }) => table === key.to);
    const written = sql`${rows.rows} as c join ${sql.table(key.table)} as t on ${sameKey(rows, "t", "c")}`;
    const named = key.columns.map((name) => sql`${sql.ref(`t.${name}`)} is not null`);
    const [lost] = await tx.sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${written}
      where ${sql.join(named, sql` and `)}
        and not exists (select from ${sql.table(key.to)} as p where ${refers(key, "t", "p")})
      limit 1`;
    if (lost) throw new Error(`A row of ${key.table} leads to no ${key.to}: ${lost.row}`);
    const isOwn = own
      ? sql`exists (select from ${own.rows} as o where o.is_made and ${sameKey(own, "o", "p")})`
      : sql`false`;
    await tx.sql`
      select from ${sql.table(key.to)} as p
      where exists (select from ${written} where ${refers(key, "t", "p")}) and not ${isOwn}
      for key share`;
  }
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
