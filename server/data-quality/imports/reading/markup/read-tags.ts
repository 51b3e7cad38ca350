import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";
import { type Row, trimSeen } from "../rows/cut-rows.ts";
import { attributeOf, type XmlToken, xmlReader } from "../workbook/read-xml.ts";
import { type Grid, gridOf } from "./grid.ts";
import { htmlReader } from "./html-reader.ts";

type Written = Required<Source>["table"];
type OnGrid = Parameters<typeof gridOf>[0];

/**
 * The rows of one table that is written in tags, streamed: HTML that calls itself an Excel file, or Excel's XML of 2003.
 * @param hasWords as for `rowCutter`
 */
export async function* readTags(
  source: Source,
  table: Written,
  hasWords: typeof trimSeen = trimSeen,
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let isComplete = false;
  const take = tagReader(table, {
    table: () => undefined,
    row(no, rowNo, cells) {
      if (no === table.no && hasWords(cells)) rows.push({ rowNo, cells });
    },
    end(no) {
      isComplete ||= no === table.no;
    },
  });
  for await (const piece of readText(source, table.encoding)) {
    take(piece);
    yield rows;
    rows = [];
  }
  if (!isComplete) throw unreadable("CUT_OFF");
}

/** Takes a document piece by piece and tells its tables and their rows. */
export function tagReader({ tags }: Pick<Written, "tags">, on: OnGrid): (piece: string) => void {
  const grid = gridOf(on);
  return tags === "html" ? htmlReader(htmlOnto(grid)) : xmlReader(spreadsheetOnto(grid));
}

const across = /\scolspan\s*=\s*["']?(\d+)/i;
const down = /\srowspan\s*=\s*["']?(\d+)/i;
const lines = new Set(["br", "p", "div", "li"]);

function htmlOnto(grid: Grid): (token: XmlToken) => void {
  return (token) => {
    if (token.kind === "text") grid.write(token.text.replace(/[\s\u00a0]+/g, " "));
    else if (token.kind === "open") {
      if (token.name === "table") grid.beginTable();
      else if (token.name === "tr") grid.beginRow();
      else if (token.name === "td" || token.name === "th")
        grid.beginCell({
          across: spanOf(token.attributes.match(across)?.[1]),
          down: spanOf(token.attributes.match(down)?.[1]),
        });
      else if (lines.has(token.name)) grid.write("\n");
    } else if (token.name === "table") grid.endTable();
    else if (token.name === "tr") grid.endRow();
    else if (token.name === "td" || token.name === "th") grid.endCell();
  };
}

/** Excel's XML of 2003: what is noted beside a cell is no part of it, and neither is its formula. */
function spreadsheetOnto(grid: Grid): (token: XmlToken) => void {
  let sheet: string | undefined;
  let type = "";
  let words: string | null = null;
  let isNote = false;
  const open = ({ name, attributes, isEmpty }: Extract<XmlToken, { kind: "open" }>) => {
    const said = (one: string) => attributeOf(attributes, `ss:${one}`) ?? attributeOf(attributes, one);
    const place = (one: string) => (said(one) === undefined ? undefined : Number(said(one)) || undefined);
    if (name === "Worksheet") sheet = said("Name");
    else if (name === "Table") grid.beginTable(sheet);
    else if (name === "Row") grid.beginRow(place("Index"));
    else if (name === "Cell") {
      const at = place("Index");
      grid.beginCell({
        at: at === undefined ? undefined : at - 1,
        across: spanOf(place("MergeAcross"), 1),
        down: spanOf(place("MergeDown"), 1),
      });
    } else if (name === "Comment") isNote = !isEmpty;
    else if (name === "Data" && !isNote && !isEmpty) {
      type = said("Type") ?? "String";
      words = "";
    }
  };
  return (token) => {
    if (token.kind === "open") open(token);
    else if (token.kind === "text") {
      if (words !== null) words += token.text;
    } else if (token.name === "Data" && words !== null) {
      grid.write(wordsOf(type, words));
      words = null;
    } else if (token.name === "Comment") isNote = false;
    else if (token.name === "Cell") grid.endCell();
    else if (token.name === "Row") grid.endRow();
    else if (token.name === "Table") grid.endTable();
  };
}

/** As a CSV would have it: `2020-01-13T00:00:00.000` is a day, 1 is TRUE. */
function wordsOf(type: string, words: string): string {
  if (type === "DateTime") return words.replace(/\.\d+$/, "").replace(/T00:00:00$/, "");
  return type === "Boolean" ? (words.trim() === "1" ? "TRUE" : "FALSE") : words;
}

const spanMost = 100_000;

function spanOf(said: string | number | undefined, more = 0): number {
  const span = Number(said ?? 1 - more) + more;
  return Number.isInteger(span) && span >= 1 ? Math.min(span, spanMost) : 1;
}
