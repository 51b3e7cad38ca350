import { stat } from "node:fs/promises";
import type { Database } from "../../plumbing/database/db.ts";

// About as much as keeps a thread busy for as long as one of its own takes to begin.
const manyBytes = 250_000;
const manyRows = 2000;

/**
 * Whether a load, a look at files or an undo is long enough to be worth a thread of its own: by the size of its files, or by how
 * many rows the load had that it undoes. A file that is gone counts nothing.
 */
export async function isLongRun(db: Database, runId: string): Promise<boolean> {
  const [run] = await db.read(
    (tx) => tx.sql<{ files: { storedAt: string }[] | null; rows: number | null }>`
      select coalesce(run.input -> 'files', draft.files) as files, undone.read_count as rows
      from run
      left join import_draft as draft on draft.draft_id::text = run.input ->> 'draftId'
      left join run as undone on undone.run_id::text = run.input ->> 'undoes'
      where run.run_id = ${runId}`,
  );
  if ((run?.rows ?? 0) >= manyRows) return true;
  const sizes = (run?.files ?? []).map(({ storedAt }) =>
    stat(storedAt).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) >= manyBytes;
}
