import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { usesOf } from "../columns/uses-of-column.ts";
import type { DraftColumn, DraftTable, MappedTable, StudiedTable } from "./draft.ts";

type WithModules = Pick<DraftTable, "map" | "others">;

/** How the rows of a module are read: 0 is the table's first one, the others follow. */
export function mapAt({ map, others }: WithModules, moduleAt: number): ModuleMap | null {
  return moduleAt === 0 ? map : (others[moduleAt - 1]?.map ?? null);
}

/** The table with one of its modules read otherwise. Rules mend the words of the file, so they hold for all its modules. */
export function withMapAt(
  { map: first, others }: WithModules,
  moduleAt: number,
  map: ModuleMap,
): Partial<Pick<DraftTable, "map" | "kind" | "others">> {
  const { mend } = map;
  const changed = others.map((other, at) => ({
    ...other,
    map: at === moduleAt - 1 ? map : { ...other.map, mend },
  }));
  if (moduleAt === 0) return { map, kind: map.kind, others: changed };
  return { ...(first && { map: { ...first, mend } }), others: changed };
}

/** The table as the rows of one of its modules are read. */
export function asModule(table: StudiedTable, moduleAt: number): StudiedTable | MappedTable {
  const map = mapAt(table, moduleAt);
  if (map === null || table.others.length === 0) return table;
  const columns = table.columns.map((column) => ({ ...column, uses: usesOf(map, column.column) }));
  return { ...table, kind: map.kind, map, columns };
}

/** What stands in a table's columns beside what they are used for at this moment; columns that came since are left out. */
export function withColumns(table: DraftTable, found: readonly DraftColumn[]): StudiedTable {
  const byName = new Map(found.map((column) => [column.column, column]));
  return {
    ...table,
    columns: table.columns.flatMap((column) => {
      const known = byName.get(column.column);
      return known === undefined ? [] : { ...known, ...column };
    }),
  };
}

// More different words than that are no kinds of rows.
const kindsMost = 40;

/** The columns that may tell which rows are of which kind, those with the fewest words first. */
export function tellingColumns({ columns }: Pick<StudiedTable, "columns">): DraftColumn[] {
  const may = columns.filter(({ profile }) => {
    return profile !== null && profile.distinct > 1 && profile.distinct <= kindsMost;
  });
  return may.sort((one, other) => (one.profile?.distinct ?? 0) - (other.profile?.distinct ?? 0));
}

/** Words of a column that no module of the table takes yet, the most frequent first. */
export function wordsLeft(table: StudiedTable, column: DraftColumn): string[] {
  const maps = [table.map, ...table.others.map(({ map }) => map)];
  const taken = new Set(maps.flatMap((map) => (map?.when?.column === column.column ? map.when.is : [])));
  return (column.profile?.frequent ?? []).map(({ value }) => value).filter((value) => !taken.has(value));
}

/** A name for a further module that no other of the table has. */
export function freeName(table: Pick<DraftTable, "module" | "name" | "others">, title: string): string {
  const own = table.module ?? table.name.replace(/\.\w+$/, "");
  const taken = new Set([own, ...table.others.map(({ module }) => module)]);
  const name = `${own} ${title}`.slice(0, 90);
  if (!taken.has(name)) return name;
  let nth = 2;
  while (taken.has(`${name} ${nth}`)) nth += 1;
  return `${name} ${nth}`;
}
