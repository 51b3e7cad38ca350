import type { Tx } from "../../../plumbing/db.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables, keepMapping } from "./draft-tables.ts";

/** Says of the tables that nobody knows how they might be read, and gives all of them the system most of them come from. */
export async function proposeForDraft(tx: Tx, draftId: string): Promise<void> {
  const draft = await draftRow(tx, draftId, { lock: true });
  const tables = await draftTables(tx, draftId);
  const source = mostFrequent(tables.flatMap((table) => table.source ?? [])) ?? draft.settings.source;
  await tx.sql`
    update import_draft set settings = ${JSON.stringify({ ...draft.settings, source })}, updated_at = ${tx.now}
    where draft_id = ${draftId}`;
  for (const table of tables)
    if (table.failure === null && table.map === null)
      await keepMapping(tx, draftId, table.tableNo, { ...table, source, sourceTitle: null });
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}
