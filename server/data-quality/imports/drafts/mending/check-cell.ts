import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readRecord } from "../../reading/records/read-record.ts";
import { type CellFix, prepareRows } from "../../reading/records/ready-rows.ts";
import { columnKey } from "../../reading/tables/column-key.ts";
import { columnsToDecide, readingsOf } from "../../reading/tables/decide-readings.ts";
import type { Recognised } from "../../reading/tables/recognise.ts";
import type { ProfileSettings } from "../../reading/tables/table-plan.ts";
import type { Place } from "../../staging/place.ts";
import { prepareParts } from "../../staging/prepare-parts.ts";
import { settingsOf, type TableRow } from "../draft-tables.ts";
import { columnOfProblem } from "./column-of-problem.ts";

export type CheckedCell = { tableNo: number; rowNo: number; column: string | null; cells: readonly string[] };
export type CellCheck = { isReadable: boolean; message: string | null };

const fine: CellCheck = { isReadable: true, message: null };

/** Prepares reading single rows of a draft as the load will, with all that was mended in them. Pure. */
export function prepareCheck(
  tables: readonly TableRow[],
  said: ProfileSettings,
  place: Place,
  fixes: readonly CellFix[],
): (cell: CheckedCell) => CellCheck {
  const readers = new Map(tables.map((table) => [table.tableNo, readersOf(table, said, place, fixes)]));
  return ({ tableNo, rowNo, column, cells }) => {
    if (column === null) return fine;
    for (const read of readers.get(tableNo) ?? []) {
      const check = read({ rowNo, cells }, column);
      if (check !== null) return check;
    }
    return fine;
  };
}

type RowReader = (row: { rowNo: number; cells: readonly string[] }, column: string) => CellCheck | null;

/** One for each module that takes rows of the table. */
function readersOf(
  table: TableRow,
  said: ProfileSettings,
  place: Place,
  fixes: readonly CellFix[],
): RowReader[] {
  if (table.map === null) return [];
  const maps = [table.map, ...table.others.map(({ map }) => map)];
  const whens = maps.map(({ when }) => when ?? null);
  const settings = settingsOf(table, said);
  return maps.map((map, turn) => {
    const share = whens.length > 1 || whens[0] ? { turn, whens } : null;
    const profile = { ...settings, labels: {}, modules: {} };
    return rowReader(table, { profile, name: "", module: map }, place, share, fixes);
  });
}

function rowReader(
  table: TableRow,
  recognised: Recognised,
  place: Place,
  share: Parameters<typeof prepareRows>[0]["share"],
  fixes: readonly CellFix[],
): RowReader {
  const { path, header } = table;
  const rows = prepareRows({ path, header, share, fixes }, recognised);
  const { profile, module } = recognised;
  const columns = columnsToDecide(rows.header, profile, module).map((one) => {
    return { ...one, ways: table.columns[one.at]?.ways[one.what] ?? {} };
  });
  const [own] = prepareParts({ recognised, rows, decided: readingsOf(columns).decided }, place);
  return (row, column) => {
    const ready = rows.ready(row);
    if (ready === null || own === undefined) return null;
    if (ready.fate !== "read") return fine;
    const { problems } = readRecord(own.reader, ready.cells);
    const problem = problems.find(({ field }) => columnOfProblem(field, rows.header, [module]) === column);
    if (problem !== undefined) return { isReadable: false, message: problem.message };
    return { ...fine, message: referenceOf(module, column) };
  };
}

/** Whether another record is there is known when all of the delivery is laid out. */
function referenceOf({ links }: ModuleMap, column: string): string | null {
  const link = Object.values(links).find((one) =>
    [one.column ?? []].flat().some((name) => columnKey(name) === columnKey(column)),
  );
  return link === undefined ? null : `Whether ${link.to} has it is seen at the next rehearsal.`;
}
