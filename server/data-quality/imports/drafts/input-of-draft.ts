import type { KnownRows } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { ProfileSettings, TablePlan } from "../reading/tables/table-plan.ts";
import type { ImportInput } from "../run-import.ts";
import type { DraftRow } from "./draft-state.ts";
import { draftFixes, draftTables, isWanted, settingsOf, type TableRow } from "./draft-tables.ts";
import { linkTargets } from "./link-targets.ts";
import { faultOfTable, questionsOf } from "./shape-draft.ts";

/**
 * A draft as a run takes it: everything that says how its tables are read, so that later changes of the draft are none of
 * the run. Refuses what can't be read as it stands.
 */
export async function inputOfDraft(tx: Tx, draft: DraftRow, dryRun: boolean): Promise<ImportInput> {
  const tables = await draftTables(tx, draft.draftId);
  if (!tables.some(isWanted)) refuse("import_without_tables");
  await refuseFaulty(tx, tables);
  refuseOpenQuestions(tables, draft);
  const { draftId, files } = draft;
  const plans = tables.flatMap((table) => planOf(table, draft) ?? []);
  const known = knownOfDraft(draft, tables);
  return { draftId, files, plans, fixes: await draftFixes(tx, draftId), dryRun, ...(known && { known }) };
}

/** What was said for the delivery, else what a saved mapping by which one of its tables is read says. */
export function knownOfDraft(
  draft: Pick<DraftRow, "settings">,
  tables: readonly TableRow[],
): KnownRows | undefined {
  return (
    draft.settings.known ??
    tables.map((table) => settingsOf(table, {} as ProfileSettings).known).find((said) => said !== undefined)
  );
}

async function refuseFaulty(tx: Tx, tables: readonly TableRow[]): Promise<void> {
  const targets = await linkTargets(tx, tables);
  for (const table of tables) {
    const fault = faultOfTable(table, targets);
    if (fault !== null) refuse("import_mapping_wrong", { problem: `in ${table.path}, ${fault}` });
  }
}

function refuseOpenQuestions(tables: readonly TableRow[], draft: DraftRow): void {
  const open = tables.flatMap((table) =>
    [...questionsOf(table, draft).keys()].map((column) => ({ column, file: table.path })),
  );
  const [first] = open;
  if (first !== undefined) refuse("import_questions_open", { count: open.length, ...first, columns: open });
}

function planOf(table: TableRow, draft: DraftRow): TablePlan | null {
  if (!isWanted(table)) return null;
  const { path, sha256, shape, header, module, map, others } = table;
  const modules = [{ name: module, map }, ...others.map((other) => ({ name: other.module, map: other.map }))];
  return { path, sha256, shape, header, settings: settingsOf(table, draft.settings), modules };
}
