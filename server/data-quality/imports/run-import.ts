import { z } from "zod";
import { ImportAnswers } from "../../../contract/data-quality/imports/import-answers.ts";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { Refusal, refuse } from "../../plumbing/refuse.ts";
import {
  askForRun,
  type Counts,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../plumbing/runs/runs.ts";
import { keepFiles } from "./loading/keep-files.ts";
import { type LoadOutcome, loadStaged } from "./loading/load-staged.ts";
import { keepProblemRows } from "./problem-rows/keep-problem-rows.ts";
import { CellFix } from "./reading/records/ready-rows.ts";
import { lookAtFiles } from "./reading/tables/look-at-files.ts";
import { TablePlan } from "./reading/tables/table-plan.ts";
import { stageFiles } from "./staging/stage-files.ts";

/** What an import run is asked to do. */
export const ImportInput = z.object({
  files: z.array(z.object({ path: z.string(), storedAt: z.string() })),
  profile: ImportProfile.optional(),
  /** The draft it comes from. */
  draftId: z.string().optional(),
  /** How each table is read, in place of recognising it; a table without one is left out. */
  plans: z.array(TablePlan).optional(),
  /** Cells that were mended by hand, and rows left out. */
  fixes: z.array(CellFix).optional(),
  /** What becomes of rows that look like a record that is here, in place of what the profile says. */
  known: ImportProfile.shape.known,
  answers: ImportAnswers.optional(),
  /** Everything but the load: what would happen is reported, and nothing is changed. */
  dryRun: z.boolean(),
});
export type ImportInput = z.output<typeof ImportInput>;

/** Asks for an import. @returns the run's id */
export async function askForImport(
  tx: Tx,
  actor: Actor,
  input: ImportInput,
  queue: boolean,
): Promise<string> {
  if (input.files.length === 0) refuse("import_without_files");
  const [first, ...others] = input.files;
  const what = others.length === 0 ? first?.path : `${input.files.length} files`;
  const title = `${input.dryRun ? "Rehearse" : "Import"} ${what}`;
  return askForRun(tx, actor, { kind: "import", title, input }, { queue });
}

/**
 * Works on an import: look at the files, lay their rows out in `staged_row`, then plan and load them in one transaction.
 * Killed at any point it goes on from the last file that was laid out whole; the load itself happens altogether or not
 * at all, so there is never half of one to be seen.
 * @param dataDir where files of customers are kept; a delivery that brings some needs it
 * @returns the run's state, or null when another process works on it
 */
export async function workOnImport(db: Database, runId: string, dataDir?: string): Promise<RunState | null> {
  return workOnRun(db, runId, async (run) => {
    try {
      return await importFiles(run, dataDir);
    } catch (error) {
      await db.write((tx) => tx.sql`delete from staged_row where run_id = ${runId}`);
      throw error;
    }
  });
}

async function importFiles(run: RunAtWork, dataDir: string | undefined): Promise<LoadOutcome> {
  const input = ImportInput.parse(run.input);
  const done = await loadedBefore(run);
  if (done !== null) {
    await keepRowsLater(run, input);
    return done;
  }
  await run.progress({ step: "Looking at the files" });
  const files = await lookAtFiles(run, input);
  if (!files.some((file) => file.recognised !== null)) refuse("import_nothing_recognised");
  await stageFiles(run, files, input.answers);
  await keepFiles(run, files, { dataDir, dryRun: input.dryRun });
  const { dryRun, draftId, known = input.profile?.known } = input;
  const loaded = await loadStaged(run, files, { dryRun, draftId, known });
  await keepProblemRows(run, files);
  return loaded;
}

/** Killed between the load and its end: what stands is not to be endangered by a file that went in the meantime. */
async function keepRowsLater(run: RunAtWork, input: ImportInput): Promise<void> {
  try {
    await keepProblemRows(run, await lookAtFiles(run, input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The load was committed, and the process died before the run was closed. */
async function loadedBefore(run: RunAtWork): Promise<LoadOutcome | null> {
  if (run.cursor.loaded !== true) return null;
  const { rows } = await run.db.pool.query<Counts & { result: Record<string, unknown> }>(
    `select read_count as read, created_count as created, updated_count as updated, unchanged_count as unchanged,
       refused_count as refused, result
     from run where run_id = $1`,
    [run.runId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { result, ...counts } = row;
  return { counts, result };
}
