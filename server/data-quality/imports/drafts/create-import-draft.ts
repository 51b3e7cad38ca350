import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { FoundFile } from "../reading/find-files.ts";
import { askForDraft } from "./ask-for-draft.ts";

/** Begins an import with files that were sent, and asks for a look at them. */
export async function createImportDraft({ tx, actor, input }: Call<typeof dataQuality.createImportDraft>) {
  const asked = [...new Set(input.uploadIds)];
  const uploads = await tx.sql<FoundFile>`
    select name as path, stored_at as "storedAt" from upload
    where upload_id = any(${asked}::uuid[])
    order by name, upload_id`;
  if (uploads.length < asked.length) refuse("upload_unknown");
  return askForDraft(tx, actor, uploads, { queue: true });
}
