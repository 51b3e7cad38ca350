import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { newId } from "../../../plumbing/ids.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { askForRun } from "../../../plumbing/runs.ts";
import type { FoundFile } from "../reading/find-files.ts";

/** Begins an import with files that were sent, and asks for a look at them. */
export async function createImportDraft({ tx, actor, input }: Call<typeof dataQuality.createImportDraft>) {
  const asked = [...new Set(input.uploadIds)];
  const uploads = await tx.sql<FoundFile>`
    select name as path, stored_at as "storedAt" from upload
    where upload_id = any(${asked}::uuid[])
    order by name, upload_id`;
  if (uploads.length < asked.length) refuse("upload_unknown");
  const files = distinctNames(uploads);
  const [first, ...others] = files;
  if (first === undefined) refuse("import_without_files");
  const title = others.length === 0 ? first.path : `${first.path} and ${others.length} more`;
  const draftId = newId(tx.now.getTime());
  const runId = await askForRun(tx, actor, {
    kind: "import.look",
    title: `Look at ${title}`,
    input: { draftId },
  });
  await tx.sql`
    insert into import_draft (draft_id, title, files, settings, look_run_id, created_by, created_by_name, created_at, updated_at)
    values (
      ${draftId}, ${title}, ${JSON.stringify(files)}, ${JSON.stringify({ source: ownFiles })}, ${runId},
      ${actor.userId}, ${actor.name}, ${tx.now}, ${tx.now}
    )`;
  return { draftId, runId };
}

/** What files of no known system are said to come from, until somebody gives it a name. */
export const ownFiles = "own files";

/** Problems and fixes go by the file's name, so that two files called the same get different ones. */
function distinctNames(files: readonly FoundFile[]): FoundFile[] {
  const taken = new Set(files.map(({ path }) => path.toLowerCase()));
  const given = new Set<string>();
  return files.map(({ path, storedAt }) => {
    if (!given.has(path.toLowerCase())) {
      given.add(path.toLowerCase());
      return { path, storedAt };
    }
    const [, stem = path, ending = ""] = /^(.+?)((?:\.\w+)*)$/.exec(path) ?? [];
    let nth = 2;
    while (taken.has(`${stem} (${nth})${ending}`.toLowerCase())) nth += 1;
    const other = `${stem} (${nth})${ending}`;
    taken.add(other.toLowerCase());
    return { path: other, storedAt };
  });
}
