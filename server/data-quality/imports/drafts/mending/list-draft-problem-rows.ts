import { sql } from "kysely";
import { z } from "zod";
import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type * as dataQuality from "../../../../../contract/data-quality.ts";
import type { Call } from "../../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../../plumbing/http/paging.ts";
import { prepareMender } from "../../reading/records/mend-cells.ts";
import { draftRow } from "../draft-state.ts";
import { draftTables, type TableRow } from "../draft-tables.ts";
import { columnOfProblem } from "./column-of-problem.ts";

const Key = z.tuple([z.number(), z.number()]);

type Severity = (typeof dataQuality.severities)[number];
type KeptRow = {
  tableNo: number;
  fileNo: number;
  rowNo: number;
  cells: string[];
  problems: {
    code: string;
    severity: Severity;
    field: string | null;
    value: string | null;
    message: string;
  }[];
  fixes: Record<string, string> | null;
};

/** The rows of the last rehearsal that have something to mend, as the rules of today leave them, and what was mended since. */
export async function listDraftProblemRows({ tx, input }: Call<typeof dataQuality.listDraftProblemRows>) {
  const { draftId, code, column, tableNo, limit } = input;
  const draft = await draftRow(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const key = decodeCursor(input.cursor, Key);
  const after = key
    ? afterKeys([
        { column: sql`r.file_no`, direction: "asc", value: key[0] },
        { column: sql`r.row_no`, direction: "asc", value: key[1] },
      ])
    : sql`true`;
  const fields = column === undefined ? [] : tables.flatMap((table) => fieldsAbout(table, column));
  const rows = await tx.sql<KeptRow>`
    select t.table_no as "tableNo", r.file_no as "fileNo", r.row_no as "rowNo", r.cells, r.problems,
      (select jsonb_object_agg(x.column_name, x.value) from import_fix x
       where x.draft_id = t.draft_id and x.table_no = t.table_no and x.row_no = r.row_no) as fixes
    from import_row r
    join import_file f using (run_id, file_no)
    join import_draft_table t on t.draft_id = ${draftId} and t.path = f.path
    where r.run_id = ${draft.rehearsalRunId}::uuid and ${after}
      and ${tableNo === undefined ? sql`true` : sql`t.table_no = ${tableNo}`}
      and ${code === undefined ? sql`true` : sql`r.problems @> ${JSON.stringify([{ code }])}::jsonb`}
      and ${column === undefined ? sql`true` : sql`exists (select from jsonb_array_elements(r.problems) p where p->>'field' = any(${fields}))`}
    order by r.file_no, r.row_no
    limit ${limit + 1}`;
  const page = pageOf(rows, limit, (row) => [row.fileNo, row.rowNo]);
  const shapes = new Map(tables.map((table) => [table.tableNo, shaper(table)]));
  return { rows: page.rows.flatMap((row) => shapes.get(row.tableNo)?.(row) ?? []), next: page.next };
}

/** What problems call a column: its own name, the fields it fills, the links it is part of. */
function fieldsAbout(table: TableRow, column: string): string[] {
  const maps = mapsOf(table);
  const header = prepareMender(table.map?.mend ?? [], table.header).header;
  const named = maps.flatMap((map) => [
    ...Object.values(map.columns).flatMap(fieldsOfTarget),
    ...Object.values(map.links).map((link) => [link.column ?? []].flat().join(", ")),
    "name",
  ]);
  return [column, ...named.filter((field) => columnOfProblem(field, header, maps) === column)];
}

function mapsOf({ map, others }: TableRow) {
  return map === null ? [] : [map, ...others.map((other) => other.map)];
}

function shaper(table: TableRow) {
  const mender = prepareMender(table.map?.mend ?? [], table.header);
  const maps = mapsOf(table);
  return ({ tableNo, rowNo, cells, problems, fixes }: KeptRow) => {
    const mended = mender.mend(cells);
    return {
      tableNo,
      rowNo,
      cells: mender.header.map((column, at) => ({
        column,
        value: mended[at] ?? "",
        fix: fixes?.[column] ?? null,
      })),
      isLeftOut: fixes?.[""] !== undefined,
      problems: problems.map(({ field, ...problem }) => ({
        ...problem,
        column: columnOfProblem(field, mender.header, maps),
      })),
    };
  };
}
