import { columnsMax, rowCharactersMax } from "../files/limits.ts";
import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";
import { type Row, trimSeen } from "../rows/cut-rows.ts";
import { cellWords } from "./cell-words.ts";
import { fillDown, mergedDownIn } from "./merged-cells.ts";
import { openWorkbook, type Workbook } from "./open-workbook.ts";
import { placeOf } from "./place-of.ts";
import { attributeOf, type XmlToken, xmlReader } from "./read-xml.ts";

/**
 * The rows of one sheet of a workbook, streamed: the number of a row is Excel's own, empty rows don't come. A formula is
 * never carried out; its cell has the value that was last computed. Cells merged down a column say the same in each row.
 * @param hasWords as for `rowCutter`
 */
export async function* readSheet(
  source: Source,
  hasWords: typeof trimSeen = trimSeen,
): AsyncGenerator<Row[]> {
  const book = { ...source, within: source.within?.slice(0, -1) ?? [] };
  const fill = fillDown(await mergedDownIn(source));
  const reader = sheetReader(await openWorkbook(book), hasWords, fill);
  const take = xmlReader(reader.take);
  for await (const piece of readText(source, "utf-8")) {
    take(piece);
    yield reader.rows();
  }
  if (!reader.isComplete()) throw unreadable("CUT_OFF");
}

// Excel ends at 1,048,576; other programs write more.
const rowNoMax = 1_000_000_000;

type Cell = { at: number; type: string; style: number; words: string };

function sheetReader(workbook: Workbook, hasWords: typeof trimSeen, fill: ReturnType<typeof fillDown>) {
  let rows: Row[] = [];
  let rowNo = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let characters = 0;
  let isInValue = false;
  let isPhonetic = false;
  let isComplete = false;
  const endCell = () => {
    if (cell === null) return;
    while (cells.length < cell.at) cells.push("");
    cells[cell.at] = cellWords(cell, workbook);
    characters += cells[cell.at]?.length ?? 0;
    if (characters > rowCharactersMax) throw unreadable("ROW_TOO_LONG", { row: rowNo });
    cell = null;
  };
  const open = (name: string, attributes: string, isEmpty: boolean) => {
    if (name === "row") {
      const said = Number(attributeOf(attributes, "r") ?? rowNo + 1);
      // Rows count upwards, whatever a damaged sheet says.
      rowNo = Number.isInteger(said) && said > rowNo && said <= rowNoMax ? said : rowNo + 1;
      cells = [];
      characters = 0;
    } else if (name === "c") {
      const at = placeOf(attributeOf(attributes, "r")) ?? cells.length;
      if (at >= columnsMax)
        throw unreadable("COLUMNS_TOO_MANY", { row: rowNo, count: at + 1, limit: columnsMax });
      const type = attributeOf(attributes, "t") ?? "n";
      cell = isEmpty ? null : { at, type, style: Number(attributeOf(attributes, "s") ?? -1), words: "" };
    } else if (name === "v" || name === "t") isInValue = !isEmpty;
    else if (name === "rPh") isPhonetic = !isEmpty;
  };
  const close = (name: string) => {
    if (name === "c") endCell();
    else if (name === "v" || name === "t") isInValue = false;
    else if (name === "rPh") isPhonetic = false;
    else if (name === "row") {
      // A row in which nothing but a merged cell stands is none.
      if (hasWords(cells)) {
        fill(rowNo, cells);
        rows.push({ rowNo, cells });
      }
      cells = [];
    } else if (name === "worksheet") isComplete = true;
  };
  return {
    take(token: XmlToken) {
      if (token.kind === "open") open(token.name, token.attributes, token.isEmpty);
      else if (token.kind === "close") close(token.name);
      else if (isInValue && !isPhonetic && cell !== null) cell.words += token.text;
    },
    rows() {
      const ready = rows;
      rows = [];
      return ready;
    },
    isComplete: () => isComplete,
  };
}
