import { rm } from "node:fs/promises";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** Throws away a file that was sent by mistake. */
export async function removeUpload({ tx, input }: Call<typeof dataQuality.removeUpload>) {
  const [upload] = await tx.sql<{ stored_at: string }>`
    delete from upload where upload_id = ${input.uploadId} returning stored_at`;
  if (upload === undefined) refuse("upload_unknown");
  await rm(upload.stored_at, { force: true });
  return { uploadId: input.uploadId };
}
