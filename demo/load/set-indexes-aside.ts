import type pg from "pg";

export type OnProgress = (said: { step: string; done: number; of: number }) => void;

type Part = { drop: string; make: string; comment: string | null; name: string };

/**
 * Takes away the indexes and foreign keys of tables about to be filled; building them once over all rows takes a fraction
 * of keeping them row by row. Everything is read from the catalogue, so that a new index is never forgotten.
 * @returns puts all of it back, comments included
 */
export async function setIndexesAside(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<(onProgress: OnProgress) => Promise<void>> {
  const foreignKeys = await partsOf(client, foreignKeysQuery, tables);
  const keys = await partsOf(client, keysQuery, tables);
  const indexes = await partsOf(client, indexesQuery, tables);
  for (const part of [...foreignKeys, ...keys, ...indexes]) await client.query(part.drop);
  await writeAnew(client, tables);
  const inOrder = [...keys, ...indexes, ...foreignKeys];
  return async (onProgress) => {
    // Sorting in memory what has room there: five times as fast as on disk, and given back with the transaction.
    await client.query("set local maintenance_work_mem = '512MB'; set local work_mem = '256MB'");
    for (const [done, part] of inOrder.entries()) {
      onProgress({ step: `Building ${part.name}`, done, of: inOrder.length });
      await client.query(part.make);
      if (part.comment !== null) await client.query(part.comment);
    }
  };
}

/**
 * Begins the tables' files anew, with the few rows of our own company they hold. Only rows copied into a file begun in the
 * same transaction may be written as old ones (`freeze`), which nobody has to visit again.
 */
async function writeAnew(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    await client.query(`create temporary table kept_${table} on commit drop as table ${table}`);
  await client.query(`truncate ${tables.join(", ")}`);
  for (const table of tables) {
    await client.query(`insert into ${table} table kept_${table}`);
    await client.query(`drop table kept_${table}`);
  }
}

async function partsOf(client: pg.ClientBase, query: string, tables: readonly string[]): Promise<Part[]> {
  return (await client.query<Part>(query, [tables])).rows;
}

const constraintParts = `
    conname as name,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make,
    format('comment on constraint %I on %s is %L', conname, conrelid::regclass, obj_description(oid, 'pg_constraint')) as comment
  from pg_constraint`;

/** Those of the tables, and those of any other table that lead to them. */
const foreignKeysQuery = `
  select ${constraintParts}
  where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
  order by conrelid::regclass::text, conname`;

const keysQuery = `
  select ${constraintParts}
  where contype in ('p', 'u', 'x') and conrelid = any($1::regclass[])
  order by conrelid::regclass::text, conname`;

const indexesQuery = `
  select
    indexrelid::regclass::text as name,
    format('drop index %s', indexrelid::regclass) as drop,
    pg_get_indexdef(indexrelid) as make,
    format('comment on index %s is %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class')) as comment
  from pg_index
  where indrelid = any($1::regclass[])
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
  order by indrelid::regclass::text, indexrelid::regclass::text`;
