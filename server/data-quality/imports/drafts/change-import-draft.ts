import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { given } from "../../../plumbing/given.ts";
import { ProfileSettings } from "../reading/tables/table-plan.ts";
import { countChange, openDraftAt } from "./draft-state.ts";
import { shapeDraft } from "./shape-draft.ts";

/** Says what holds for all tables. Those of the delivery's own system go by its new name, if it gets one. */
export async function changeImportDraft({ tx, input }: Call<typeof dataQuality.changeImportDraft>) {
  const { draftId, version, title, settings = {} } = input;
  const draft = await openDraftAt(tx, draftId, version);
  const changed = { ...draft.settings, ...given(settings) };
  const kept = ProfileSettings.parse(
    Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null)),
  );
  await tx.sql`
    update import_draft set title = ${title ?? draft.title}, settings = ${JSON.stringify(kept)}
    where draft_id = ${draftId}`;
  await tx.sql`
    update import_draft_table set source = ${kept.source}
    where draft_id = ${draftId} and source = ${draft.settings.source}`;
  await countChange(tx, draftId);
  return shapeDraft(tx, draftId);
}
