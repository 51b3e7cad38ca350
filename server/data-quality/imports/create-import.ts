import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { askForImport } from "./run-import.ts";

/** Asks for an import of files that were sent; the worker does it. */
export async function createImport({ tx, actor, input }: Call<typeof dataQuality.createImport>) {
  const asked = [...new Set(input.uploadIds)];
  const uploads = await tx.sql<{ path: string; storedAt: string }>`
    select name as path, stored_at as "storedAt" from upload
    where upload_id = any(${asked}::uuid[])
    order by name, upload_id`;
  if (uploads.length < asked.length) refuse("upload_unknown");
  const { dryRun, profile, answers } = input;
  return { runId: await askForImport(tx, actor, { files: uploads, dryRun, profile, answers }, true) };
}
