import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { askForImport } from "../run-import.ts";
import { openDraft } from "./draft-state.ts";
import { inputOfDraft } from "./input-of-draft.ts";

/** Asks for a rehearsal of a draft as it stands: what loading it would do, with nothing changed. */
export async function rehearseImportDraft({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.rehearseImportDraft>) {
  const draft = await openDraft(tx, input.draftId);
  const runId = await askForImport(tx, actor, await inputOfDraft(tx, draft, true), true);
  await tx.sql`
    update import_draft set rehearsal_run_id = ${runId}, rehearsed_version = version, updated_at = ${tx.now}
    where draft_id = ${draft.draftId}`;
  return { runId };
}
