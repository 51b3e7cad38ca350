import { columnKey } from "../tables/column-key.ts";
import type { Row } from "./cut-rows.ts";

/**
 * Tells rows that are the header once more: files that were put one behind the other, pages of a report. Each cell says what
 * its column is called.
 */
export function headerAgain(columns: readonly string[]): (row: Row) => boolean {
  const [first = ""] = columns;
  const keys = columns.map(writtenAs);
  // One word alone may be somebody's name.
  if (keys.filter((ways) => !ways.includes("")).length < 2) return () => false;
  // Most rows are told by the length of their first cell.
  const lengths = new Set([first.length, unnumbered(first).length, isPlace(first, 0) ? 0 : first.length]);
  return ({ cells }) =>
    lengths.has((cells[0] ?? "").length) &&
    cells.length <= columns.length &&
    keys.every((ways, at) => ways.includes(columnKey(cells[at] ?? "")));
}

/** What may stand in the header where a column goes by this name: of two with one name the second was given a number. */
function writtenAs(column: string, at: number): string[] {
  return [columnKey(column), columnKey(unnumbered(column)), ...(isPlace(column, at) ? [""] : [])];
}

function unnumbered(column: string): string {
  return column.replace(/ \(\d+\)$/, "");
}

/** It had no name and goes by its place. */
function isPlace(column: string, at: number): boolean {
  return column === `Column ${at + 1}`;
}
