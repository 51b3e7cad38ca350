import { z } from "zod";
import type { When } from "../../../../../contract/import-mapping.ts";
import type { Row } from "../rows/cut-rows.ts";
import { columnKey } from "../tables/column-key.ts";
import { plainCell, whyColumn } from "../tables/problem-file.ts";
import type { Recognised } from "../tables/recognise.ts";
import { prepareMender } from "./mend-cells.ts";
import { headerWithPacked } from "./unpack-cells.ts";

/** A cell that was mended by hand, or a row that was left out (no column). */
export const CellFix = z.object({
  path: z.string(),
  rowNo: z.number(),
  column: z.string().nullable(),
  /** What stood in the file when it was mended: the cell, or the whole row. */
  was: z.string(),
  value: z.string(),
});
export type CellFix = z.output<typeof CellFix>;

/** Which rows of a table are a module's, where several modules share it: the first one that says yes to a row has it. */
export type Share = { turn: number; whens: readonly (When | null)[] };

/** A row as it is to be read: mended by rule, then by hand. */
export type ReadyRow = {
  row: Row;
  cells: readonly string[];
  /** left: by hand; nobodys: no module of the table says that it is its. */
  fate: "read" | "left" | "nobodys";
  /** Fixes by hand that are not applied, because another text stands there now. */
  stale: readonly CellFix[];
};

export type RowPreparer = {
  /** The columns of the file, then those that rules make of them, and those that records packed into cells are read by. */
  header: readonly string[];
  /** The row as it is to be read; null when it is another module's. Pure. */
  ready(row: Row): ReadyRow | null;
};

/** What a table's rows go through before they are read, worked out for its header. */
export function prepareRows(
  table: { path: string; header: readonly string[]; share: Share | null; fixes: readonly CellFix[] },
  { module }: Recognised,
): RowPreparer {
  const mender = prepareMender(module.mend, table.header);
  const fixes = Map.groupBy(
    table.fixes.filter(({ path }) => path === table.path),
    ({ rowNo }) => rowNo,
  );
  const whose = prepareShare(table, module.when);
  const isProblemFile = table.header.at(-1) === whyColumn;
  return {
    header: headerWithPacked(
      Object.values(module.parts).map(({ each }) => each),
      mender.header,
    ),
    ready: (row) => {
      const given = isProblemFile ? row.cells.map(plainCell) : row.cells;
      const own = fixes.get(row.rowNo) ?? [];
      const turn = whose(given, own);
      if (turn === "other") return null;
      const { cells, stale, isLeft } = applyFixes(mender, given, own);
      return { row, cells, stale, fate: isLeft ? "left" : turn === "nobodys" ? "nobodys" : "read" };
    },
  };
}

/** What all cells of a row say, to tell whether it is still the one that was left out. */
export function wholeRow(cells: readonly string[]): string {
  return cells.join("\u001f");
}

function applyFixes(
  { header, madeFrom, mend }: ReturnType<typeof prepareMender>,
  given: readonly string[],
  fixes: readonly CellFix[],
): { cells: readonly string[]; stale: CellFix[]; isLeft: boolean } {
  const mended = mend(given);
  if (fixes.length === 0) return { cells: mended, stale: [], isLeft: false };
  const cells = [...mended];
  const stale: CellFix[] = [];
  let isLeft = false;
  for (const fix of fixes) {
    const { column, was, value } = fix;
    const at = column === null ? -1 : header.indexOf(column);
    const stood = column === null ? wholeRow(given) : (given[madeFrom.get(at) ?? at] ?? "");
    if (stood !== was || (column !== null && at === -1)) stale.push(fix);
    else if (column === null) isLeft = true;
    else cells[at] = value;
  }
  return { cells, stale, isLeft };
}

/** Whose a row is. It goes by what stands in the file, or was put there by hand, since each module has rules of its own. */
function prepareShare(
  { header, share }: { header: readonly string[]; share: Share | null },
  when: When | undefined,
): (cells: readonly string[], fixes: readonly CellFix[]) => "own" | "other" | "nobodys" {
  if (share === null && when === undefined) return () => "own";
  const { turn, whens } = share ?? { turn: 0, whens: [when ?? null] };
  const asked = whens.map((one) => ({
    is: one?.is.map(wordKey),
    at: one === null ? -1 : header.findIndex((name) => columnKey(name) === columnKey(one.column)),
  }));
  return (cells, fixes) => {
    const says = ({ is, at }: (typeof asked)[number]) =>
      is?.includes(wordKey(fixes.find(({ column }) => column === header[at])?.value ?? cells[at] ?? ""));
    const named = asked.findIndex((one) => says(one) === true);
    const found = named === -1 ? asked.findIndex(({ is }) => is === undefined) : named;
    if (found === -1) return turn === 0 ? "nobodys" : "other";
    return found === turn ? "own" : "other";
  };
}

function wordKey(words: string): string {
  return words.trim().toLowerCase();
}
