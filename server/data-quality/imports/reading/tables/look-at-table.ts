import { basename } from "node:path";
import type { ImportProfile } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Candidate } from "../files/find-tables.ts";
import { type Bytes, inspectBytes } from "../files/inspect-bytes.ts";
import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";
import { anotherTable } from "../rows/another-table.ts";
import type { Row } from "../rows/cut-rows.ts";
import { findDelimiter, rowsAtHand } from "../rows/find-delimiter.ts";
import { findHeader, type Header } from "../rows/find-header.ts";
import { groupColumn, groupsIn } from "../rows/groups.ts";
import { linesBelow } from "../rows/lines-below.ts";
import { isCards } from "../rows/read-cards.ts";
import { isJson, propertiesOf } from "../rows/read-objects.ts";
import { rawRows } from "../rows/read-rows.ts";
import type { Shape } from "../rows/shape.ts";
import { whatTextItIs } from "../rows/what-text-it-is.ts";
import { asBatch } from "./datev-batch.ts";
import { type Recognised, recognise } from "./recognise.ts";

/** What a table's first rows tell. */
export type TableLook = {
  bytes: number;
  sha256: string;
  /** About how many rows: lines, the header not counted. */
  linesCount: number;
  shape: Shape;
  header: string[];
  samples: string[][];
  recognised: Recognised | null;
  notes: TableNote[];
};

/** Worth knowing about the whole table. */
export type TableNote = { code: string; message: string; value?: string };

const samplesCount = 3;
const startCharacters = 262_144;
const rowsLookedAt = 200;

/**
 * Looks at one table: reads its bytes through once, and its first rows for the delimiter, the header and what it is.
 * Throws what stands in the way of reading it as a table.
 */
export async function lookAtTable(
  { source, isSheet, isHidden = false }: Candidate,
  known: readonly ImportProfile[],
): Promise<TableLook> {
  const found = await inspectBytes(source, !isSheet);
  const fileName = basename(source.path);
  const told = isSheet ? await lookAtSheet(source) : await lookAtText(source, found);
  const { samples, shape } = told;
  if ("objects" in told) {
    const recognised = recognise(told.columns, fileName, known);
    const whole = asRecognised(shape, recognised);
    return {
      ...found,
      linesCount: told.objects,
      shape: whole,
      header: told.columns,
      samples,
      recognised,
      notes: [],
    };
  }
  const { linesCount, what } = told;
  const header = findHeader(told.rows, (cells) => recognise(cells, fileName, known) !== null);
  const above = header.rowNo > 1 ? told.rows[0] : undefined;
  const end = anotherTable(told.rows, header);
  const rows = end === null ? told.rows : told.rows.filter(({ rowNo }) => rowNo < end);
  const groups = groupsIn(rows, header);
  const columns = groups === null ? header.columns : [groupColumn(header), ...header.columns.slice(1)];
  const recognised = asBatch(recognise(columns, fileName, known), above);
  if (recognised === null && what !== null) throw unreadable("NOT_A_TABLE", { what });
  const lines = recognised?.profile.isAsWritten || groups ? null : linesBelow(rows, header);
  const first = rows.filter(({ rowNo }) => rowNo > header.rowNo).slice(0, samplesCount);
  return {
    ...found,
    linesCount,
    shape: asRecognised(
      {
        ...shape,
        headerRow: header.rowNo,
        ...(groups && { groups }),
        ...(lines && { lines }),
        ...(end && { endRow: end }),
      },
      recognised,
    ),
    header: columns,
    samples: first.map(({ cells }) => [...cells]),
    recognised,
    notes: [
      ...notesOf(found, header, first.length),
      ...(isHidden ? [noteHidden] : []),
      ...(isSheet ? noteBeside(rows, header) : []),
      ...(groups === null ? [] : [noteGroups(columns[0])]),
      ...(end === null ? [] : [noteTable(end)]),
      ...(lines === null || lines.carried.length === 0 ? [] : [noteLines(columns[0])]),
    ],
  };
}

/** What Vitalfew wrote is read to the letter. */
function asRecognised(shape: Shape, recognised: Recognised | null): Shape {
  return recognised?.profile.isAsWritten ? { ...shape, isAsWritten: true } : shape;
}

type Told = { shape: Shape; columns: string[]; samples: string[][] } & (
  | { objects: number }
  | {
      rows: Row[];
      linesCount: number;
      /** What it is that is no table, unless its columns are known. */
      what: string | null;
    }
);

async function lookAtText(source: Source, { bytes, encoding, what, linesCount }: Bytes): Promise<Told> {
  if (bytes === 0) throw unreadable("EMPTY");
  if (encoding === null) throw unreadable("NOT_A_TABLE", { what: what ?? "no text" });
  const start = await startOfText(source, encoding);
  if (isJson(start) || isCards(start)) {
    const format = isJson(start) ? ("json" as const) : ("cards" as const);
    const shape: Shape = { format, encoding, delimiter: "", headerRow: 0 };
    const { columns, samples, count } = await propertiesOf(source, shape, samplesCount);
    return {
      shape,
      columns,
      samples,
      objects: count,
    };
  }
  const isWhole = start.length < startCharacters;
  const delimiter = findDelimiter(start, isWhole);
  const shape: Shape = { format: "delimited", encoding, delimiter, headerRow: 1 };
  const atHand = rowsAtHand(start, delimiter, isWhole).slice(0, rowsLookedAt);
  // A first row that is longer than the start is read for what it is, or for what is wrong with it.
  const rows = atHand.length > 0 ? atHand : await firstRows(source, shape);
  if (rows.length === 0) throw unreadable("EMPTY");
  return { shape, columns: [], samples: [], rows, linesCount, what: whatTextItIs(start, rows) };
}

async function lookAtSheet(source: Source): Promise<Told> {
  const encoding = source.table?.encoding ?? "xlsx";
  const shape: Shape = { format: "sheet", encoding, delimiter: "", headerRow: 1 };
  const rows = await firstRows(source, shape);
  if (rows.length === 0) throw unreadable("EMPTY");
  const said = (await startOfText(source, "utf-8")).match(
    /<(?:\w+:)?dimension ref="[A-Z]+(\d+):[A-Z]+(\d+)"/,
  );
  const linesCount = said ? Number(said[2]) - Number(said[1]) + 1 : rows.length;
  return { shape, columns: [], samples: [], rows, linesCount, what: null };
}

async function startOfText(source: Source, encoding: string): Promise<string> {
  let start = "";
  for await (const piece of readText(source, encoding)) {
    start += piece;
    if (start.length >= startCharacters) break;
  }
  return start;
}

async function firstRows(source: Source, shape: Shape): Promise<Row[]> {
  const first: Row[] = [];
  let pieces = 0;
  for await (const rows of rawRows(source, shape)) {
    first.push(...rows);
    pieces += 1;
    // A sheet may have a million empty rows below its header.
    if (first.length >= rowsLookedAt || (first.length > 0 && pieces > 16)) break;
  }
  return first.slice(0, rowsLookedAt);
}

const noteHidden: TableNote = {
  code: "sheet_hidden",
  message:
    "This sheet is hidden in its workbook, and is read like the others. If it was put away for good, leave it out.",
};

/** Columns that are empty from top to bottom part what stands on both sides of them, if that is more than one column each. */
function noteBeside(rows: readonly Row[], { rowNo, columns }: Header): TableNote[] {
  const below = rows.filter((row) => row.rowNo >= rowNo);
  const isEmpty = (at: number) => below.every(({ cells }) => !cells[at]?.trim());
  const between = columns.flatMap((_, at) => (isEmpty(at) ? at : []));
  const ends = [...between, columns.length];
  const widths = ends.map((end, nth) => end - (nth === 0 ? 0 : (ends[nth - 1] ?? 0) + 1));
  if (rowNo === 0 || widths.filter((width) => width >= 2).length < 2) return [];
  const message =
    "Columns in between are empty: tables may stand side by side here, and each row was read as one. If they are tables of their own, put each on a sheet or into a file of its own.";
  return [{ code: "tables_beside", message, value: between.map((at) => columns[at]).join(", ") }];
}

function noteTable(rowNo: number): TableNote {
  const message =
    "Another table begins below the first, and is left out. Put it on a sheet or into a file of its own, and bring that in as well.";
  return { code: "another_table", message, value: `${rowNo}` };
}

function noteGroups(column = ""): TableNote {
  const message = "Rows stand in groups under headings; each carries its heading, in a column of its own.";
  return { code: "rows_grouped", message, value: column };
}

function noteLines(column = ""): TableNote {
  const message =
    "Rows that leave the first column empty are further lines of the record above; each carries what that says.";
  return { code: "rows_of_lines", message, value: column };
}

function notesOf(
  { encoding, nulCount }: Bytes,
  { rowNo, titles, renamed, columns }: Header,
  rowsCount: number,
): TableNote[] {
  const notes: TableNote[] = [];
  const note = (code: string, message: string, value?: string) =>
    notes.push({ code, message, ...(value && { value }) });
  if (rowNo === 0)
    note(
      "header_missing",
      "The first row holds data and names no columns; they go by their places.",
      columns.join(", "),
    );
  const written = titles.filter((title) => !/^sep=/i.test(title)).join(" | ");
  if (written !== "")
    note("title_skipped", "What stands above the header is no data and was passed over.", written);
  if (renamed.length > 0)
    note(
      "columns_renamed",
      "The header leaves names out or has them twice; these columns go by a name of their own.",
      renamed.join(", "),
    );
  if (encoding?.includes("+"))
    note(
      "encoding_mixed",
      "Some lines are written as UTF-8 and some are not; each was read as what it is.",
      encoding,
    );
  if (nulCount > 0) note("nul_removed", "NUL characters stood between the others; they were taken out.");
  if (rowsCount === 0) note("no_rows", "There are no rows below the header.");
  return notes;
}
