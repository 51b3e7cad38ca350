import type { Tx } from "../../../plumbing/db.ts";
import { forgetProblems, noteProblems, type RunAtWork } from "../../../plumbing/runs.ts";
import type { FileInRun } from "../reading/look-at-files.ts";
import { type Place, type Staged, stageFile } from "./stage-file.ts";

/**
 * Lays out the rows of every recognised file. A file counts as laid out when its rows and its problems are committed; a
 * resumed run goes on with the next one.
 */
export async function stageFiles(run: RunAtWork, files: readonly FileInRun[]): Promise<void> {
  const place = await placeOf(run);
  const done = await stagedWhole(run);
  let readBefore = 0;
  await run.progress({
    expected: files.reduce((sum, file) => sum + (file.recognised ? file.linesCount : 0), 0),
  });
  for (const file of files) {
    if (file.recognised === null || file.shape === null) continue;
    const known = done.get(file.fileNo);
    if (known === undefined) {
      await run.stopIfCancelled();
      const step = `Reading ${file.path}`;
      const say = async (rows: number) => {
        await run.stopIfCancelled();
        await run.progress({ step, counts: reading(readBefore + rows) });
      };
      await say(0);
      const { shape, recognised } = file;
      const staged = await stageFile(run.db, { runId: run.runId, ...file, shape, recognised }, place, say);
      await run.db.write((tx) => closeFile(tx, run.runId, file, staged, place.currency));
      readBefore += staged.readCount;
    } else readBefore += known;
  }
}

function reading(read: number) {
  return { read, created: 0, updated: 0, unchanged: 0, refused: 0 };
}

async function placeOf(run: RunAtWork): Promise<Place> {
  const [place] = await run.db.read(
    (tx) => tx.sql<Place>`
      select time_zone as "timeZone", country, base_currency as currency, to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today
      from workspace`,
  );
  if (place === undefined) throw new Error("There is no workspace.");
  return place;
}

/** Files whose rows are all there, with how many were read. */
async function stagedWhole(run: RunAtWork): Promise<Map<number, number>> {
  const rows = await run.db.read(
    (tx) => tx.sql<{ file_no: number; read_count: number }>`
      select f.file_no, f.read_count
      from import_file f
      where f.run_id = ${run.runId} and f.staged_count = (
        select count(*) from staged_row s where s.run_id = f.run_id and s.file_no = f.file_no
      )`,
  );
  return new Map(rows.map((row) => [row.file_no, row.read_count]));
}

async function closeFile(
  tx: Tx,
  runId: string,
  file: FileInRun,
  staged: Staged,
  currency: string,
): Promise<void> {
  await forgetProblems(tx, runId, file.path);
  await tx.sql`
    update import_file
    set staged_count = ${staged.stagedCount}, read_count = ${staged.readCount},
      sums = ${JSON.stringify(Object.fromEntries(Object.entries(staged.sums).map(([field, source]) => [field, { source }])))}
    where run_id = ${runId} and file_no = ${file.fileNo}`;
  const [last] = await tx.sql<{ no: number }>`
    select coalesce(max(problem_no), 0) as no from run_problem where run_id = ${runId}`;
  const problems = staged.problems.map((problem) => ({ ...problem, path: file.path }));
  const notes = noteSigns(file.path, staged.foreignSigns, currency);
  await noteProblems(tx, runId, (last?.no ?? 0) + 1, [...problems, ...notes]);
}

/** Amounts that carry another currency's sign and say no more are taken in the workspace's, which may be wrong. */
function noteSigns(path: string, signs: ReadonlySet<string>, currency: string) {
  if (signs.size === 0) return [];
  const message = `Amounts are written in ${[...signs].join(", ")} and were taken as ${currency}. Say currency in the mapping if that is wrong.`;
  return [{ code: "currency_assumed", severity: "note" as const, path, message }];
}
