import type { ImportProfile } from "../../../../contract/import-mapping.ts";
import type { Tx } from "../../../plumbing/db.ts";
import { profileOfDraft } from "../mappings/profile-of-draft.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables } from "./draft-tables.ts";

/** How the files of a draft would be read, as a document to be changed and given to the command; the draft itself goes. */
export async function takePlan(tx: Tx, draftId: string): Promise<ImportProfile> {
  const draft = await draftRow(tx, draftId, { lock: true });
  const tables = await draftTables(tx, draftId);
  await tx.sql`delete from import_draft where draft_id = ${draftId}`;
  return profileOfDraft(draft.title, draft, tables);
}
