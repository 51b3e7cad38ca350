import { basename } from "node:path";
import type { Tx } from "../../../plumbing/database/db.ts";
import { csvLine, safeCell, whyColumn } from "../reading/tables/problem-file.ts";

export type ProblemFile = { fileNo: number; path: string; header: string[] };

/** The files of a run with refused rows, in their order; all or the one that is named. */
export async function filesWithRows(tx: Tx, runId: string, path?: string): Promise<ProblemFile[]> {
  return tx.sql<ProblemFile>`
    select f.file_no as "fileNo", f.path, f.header
    from import_file f
    where f.run_id = ${runId} and (${path ?? null}::text is null or f.path = ${path ?? null})
      and exists (select from import_row r where r.run_id = f.run_id and r.file_no = f.file_no and r.is_refused)
    order by f.file_no`;
}

/** The refused rows of one file as comma-separated text, in UTF-8 with the mark that spreadsheets look for. */
export async function problemFile(tx: Tx, runId: string, { fileNo, header }: ProblemFile): Promise<string> {
  const columns = header.at(-1) === whyColumn ? header.slice(0, -1) : header;
  let text = `\ufeff${csvLine([...columns, whyColumn].map(safeCell))}`;
  for (let last = 0; ; ) {
    const rows = await tx.sql<RefusedRow>`
      select row_no as "rowNo", cells, problems from import_row
      where run_id = ${runId} and file_no = ${fileNo} and is_refused and row_no > ${last}
      order by row_no
      limit 1000`;
    for (const { rowNo, cells, problems } of rows) {
      const own = columns.map((_, at) => safeCell(cells[at] ?? ""));
      text += csvLine([...own, safeCell(whyOf(rowNo, problems))]);
    }
    const next = rows.at(-1)?.rowNo;
    if (next === undefined) return text;
    last = next;
  }
}

type RefusedRow = {
  rowNo: number;
  cells: string[];
  problems: { severity: string; field: string | null; value: string | null; message: string }[];
};

/** What stood in the way, and what else was found in the row: a date that can't be read is why there is none. */
function whyOf(rowNo: number, problems: RefusedRow["problems"]): string {
  const gravestFirst = ["refused", "warning"].flatMap((grave) =>
    problems.filter(({ severity }) => severity === grave),
  );
  const reasons = gravestFirst.map(({ field, value, message }) =>
    value ? `${message} (${[field, value].filter(Boolean).join(": ")})` : message,
  );
  return `Row ${rowNo}: ${reasons.join(" ")}`;
}

/** `delivery.zip/Accounts.xlsx` → `Accounts (not taken in).csv`, by whose beginning it is recognised again. */
export function nameOfProblemFile(path: string): string {
  return `${basename(path).replace(/(\.(csv|tsv|tab|txt|gz|xlsx|jsonl|ndjson|json|vcf))+$/i, "")} (not taken in).csv`;
}
