import type { ImportProfile, ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { DraftRow } from "../drafts/draft-state.ts";
import { isWanted, settingsOf, type TableRow } from "../drafts/draft-tables.ts";
import { columnsOf } from "../drafts/fault-of-map.ts";
import { columnKey } from "../reading/tables/column-key.ts";

/** The tables of the delivery's own system as a document; those of another system are known without it. */
export function profileOfDraft(
  title: string,
  { settings }: DraftRow,
  tables: readonly TableRow[],
): ImportProfile {
  const wanted = tables.filter(isWanted).filter(({ source }) => source === settings.source);
  const [first] = wanted;
  const modules: Record<string, ModuleMap> = {};
  for (const { module, map, others, header } of wanted)
    for (const one of [{ module, map }, ...others]) {
      const besides = [module, ...others.map((other) => other.module)].filter((name) => name !== one.module);
      const known = recognisable(one.map, header);
      modules[one.module] ??= besides.length === 0 ? known : { ...known, besides };
    }
  for (const [name, map] of Object.entries(modules)) {
    const isAlike = Object.values(modules).some(
      (other) => other !== map && sameColumns(other.header, map.header),
    );
    if (isAlike && map.when === undefined) modules[name] = { ...map, files: [name] };
  }
  return { ...(first ? settingsOf(first, settings) : settings), title, labels: {}, modules };
}

/** A file is read so again when it has all the columns that the map uses. */
function recognisable(map: ModuleMap, header: readonly string[]): ModuleMap {
  const used = new Set(columnsOf(map).map(columnKey));
  return { ...map, files: [], signs: [], header: header.filter((column) => used.has(columnKey(column))) };
}

function sameColumns(one: readonly string[], other: readonly string[]): boolean {
  const keys = (columns: readonly string[]) => columns.map(columnKey).sort().join("\u001f");
  return keys(one) === keys(other);
}
