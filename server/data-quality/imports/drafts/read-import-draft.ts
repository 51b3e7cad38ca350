import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { shapeDraft } from "./shape-draft.ts";

/** An import that was begun, as it stands. */
export async function readImportDraft({ tx, input }: Call<typeof dataQuality.readImportDraft>) {
  return shapeDraft(tx, input.draftId);
}
