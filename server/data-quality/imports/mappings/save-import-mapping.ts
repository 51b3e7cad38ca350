import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { ImportProfile, ModuleMap } from "../../../../contract/import-mapping.ts";
import type { Call } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { type DraftRow, draftRow } from "../drafts/draft-state.ts";
import { draftTables, isWanted, settingsOf, type TableRow } from "../drafts/draft-tables.ts";
import { columnsOf } from "../drafts/fault-of-map.ts";
import { columnKey } from "../reading/column-key.ts";
import { mappingRow } from "./mapping-row.ts";

/** Keeps how a delivery is read under a name, to be proposed for the next one whose columns fit. */
export async function saveImportMapping({ tx, actor, input }: Call<typeof dataQuality.saveImportMapping>) {
  const { draftId, title, isShared } = input;
  const draft = await draftRow(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const profile = profileOf(title, draft, tables);
  if (Object.keys(profile.modules).length === 0) refuse("import_without_tables");
  const mappingId = newId(tx.now.getTime());
  const [saved] = await tx.sql`
    insert into import_mapping (mapping_id, title, profile, is_shared, created_by, created_by_name, created_at)
    values (${mappingId}, ${title}, ${JSON.stringify(profile)}, ${isShared}, ${actor.userId}, ${actor.name}, ${tx.now})
    on conflict (lower(title)) do nothing
    returning mapping_id`;
  if (saved === undefined) refuse("import_mapping_taken", { title });
  await record(tx, actor, {
    name: "import_mapping.saved",
    subjectKind: "import_mapping",
    subjectId: mappingId,
    differences: { title: { from: null, to: title } },
  });
  return mappingRow(tx, actor, mappingId);
}

/** The tables of the delivery's own system as a document; those of another system are known without it. */
function profileOf(title: string, { settings }: DraftRow, tables: readonly TableRow[]): ImportProfile {
  const wanted = tables.filter(isWanted).filter(({ source }) => source === settings.source);
  const [first] = wanted;
  const modules: Record<string, ModuleMap> = {};
  for (const { module, map, others, header } of wanted)
    for (const one of [{ module, map }, ...others]) modules[one.module] ??= recognisable(one.map, header);
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
