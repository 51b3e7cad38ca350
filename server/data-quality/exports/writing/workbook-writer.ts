import { rearm } from "../../disarm.ts";
import type { Sink } from "./sink.ts";
import { type Column, isExactFigure, type Row, type TableWriter } from "./table-writer.ts";
import type { ZipFile } from "./zip-file.ts";

/** A workbook with a sheet for each table, and further ones where a table is longer than a sheet. */
export type Workbook = {
  /**
   * Begins a table; the one before must have ended.
   * @param title of its sheet, at most 25 characters
   * @param onCut told of each text that is longer than a cell can be, and was cut
   */
  table(title: string, columns: readonly Column[], onCut: OnCut): Promise<TableWriter>;
  close(): Promise<void>;
};

type OnCut = (id: string, column: string) => void;

/** Excel's own limits. */
export const sheetRowsMax = 1_048_576;
export const cellCharactersMax = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Writes an XLSX (ECMA-376) as a stream. Every text is a text cell, so that nothing is ever carried out; figures are
 * figures, days are days, yes and no are TRUE and FALSE.
 * @param rowsMax rows of a sheet, the header included
 */
export function workbookWriter(zip: ZipFile, rowsMax = sheetRowsMax): Workbook {
  const sheets: string[] = [];
  const begin = async (title: string, columns: readonly Column[]) => {
    sheets.push(title);
    const sink = zip.entry(`xl/worksheets/sheet${sheets.length}.xml`);
    await sink.write(
      `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${headerRow(columns)}`,
    );
    return sink;
  };
  const finish = async (sink: Sink) => {
    await sink.write("</sheetData></worksheet>");
    await sink.end();
  };
  return {
    async table(title, columns, onCut) {
      let sink = await begin(title, columns);
      let rowNo = 1;
      let nth = 1;
      const letters = columns.map((_, at) => lettersOf(at));
      return {
        async write(rows) {
          let text = "";
          for (const row of rows) {
            if (rowNo === rowsMax) {
              await sink.write(text);
              await finish(sink);
              nth += 1;
              sink = await begin(`${title} (${nth})`, columns);
              rowNo = 1;
              text = "";
            }
            rowNo += 1;
            text += rowOf(row, rowNo, columns, letters, onCut);
          }
          await sink.write(text);
        },
        end: () => finish(sink),
      };
    },
    close: () => writeParts(zip, sheets),
  };
}

function headerRow(columns: readonly Column[]): string {
  const cells = columns.map(({ name }, at) => `<c r="${lettersOf(at)}1" s="1"${inline(name)}</c>`);
  return `<row r="1">${cells.join("")}</row>`;
}

function rowOf(
  row: Row,
  rowNo: number,
  columns: readonly Column[],
  letters: readonly string[],
  onCut: OnCut,
): string {
  let cells = "";
  for (const [at, { name, type }] of columns.entries()) {
    const value = row[at] ?? null;
    if (value === null) continue;
    const place = `<c r="${letters[at]}${rowNo}"`;
    const day = type === "day" ? serialOf(value) : null;
    if (type === "yes") cells += `${place} t="b"><v>${value === "true" ? 1 : 0}</v></c>`;
    else if (isExactFigure(type, value)) cells += `${place}><v>${value}</v></c>`;
    else if (day !== null) cells += `${place} s="2"><v>${day}</v></c>`;
    else cells += `${place}${inline(fitting(value, () => onCut(row[0] ?? "", name)))}</c>`;
  }
  return `<row r="${rowNo}">${cells}</row>`;
}

/** A text cell carries nothing out; an apostrophe that reading takes off is put before one that belongs to the text. */
function inline(text: string): string {
  const safe = rearm(text) === text ? text : `'${text}`;
  return ` t="inlineStr"><is><t xml:space="preserve">${escaped(safe)}</t></is>`;
}

function fitting(text: string, onCut: () => void): string {
  if (text.length < cellCharactersMax) return text;
  onCut();
  // Half of a character is none.
  const end = text.slice(0, cellCharactersMax - 1);
  return /[\uD800-\uDBFF]$/.test(end) ? end.slice(0, -1) : end;
}

const markup: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** XML has no room for control characters; Excel writes them as `_x0001_` (ECMA-376, ST_Xstring). */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const special = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
  return text.replace(special, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return markup[sign] ?? `_x${code}_`;
  });
}

/** Excel's count of days; null before 1 March 1900, where it counts a day that never was. */
function serialOf(day: string): number | null {
  const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
  return serial >= 61 && serial <= 2_958_465 ? serial : null;
}

/** `A` to `Z`, then `AA`. */
function lettersOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : lettersOf(Math.floor(at / 26) - 1) + letter;
}

async function writeParts(zip: ZipFile, sheets: readonly string[]): Promise<void> {
  const each = (part: (title: string, no: number) => string) =>
    sheets.map((title, at) => part(title, at + 1)).join("");
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${each((_, no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${office}.worksheet+xml"/>`)}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((title, no) => `<sheet name="${escaped(title)}" sheetId="${no}" r:id="rId${no}"/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships">${each((_, no) => `<Relationship Id="rId${no}" Type="${relations}/worksheet" Target="worksheets/sheet${no}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    // Styles by number: 0 as it is, 1 a header, 2 a day.
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [name, text] of Object.entries(parts)) {
    const sink = zip.entry(name);
    await sink.write(head + text);
    await sink.end();
  }
}
