import type { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { profileOfDraft } from "../mappings/profile-of-draft.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables, type TableRow } from "./draft-tables.ts";
import { linkTargets } from "./link-targets.ts";
import { faultOfTable } from "./shape-draft.ts";

/** One table of a plan: what it is taken for, or why it is left out. */
export type PlannedTable = Pick<
  TableRow,
  "path" | "rows" | "kind" | "module" | "origin" | "sourceTitle" | "confidence" | "failure" | "map"
> & {
  /** Why a look proposes to leave it out. */
  leftOut: string | null;
  /** What is missing in how it would be read, or wrong. */
  problem: string | null;
};

/** How the files of a draft would be read, as a document to be changed and given to the command; the draft itself goes. */
export async function takePlan(
  tx: Tx,
  draftId: string,
): Promise<{ plan: ImportProfile; tables: PlannedTable[] }> {
  const draft = await draftRow(tx, draftId, { lock: true });
  const tables = await draftTables(tx, draftId);
  const targets = await linkTargets(tx, tables);
  await tx.sql`delete from import_draft where draft_id = ${draftId}`;
  return {
    plan: profileOfDraft(draft.title, draft, tables),
    tables: tables.map((table) => {
      const { path, rows, kind, module, origin, sourceTitle, confidence, failure, map } = table;
      const problem = faultOfTable(table, targets);
      const leftOut = table.isSkipped ? (table.notes[0]?.message ?? null) : null;
      return { path, rows, kind, module, origin, sourceTitle, confidence, failure, map, problem, leftOut };
    }),
  };
}
