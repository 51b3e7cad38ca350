import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { columnKey } from "./column-key.ts";

export type ColumnShown = { column: string; fields: string[]; link: string | null; samples: string[] };

/** How the columns of a file are read, for a person: theirs, ours, and what stands in the first rows. */
export function describeColumns(
  header: readonly string[],
  samples: readonly (readonly string[])[],
  map: ModuleMap | null,
): ColumnShown[] {
  const maps: (ModuleMap | PartMap)[] = map === null ? [] : [map, ...Object.values(map.parts)];
  return header
    .map((column, at) => ({
      column,
      fields: fieldsOf(column, map, maps),
      link: maps.map((one) => linkOf(column, one)).find((link) => link !== undefined) ?? null,
      samples: samples.map((row) => row[at] ?? ""),
    }))
    .filter(({ column, samples: shown }) => !/^Column \d+$/.test(column) || shown.some(Boolean));
}

function fieldsOf(column: string, map: ModuleMap | null, maps: readonly (ModuleMap | PartMap)[]): string[] {
  const fields = maps.flatMap((one) => {
    const target = Object.entries(one.columns).find(([name]) => same(name, column))?.[1];
    const named = fieldsOfTarget(target);
    return one.id.some((name) => same(name, column)) ? ["id", ...named] : named;
  });
  if (fields.length > 0 || map === null) return [...new Set(fields)];
  const isSaidElsewhere = map.ignored.some((name) => same(name, column));
  return isSaidElsewhere || maps.some((one) => linkOf(column, one)) ? [] : ["custom"];
}

function linkOf(column: string, map: ModuleMap | PartMap): string | undefined {
  return Object.entries(map.links).find(([, link]) =>
    [link.column ?? []].flat().some((name) => same(name, column)),
  )?.[0];
}

function same(one: string, other: string): boolean {
  return columnKey(one) === columnKey(other);
}
