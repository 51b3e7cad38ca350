import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { newId } from "../../../plumbing/ids.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { askForRun } from "../../../plumbing/runs/runs.ts";
import type { FoundFile } from "../reading/find-files.ts";

/** What files of no known system are said to come from, until somebody gives it a name. */
const ownFiles = "own files";

/** Begins a draft with files, and asks for the run that looks at them. */
export async function askForDraft(
  tx: Tx,
  actor: Actor,
  found: readonly FoundFile[],
  { queue }: { queue: boolean },
): Promise<{ draftId: string; runId: string }> {
  const files = distinctNames(found);
  const [first, ...others] = files;
  if (first === undefined) refuse("import_without_files");
  const title = others.length === 0 ? first.path : `${first.path} and ${others.length} more`;
  const draftId = newId(tx.now.getTime());
  const run = { kind: "import.look", title: `Look at ${title}`, input: { draftId } };
  const runId = await askForRun(tx, actor, run, { queue });
  await tx.sql`
    insert into import_draft (draft_id, title, files, settings, look_run_id, created_by, created_by_name, created_at, updated_at)
    values (
      ${draftId}, ${title.slice(0, 200)}, ${JSON.stringify(files)}, ${JSON.stringify({ source: ownFiles })}, ${runId},
      ${actor.userId}, ${actor.name}, ${tx.now}, ${tx.now}
    )`;
  return { draftId, runId };
}

/** Problems and fixes go by the file's name, so that two files called the same get different ones. */
function distinctNames(files: readonly FoundFile[]): FoundFile[] {
  const taken = new Set(files.map(({ path }) => path.toLowerCase()));
  const given = new Set<string>();
  return files.map(({ path, storedAt }) => {
    if (!given.has(path.toLowerCase())) {
      given.add(path.toLowerCase());
      return { path, storedAt };
    }
    const [, stem = path, ending = ""] = /^(.+?)((?:\.[a-z]\w*)*)$/i.exec(path) ?? [];
    let nth = 2;
    while (taken.has(`${stem} (${nth})${ending}`.toLowerCase())) nth += 1;
    const other = `${stem} (${nth})${ending}`;
    taken.add(other.toLowerCase());
    return { path: other, storedAt };
  });
}
