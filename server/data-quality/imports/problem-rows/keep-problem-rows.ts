import type { Tx } from "../../../plumbing/database/db.ts";
import { Refusal } from "../../../plumbing/refuse.ts";
import type { RunAtWork } from "../../../plumbing/runs/runs.ts";
import { noteMore } from "../note-more.ts";
import { refuseDamaged } from "../reading/refuse-damaged.ts";
import { readRows } from "../reading/rows/read-rows.ts";
import type { FileInRun } from "../reading/tables/table-plan.ts";

/** What a person would look through, and what one file can be made of. */
const rowsMax = 100_000;
const charactersMax = 64 * 1_048_576;
const problemsPerRow = 50;
const rowsAtOnce = 1_000;

/**
 * Keeps the rows that were not taken in, or not as they stood, as the file has them: to be mended in place, or to be
 * downloaded and sent again. They are known only when all is planned, so the files that have some are read once more. A
 * file that is gone by then ends nothing: the load stands.
 */
export async function keepProblemRows(run: RunAtWork, files: readonly FileInRun[]): Promise<void> {
  await run.progress({ step: "Keeping the rows to be mended" });
  const tables = files.filter(({ share }) => (share?.turn ?? 0) === 0);
  await run.db.write(async (tx) => {
    await tx.sql`delete from import_row where run_id = ${run.runId}`;
    const wanted = await markRows(tx, run.runId);
    const space = { left: charactersMax };
    for (const file of tables) {
      const count = wanted.get(file.fileNo);
      if (count !== undefined) await keepRowsOf(tx, run.runId, file, count, space);
    }
    await noteUnkept(tx, run.runId);
  });
}

/** Notes which rows there are, those that were refused first if there are too many. @returns how many of which file */
async function markRows(tx: Tx, runId: string): Promise<Map<number, number>> {
  const found = await tx.sql<{ fileNo: number; count: number }>`
    with kept as (
      insert into import_row (run_id, file_no, row_no, is_refused, cells, problems)
      select ${runId}::uuid, f.file_no, p.row_no, p.is_refused, '[]', p.problems
      from (
        select path, row_no, bool_or(severity = 'refused') as is_refused,
          to_jsonb((array_agg(
            jsonb_build_object('code', code, 'severity', severity, 'field', field, 'value', value, 'message', message)
            order by problem_no
          ))[:${problemsPerRow}::integer]) as problems
        from run_problem
        where run_id = ${runId} and row_no is not null and (severity <> 'note' or code = 'row_left_out')
        group by path, row_no
        order by is_refused desc, path, row_no
        limit ${rowsMax}
      ) p
      join (
        select path, min(file_no) as file_no from import_file where run_id = ${runId} group by path
      ) f using (path)
      returning file_no
    )
    select file_no as "fileNo", count(*) as count from kept group by file_no`;
  return new Map(found.map(({ fileNo, count }) => [fileNo, count]));
}

type Kept = { row_no: number; cells: readonly string[] };

async function keepRowsOf(
  tx: Tx,
  runId: string,
  file: FileInRun,
  count: number,
  space: { left: number },
): Promise<void> {
  const { shape, fileNo, path } = file;
  if (shape === null) return;
  const wanted = await rowNumbers(tx, runId, fileNo);
  let left = count;
  let rows: Kept[] = [];
  try {
    await refuseDamaged(path, async () => {
      for await (const bundle of readRows(file, shape, file.header)) {
        for (const { rowNo, cells } of bundle) {
          if (!wanted.has(rowNo)) continue;
          left -= 1;
          space.left -= cells.reduce((sum, cell) => sum + cell.length, 0);
          if (space.left > 0) rows.push({ row_no: rowNo, cells });
        }
        if (rows.length >= rowsAtOnce) {
          await fillRows(tx, runId, fileNo, rows);
          rows = [];
        }
        if (left <= 0 || space.left <= 0) break;
      }
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  await fillRows(tx, runId, fileNo, rows);
}

async function rowNumbers(tx: Tx, runId: string, fileNo: number): Promise<Set<number>> {
  const rows = await tx.sql<{ row_no: number }>`
    select row_no from import_row where run_id = ${runId} and file_no = ${fileNo}`;
  return new Set(rows.map((row) => row.row_no));
}

async function fillRows(tx: Tx, runId: string, fileNo: number, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql`
    update import_row r set cells = given.cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (row_no bigint, cells jsonb)
    where r.run_id = ${runId} and r.file_no = ${fileNo} and r.row_no = given.row_no`;
}

/** Rows that were refused and are not kept are said, so that nobody takes the file of them for all of them. */
async function noteUnkept(tx: Tx, runId: string): Promise<void> {
  await tx.sql`delete from import_row where run_id = ${runId} and cells = '[]'`;
  const [counted] = await tx.sql<{ missing: number }>`
    select (
      select count(distinct (path, row_no)) from run_problem
      where run_id = ${runId} and row_no is not null and severity = 'refused'
    ) - (select count(*) from import_row where run_id = ${runId} and is_refused) as missing`;
  if (counted === undefined || counted.missing <= 0) return;
  const message = `${counted.missing.toLocaleString("en")} of the rows that were not taken in are not kept here: there are too many of them, or their file has gone. Take them from the file that was sent.`;
  await noteMore(tx, runId, [{ code: "rows_not_kept", severity: "note", message }]);
}
