import type { Tx } from "../database/db.ts";

/** A column of a primary key, and where `run_made` keeps it. */
export type KeyColumn = { name: string; type: string; place: (typeof places)[number] };

/** What the journal has to know of a table. Columns that are derived from others, as their comments say, are none of its business. */
export type JournalShape = {
  table: string;
  key: readonly KeyColumn[];
  columns: readonly string[];
  derived: readonly string[];
};

export const places = ["ids_1", "ids_2", "ids_3", "words_1", "words_2", "words_3"] as const;

/** The shape of a table as the catalogue has it. @throws when its key has no room in `run_made` */
export async function shapeOf(tx: Tx, table: string): Promise<JournalShape> {
  const known = shapes.get(table);
  if (known !== undefined) return known;
  const key = await tx.sql<{ name: string; type: string }>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_index i
    cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = to_regclass(${table}) and i.indisprimary
    order by k.place`;
  if (key.length === 0) throw new Error(`There is no table ${table} with a primary key.`);
  const columns = await tx.sql<{ name: string; isDerived: boolean }>`
    select attname as name, coalesce(col_description(attrelid, attnum) like 'Derived:%', false) as "isDerived"
    from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped
    order by attnum`;
  const namesOf = (areDerived: boolean) =>
    columns.filter(({ isDerived }) => isDerived === areDerived).map(({ name }) => name);
  const shape = { table, key: placed(table, key), columns: namesOf(false), derived: namesOf(true) };
  shapes.set(table, shape);
  return shape;
}

/** Columns of a table's primary key, in their order. */
export async function primaryKey(tx: Tx, table: string): Promise<string[]> {
  return (await shapeOf(tx, table)).key.map(({ name }) => name);
}

// The schema doesn't change while a process runs.
const shapes = new Map<string, JournalShape>();

function placed(table: string, key: readonly { name: string; type: string }[]): KeyColumn[] {
  const free: KeyColumn["place"][] = [...places];
  return key.map((column) => {
    const at = free.findIndex((place) => place.startsWith(column.type === "uuid" ? "ids" : "words"));
    const [place] = at === -1 ? [] : free.splice(at, 1);
    if (place === undefined) throw new Error(`The key of ${table} has no room in run_made.`);
    return { ...column, place };
  });
}
