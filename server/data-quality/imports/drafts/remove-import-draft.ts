import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { openDraft } from "./draft-state.ts";

/** Drops an import that was begun; its files go with the uploads that nobody needs. */
export async function removeImportDraft({ tx, input }: Call<typeof dataQuality.removeImportDraft>) {
  const { draftId } = input;
  await openDraft(tx, draftId);
  await tx.sql`delete from import_draft where draft_id = ${draftId}`;
  return { draftId };
}
