import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { moduleName } from "../mappings/module-name.ts";
import { isForAll } from "../reading/records/ready-rows.ts";
import { countChange, openDraftAt } from "./draft-state.ts";
import { draftTables, keepMapping, type TableRow } from "./draft-tables.ts";
import { faultOfMap } from "./fault-of-map.ts";
import { linkTargets } from "./link-targets.ts";
import { shapeDraft } from "./shape-draft.ts";

type Module = { module: string; map: ModuleMap };

/** Says how a table is read, or leaves it out. A map by which rows can't be read is refused with what is wrong in it. */
export async function changeDraftTable({ tx, input }: Call<typeof dataQuality.changeDraftTable>) {
  const { draftId, tableNo, isSkipped, version } = input;
  const draft = await openDraftAt(tx, draftId, version);
  const tables = await draftTables(tx, draftId);
  const table = tables.find((one) => one.tableNo === tableNo);
  if (table === undefined) refuse("not_found");
  await tx.sql`
    update import_draft_table set is_skipped = ${isSkipped} where draft_id = ${draftId} and table_no = ${tableNo}`;
  const map = input.map ?? table.map;
  const isMapped = input.map !== undefined || input.others !== undefined || input.module !== undefined;
  if (isMapped && map !== null) {
    const module = input.module ?? table.module ?? moduleName(table.path);
    const others = input.others ?? table.others;
    await refuseFaulty(tx, { ...table, source: table.source ?? draft.settings.source }, tables, [
      { module, map },
      ...others,
    ]);
    await keepMapping(tx, draftId, tableNo, {
      ...table,
      ...{ module, map, others, kind: map.kind, origin: "chosen", confidence: 1, mappingId: table.mappingId },
      source: table.source ?? draft.settings.source,
    });
  }
  await countChange(tx, draftId);
  return shapeDraft(tx, draftId);
}

async function refuseFaulty(
  tx: Tx,
  table: TableRow,
  tables: readonly TableRow[],
  modules: readonly Module[],
): Promise<void> {
  const [own, ...others] = modules;
  if (own === undefined) return;
  const changed = { ...table, ...own, kind: own.map.kind, others };
  const targets = await linkTargets(
    tx,
    tables.map((one) => (one.tableNo === table.tableNo ? changed : one)),
  );
  const before = new Map(
    [{ module: table.module, map: table.map }, ...table.others].map((one) => [one.module, one.map]),
  );
  for (const { module, map } of modules) {
    const known = before.get(module) ?? table.map;
    const fault =
      faultOfMap(map, { header: table.header, targets, before: known }) ?? faultOfSharing(modules, map);
    if (fault !== null) refuse("import_mapping_wrong", { problem: `in ${table.path}, ${fault}` });
  }
}

/** Of several modules in one table, at most one takes the rows that no other takes. */
function faultOfSharing(modules: readonly Module[], map: ModuleMap): string | null {
  if (modules.length === 1 || !isForAll(map)) return null;
  const rest = modules.filter((one) => isForAll(one.map));
  return rest.length > 1 ? `${rest.map(({ module }) => module).join(" and ")} both take all rows.` : null;
}
