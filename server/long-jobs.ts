import { workOnLook } from "./data-quality/imports/drafts/look/look-at-draft.ts";
import { workOnImport } from "./data-quality/imports/run-import.ts";
import { isLongRun } from "./data-quality/runs/is-long-run.ts";
import { workOnUndo } from "./data-quality/undo/work-on-undo.ts";
import type { Database } from "./plumbing/database/db.ts";
import { inThread } from "./plumbing/in-thread.ts";

/**
 * What one job may hold at the same time: its run, a lock, a snapshot, what it writes, how far it says it is, and one to spare.
 * A pool with fewer lets two jobs wait for each other's connections for ever.
 */
export const connectionsOfJob = 6;

/** Jobs that work on a run with the processor themselves, and not only with the database's. */
export type LongJob = "run.import" | "run.import.look" | "run.undo";

/** What a thread is started with. */
export type JobTask = { databaseUrl: string; dataDir: string; name: LongJob; runId: string };

/** Each by its name, to be worked on where it is called. */
export function longJobsOf(
  db: Database,
  dataDir: string,
): Readonly<Record<LongJob, (runId: string) => Promise<unknown>>> {
  return {
    "run.import": (runId) => workOnImport(db, runId, dataDir),
    "run.import.look": (runId) => workOnLook(db, runId),
    "run.undo": (runId) => workOnUndo(db, runId),
  };
}

/**
 * Works on such a job: where there is much to do in a thread of its own, so that whoever asks something meanwhile is answered at once and
 * not between two parts of a file; else here, since a thread takes a third of a second to begin.
 */
export async function workOnLongJob(db: Database, task: JobTask): Promise<void> {
  if (await isLongRun(db, task.runId)) return runInThread(task);
  await longJobsOf(db, task.dataDir)[task.name](task.runId);
}

async function runInThread(task: JobTask): Promise<void> {
  await inThread(new URL("./job-thread.ts", import.meta.url), task, {
    tell: async () => undefined,
    resultOf: (says: { isDone: true }) => says.isDone,
  });
}
