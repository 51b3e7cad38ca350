import type { Row } from "./cut-rows.ts";
import type { Header } from "./find-header.ts";
import { isFooter, maySumUp } from "./footers.ts";

/** Records with several lines: what is said of the record stands in its first row, and the rows below fill the columns of lines alone. */
export type LinesBelow = {
  /** The columns that the first row alone fills. */
  head: number[];
  /** The columns whose words hold for the rows below as well; none where these say by themselves whose they are. */
  carried: number[];
};

const headColumnsLeast = 3;
const lineColumnsLeast = 2;
const fullLeast = 0.9;

/**
 * Whether rows below others are further lines of theirs, as systems write orders out: they leave the first column empty and each
 * that is filled in with it, and fill columns that the first row fills as well; or they say its number again, and leave the rest out. Null
 * where one row does otherwise.
 */
export function linesBelow(rows: readonly Row[], { rowNo, columns }: Header): LinesBelow | null {
  const isSum = (row: Row) => isFooter(row, columns.length) || maySumUp(row, columns.length);
  const below = rows.filter((row) => row.rowNo > rowNo && row.cells.some(Boolean) && !isSum(row));
  const [first] = below;
  const isLine = (row: Row, at: number) =>
    !row.cells[0] || (at > 0 && row.cells[0] === below[at - 1]?.cells[0]);
  const heads = below.filter((row, at) => !isLine(row, at));
  const lines = below.filter(isLine);
  if (rowNo === 0 || lines.length === 0 || !first?.cells[0]) return null;
  // Records with lines go by numbers, and who has a mail address is somebody: an address book in which a first name is missing is neither.
  if (!heads.every(({ cells }) => /\d/.test(cells[0] ?? ""))) return null;
  if (new Set(heads.map(({ cells }) => cells[0])).size < heads.length) return null;
  // Either all further lines leave the number out, or all say it again.
  const isSaidAgain = lines.every(({ cells }) => cells[0]);
  if (!isSaidAgain && lines.some(({ cells }) => cells[0] || cells.some((cell) => /\S@\S/.test(cell))))
    return null;
  const places = columns.map((_, at) => at);
  const share = (of: readonly Row[], at: number) => of.filter(({ cells }) => cells[at]).length / of.length;
  const leftOut = places.filter((at) => lines.every(({ cells }) => !cells[at]));
  const again = (at: number) =>
    below.every((row, nth) => !isLine(row, nth) || row.cells[at] === below[nth - 1]?.cells[at]) &&
    heads.every(({ cells }) => !/^[\d.,]+$/.test(cells[at] ?? ""));
  const ofHead = isSaidAgain ? places.filter((at) => at === 0 || leftOut.includes(at) || again(at)) : leftOut;
  const ofLine = places.filter(
    (at) => !ofHead.includes(at) && share(lines, at) === 1 && share(heads, at) >= fullLeast,
  );
  if (ofLine.length < lineColumnsLeast) return null;
  if (leftOut.filter((at) => share(heads, at) >= fullLeast).length < headColumnsLeast) return null;
  if (isSaidAgain) return { head: ofHead, carried: [] };
  // What a record comes to would count once for each of its lines.
  const isAmount = (at: number) => heads.some(({ cells }) => amount.test(cells[at] ?? ""));
  return { head: ofHead, carried: ofHead.filter((at) => at === 0 || !isAmount(at)) };
}

const amount = /^\D{0,4}-?\d[\d.,’' ]*[.,]\d{1,2}\D{0,4}$/;

/** Writes what the first row of a record says into the rows of its further lines. */
export function carryDown({ carried }: LinesBelow): (row: Row) => Row {
  let head: readonly string[] = [];
  return (row) => {
    if (row.cells[0]) {
      head = row.cells;
      return row;
    }
    if (!row.cells.some(Boolean)) return row;
    const cells = [...row.cells];
    for (const at of carried) {
      while (cells.length < at) cells.push("");
      cells[at] = head[at] ?? "";
    }
    return { ...row, cells };
  };
}
