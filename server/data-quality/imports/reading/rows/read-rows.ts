import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { readTags } from "../markup/read-tags.ts";
import { readSheet } from "../workbook/read-sheet.ts";
import { type Row, rearmAll, rowCutter, seen, trimAll, trimSeen } from "./cut-rows.ts";
import { footersMax, isFooter, isHeading, isLoneCell, maySumUp, sumsUp } from "./footers.ts";
import { inGroups } from "./groups.ts";
import { headerAgain } from "./header-again.ts";
import { carryDown } from "./lines-below.ts";
import { readObjects } from "./read-objects.ts";
import { isOfRecords, type Shape } from "./shape.ts";
import { subtotalTeller } from "./subtotals.ts";

type PassedOver = "footer" | "header" | "heading" | "group" | "table";

/**
 * Reads the records of a source in bundles, in order, whatever it is. What stands above the header is passed over, and so
 * are sums and remarks below the last record.
 * @param columns what the header names; the properties to look for in JSON
 * @param passedOver gets the rows that are no records, and why: sums, remarks at the end, the header once more, another table
 */
export async function* readRows(
  source: Source,
  shape: Shape,
  columns: readonly string[],
  passedOver: (row: Row, why: PassedOver) => void = () => undefined,
): AsyncGenerator<readonly Row[]> {
  if (isOfRecords(shape)) {
    yield* readObjects(source, shape, columns);
    return;
  }
  const isHeader = headerAgain(columns);
  const { endRow: end = Number.POSITIVE_INFINITY } = shape;
  const placed = shape.groups === undefined ? null : inGroups(shape.groups);
  const carry = shape.lines === undefined ? null : carryDown(shape.lines);
  const carried = (rows: Row[]) => (carry === null ? rows : rows.map(carry));
  const sumsUpAbove = subtotalTeller(columns.length, (row) => rowsAbove(row, source, shape));
  // The last rows are held back until it is clear that they are the last ones.
  let held: Row[] = [];
  let lastSum = 0;
  for await (const rows of rawRows(source, shape)) {
    const first = rows.findIndex(({ rowNo }) => rowNo > shape.headerRow);
    if (first === -1) continue;
    const below = first === 0 ? rows : rows.slice(first);
    const given = below.filter((row) => row.rowNo < end);
    for (const row of below.slice(given.length)) if (row.cells.some(Boolean)) passedOver(row, "table");
    const own = placed === null ? given : given.flatMap((row) => inPlace(row, placed(row), passedOver));
    // What stands alone above the header once more is what the next rows are called together.
    const isAbove = (row: Row, next: Row | undefined) =>
      next !== undefined && isLoneCell(row, columns.length) && isHeader(next);
    const isLine = (row: Row, at: number) =>
      isHeader(row) || isHeading(row, columns.length) || isAbove(row, own[at + 1]);
    const again = shape.isAsWritten ? [] : own.filter(isLine);
    const [next] = again.length > 0 && again[0] === own[0] ? again : [];
    const above = held.at(-1);
    if (above !== undefined && isAbove(above, next)) {
      held = held.slice(0, -1);
      passedOver(above, "heading");
    }
    for (const row of again) passedOver(row, isHeader(row) ? "header" : "heading");
    const kept = again.length === 0 ? own : own.filter((row) => !again.includes(row));
    const subtotals = shape.isAsWritten ? [] : await toldBy(sumsUpAbove, kept);
    for (const row of subtotals) passedOver(row, "footer");
    lastSum = subtotals.at(-1)?.rowNo ?? lastSum;
    held = held.concat(subtotals.length === 0 ? kept : kept.filter((row) => !subtotals.includes(row)));
    if (held.length <= footersMax) continue;
    yield carried(held.slice(0, -footersMax));
    held = held.slice(-footersMax);
  }
  const last = shape.isAsWritten
    ? held.length
    : await endOfRecords(held, source, shape, { width: columns.length, lastSum });
  for (const row of held.slice(last)) passedOver(row, "footer");
  yield carried(held.slice(0, last));
}

/** A row with the heading of its group; what is a heading or a total itself is none. */
function inPlace(
  row: Row,
  placed: Row | "heading" | "footer",
  passedOver: (row: Row, why: "footer" | "group") => void,
): Row | [] {
  if (typeof placed === "object") return placed;
  passedOver(row, placed === "heading" ? "group" : placed);
  return [];
}

/** The rows of which it is told. Most are told at once, and nothing is waited for then. */
async function toldBy(tell: (row: Row) => Promise<boolean> | null, rows: readonly Row[]): Promise<Row[]> {
  const found: Row[] = [];
  for (const row of rows) {
    const told = tell(row);
    if (told !== null && (await told)) found.push(row);
  }
  return found;
}

/** Where among the last rows the records end: below are only empty rows, sums and remarks. */
async function endOfRecords(
  last: readonly Row[],
  source: Source,
  shape: Shape,
  { width, lastSum }: { width: number; lastSum: number },
): Promise<number> {
  let end = last.length;
  for (let at = last.length; at > 0; at -= 1) {
    const row = last[at - 1] as Row;
    // All below stands under a sum that was passed over already.
    if (row.rowNo < lastSum) return at;
    // Rarely needed, so that the rows are read once more rather than added up each time.
    const isSum =
      isFooter(row, width) || (maySumUp(row, width) && (await sumsUp(row, rowsAbove(row, source, shape))));
    if (isSum) end = at - 1;
    // What is noted below a sum goes with it; without a sum it may be a record.
    else if (!isLoneCell(row, width)) break;
  }
  return end;
}

async function* rowsAbove({ rowNo: end }: Row, source: Source, shape: Shape): AsyncGenerator<readonly Row[]> {
  for await (const rows of rawRows(source, shape))
    yield rows.filter(({ rowNo }) => rowNo > shape.headerRow && rowNo < end);
}

/** All rows of a delimited text or a sheet, as they stand. */
export async function* rawRows(source: Source, shape: Shape): AsyncGenerator<readonly Row[]> {
  const { isAsWritten } = shape;
  const hasWords = isAsWritten ? rearmAll : trimSeen;
  if (source.table !== undefined) yield* readTags(source, source.table, hasWords);
  else if (shape.format === "sheet") yield* readSheet(source, hasWords);
  else {
    const cutter = rowCutter(shape.delimiter, isAsWritten ? rearmAll : trimAll);
    // Sought in a piece at once: in each cell it takes longer than cutting them.
    for await (const text of readText(source, shape.encoding))
      yield cutter.cut(isAsWritten ? text : seen(text), false);
    yield cutter.cut("", true);
  }
}
