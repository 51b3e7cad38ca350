import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { askForImport } from "../run-import.ts";
import { openDraft } from "./draft-state.ts";
import { inputOfDraft } from "./input-of-draft.ts";

/** Asks for the load of a draft that was rehearsed as it stands. */
export async function loadImportDraft({ tx, actor, input }: Call<typeof dataQuality.loadImportDraft>) {
  const draft = await openDraft(tx, input.draftId);
  if (!draft.isRehearsed) refuse("import_draft_not_rehearsed");
  const runId = await askForImport(tx, actor, await inputOfDraft(tx, draft, false), true);
  await tx.sql`
    update import_draft set load_run_id = ${runId}, updated_at = ${tx.now} where draft_id = ${draft.draftId}`;
  await tx.sql`
    update import_mapping set used_count = used_count + 1, used_at = ${tx.now}
    where mapping_id in (
      select mapping_id from import_draft_table where draft_id = ${draft.draftId} and not is_skipped
    )`;
  return { runId };
}
