import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../database/db.ts";
import { shapeOf } from "./journal-shape.ts";
import { keyObject, type RowsOfRun, sameKey } from "./rows-of-run.ts";

/** A row of a load that somebody changed, removed or built upon since. */
export type LaterChange = {
  table: string;
  key: Record<string, unknown>;
  what: string;
  /** The table of the load's row that this one refers to, where it is no row of the load itself. */
  to: string | null;
};

/** A column (or several) of `table` that names a row of `to`. */
export type Pointer = {
  table: string;
  columns: readonly string[];
  to: string;
  toColumns: readonly string[];
  /** The column names rows of several tables: that there is none in `to` says nothing. */
  isOneOfSeveral?: boolean;
};

export type Links = {
  /** Columns that mean another table's row without a foreign key saying so. */
  pointers: readonly Pointer[];
  /** What is computed from other tables and doesn't count: all rows of a table, or those (alias `t`) of which `when` is so. */
  derived: readonly { table: string; when?: RawBuilder<unknown> }[];
};

/**
 * What stands in the way of taking a run back: rows it wrote that look different now, rows of others that refer to rows it
 * made, and rows that would lead again to something that is gone.
 * @returns how many there are, and those of one page, in the order of the tables
 */
export async function findLaterChanges(
  tx: Tx,
  tables: readonly RowsOfRun[],
  links: Links,
  page: { from: number; limit: number },
): Promise<{ count: number; changes: LaterChange[] }> {
  const branches = await branchesOf(tx, tables, links);
  if (branches.length === 0) return { count: 0, changes: [] };
  const rows = await tx.sql<LaterChange & { count: number }>`
    select "table", key, what, "to", count(*) over () as count
    from (${sql.join(
      branches.map((branch, at) => sql`select ${sql.lit(at)} as place, found.* from (${branch}) as found`),
      sql` union all `,
    )}) as found
    order by place, key::text
    offset ${page.from} limit ${page.limit}`;
  return { count: rows[0]?.count ?? 0, changes: rows.map(({ count: _, ...change }) => change) };
}

async function branchesOf(
  tx: Tx,
  tables: readonly RowsOfRun[],
  links: Links,
): Promise<RawBuilder<unknown>[]> {
  const branches = tables.map(
    (rows) => sql`
      select ${rows.table}::text as "table", ${keyObject(rows, "c")} as key,
        case when t.${firstKey(rows)} is null then 'was removed'
          when c.after_hash is null and c.after_md5 is null then 'was made again'
          else 'was changed' end as what, null::text as "to"
      ${changedSince(rows)}`,
  );
  for (const { pointer, parent, child, counts } of await linksAmong(tx, tables, links)) {
    const { key } = await shapeOf(tx, pointer.table);
    const shape = { table: pointer.table, key, columns: [], derived: [] };
    branches.push(sql`
      select ${pointer.table}::text, ${keyObject(shape, "t")}, ${`refers to ${pointer.to}`}::text, ${pointer.to}::text
      from ${parent.rows} as p
      join ${sql.table(pointer.table)} as t on ${refers(pointer, "t", "p")}
      where p.is_made and ${counts} and ${notOfRun(child, "t")}`);
  }
  for (const { rows, pointer, parent } of await leadsBack(tx, tables, links))
    branches.push(sql`
      select ${rows.table}::text, ${keyObject(rows, "c")}, ${`led to ${pointer.to}, which is gone`}::text, null::text
      ${leadsToNothing(rows, pointer, parent)}`);
  return branches;
}

/** `from …` for the rows (alias `c`, beside the table's own as `t`) that don't look as the run left them. */
export function changedSince(rows: RowsOfRun): RawBuilder<unknown> {
  const now = sql`hash_record_extended(row(${sql.join(rows.hashed.map((name) => sql.ref(`t.${name}`)))}), 0)`;
  const here = sql`t.${firstKey(rows)} is not null`;
  const left = sql`(c.after_hash is not null or c.after_md5 is not null)`;
  return sql`
    from ${rows.rows} as c
    left join ${sql.table(rows.table)} as t on ${sameKey(rows, "t", "c")}
    where case when ${here} and ${left}
      then c.after_hash <> ${now} or c.after_md5 <> md5(to_jsonb(t)::text)
      else ${here} or ${left} end`;
}

/**
 * Every column that leads to a table the run made rows in, with its own rows of the run, where there are some; `counts` tells which
 * other rows (alias `t`) stand in the way.
 */
export async function linksAmong(
  tx: Tx,
  tables: readonly RowsOfRun[],
  links: Links,
): Promise<
  { pointer: Pointer; parent: RowsOfRun; child: RowsOfRun | undefined; counts: RawBuilder<unknown> }[]
> {
  const all = [...(await foreignKeys(tx)), ...links.pointers];
  return all.flatMap((pointer) => {
    const parent = tables.find(({ table }) => table === pointer.to);
    const derived = links.derived.find(({ table }) => table === pointer.table);
    if (parent === undefined || (derived !== undefined && derived.when === undefined)) return [];
    if (!pointer.toColumns.every((name) => parent.key.some((column) => column.name === name))) return [];
    const child = tables.find(({ table }) => table === pointer.table);
    return [{ pointer, parent, child, counts: derived?.when ? sql`not (${derived.when})` : sql`true` }];
  });
}

/** Columns by which a row that goes back to what it was may lead to something that is gone meanwhile. */
export async function leadsBack(tx: Tx, tables: readonly RowsOfRun[], links: Links) {
  const all = [...(await foreignKeys(tx)), ...links.pointers];
  return tables.flatMap((rows) =>
    all
      .filter(({ table, isOneOfSeveral }) => rows.hasChanged && table === rows.table && !isOneOfSeveral)
      .map((pointer) => ({ rows, pointer, parent: tables.find(({ table }) => table === pointer.to) })),
  );
}

/** `from …` for the rows (alias `c`) that would lead to nothing. */
export function leadsToNothing(
  rows: RowsOfRun,
  pointer: Pointer,
  parent: RowsOfRun | undefined,
): RawBuilder<unknown> {
  const restored = sql`exists (
    select from ${parent?.rows ?? sql`(select)`} as p where p.before is not null and ${refers(pointer, "b", "p")})`;
  const named = pointer.columns.map((name) => sql`${sql.ref(`b.${name}`)} is not null`);
  return sql`
    from ${rows.rows} as c
    cross join lateral jsonb_populate_record(null::${sql.table(rows.table)}, c.before) b
    where c.before is not null and ${sql.join(named, sql` and `)}
      and not exists (select from ${sql.table(pointer.to)} as t where ${refers(pointer, "b", "t")})
      and not ${parent?.hasChanged ? restored : sql`false`}`;
}

export function refers({ columns, toColumns }: Pointer, child: string, parent: string): RawBuilder<unknown> {
  const same = columns.map(
    (name, at) => sql`${sql.ref(`${child}.${name}`)} = ${sql.ref(`${parent}.${toColumns[at] ?? name}`)}`,
  );
  return sql.join(same, sql` and `);
}

/** The row (alias) is none that the run wrote itself: those are taken back with it. */
export function notOfRun(child: RowsOfRun | undefined, alias: string): RawBuilder<unknown> {
  if (child === undefined) return sql`true`;
  return sql`not exists (select from ${child.rows} as own where ${sameKey(child, "own", alias)})`;
}

function firstKey({ key }: RowsOfRun): RawBuilder<unknown> {
  return sql.ref(key[0]?.name ?? "");
}

/** Every foreign key there is. */
export async function foreignKeys(tx: Tx): Promise<Pointer[]> {
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
    where c.contype = 'f'
    order by 1, c.conname`;
}
