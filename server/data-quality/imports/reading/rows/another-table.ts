import type { Row } from "./cut-rows.ts";
import type { Header } from "./find-header.ts";

/**
 * Where another table begins below the first, as in a sheet that somebody keeps by hand: behind an empty row, a title alone or
 * none, names of columns in words, and below them rows that fill no more than these and of which one column is figures where it
 * was words, or words where it was figures. Its first row, null where there is none among these.
 * @param rows the first rows of the file
 */
export function anotherTable(rows: readonly Row[], { rowNo }: Header): number | null {
  const filled = rows.filter((row) => row.rowNo > rowNo && row.cells.some(Boolean));
  for (const [at, row] of filled.entries()) {
    const above = filled[at - 1];
    if (above === undefined || row.rowNo <= above.rowNo + 1) continue;
    const head = placesOf(row).length === 1 ? at + 1 : at;
    const below = runFrom(filled, head).slice(1);
    const names = filled[head];
    if (names && isHeader(names, below) && differ(filled.slice(0, at), below, placesOf(names)))
      return row.rowNo;
  }
  return null;
}

const isTold = /[\d@]/;

const placesOf = ({ cells }: Row): number[] => cells.flatMap((cell, at) => (cell ? [at] : []));

/** The rows from one on, up to the next empty one. */
function runFrom(rows: readonly Row[], at: number): Row[] {
  const end = rows.findIndex((row, nth) => nth > at && row.rowNo > (rows[nth - 1]?.rowNo ?? 0) + 1);
  return rows.slice(at, end === -1 ? undefined : end);
}

/** Whether a row says in words, each another, what stands in the columns of those below it. */
function isHeader(row: Row, below: readonly Row[]): boolean {
  const places = placesOf(row);
  const names = places.map((at) => row.cells[at] ?? "");
  return (
    places.length > 1 &&
    below.length > 0 &&
    new Set(names).size === names.length &&
    !names.some((name) => isTold.test(name)) &&
    below.every((one) => placesOf(one).every((at) => places.includes(at)))
  );
}

/** Whether a column is something else below than it was above. */
function differ(above: readonly Row[], below: readonly Row[], places: readonly number[]): boolean {
  const told = (rows: readonly Row[], at: number) => {
    const cells = rows.flatMap((row) => row.cells[at] || []);
    return cells.length === 0 ? null : cells.filter((cell) => isTold.test(cell)).length / cells.length;
  };
  return places.some((at) => {
    const [was, is] = [told(above, at), told(below, at)];
    return was !== null && is !== null && Math.abs(was - is) > differsFrom;
  });
}

// Of three rows two.
const differsFrom = 0.6;
