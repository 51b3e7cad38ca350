import { type Packed, packZip } from "./pack-zip.ts";

/** A cell: a text, a figure, a flag, a day by Excel's count, a formula with its last value, or a cell as XML. */
export type WorkbookCell =
  | string
  | number
  | boolean
  | null
  | { serial: number }
  | { formula: string; value: string }
  | { xml: string };

/**
 * An Excel workbook of these sheets; `more` adds or replaces parts of it.
 * @param merged cells that are merged, of every sheet: `A2:A4`
 */
export function packWorkbook(
  sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>,
  more: readonly Packed[] = [],
  merged: readonly string[] = [],
): Buffer {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const parts: Packed[] = [
    { name: "[Content_Types].xml", bytes: "<Types/>" },
    {
      name: "xl/workbook.xml",
      bytes: `<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr/><sheets>${names
        .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: `<Relationships>${names
        .map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join("")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      bytes:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    ...Object.values(sheets).map((rows, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      bytes: sheetXml(rows, texts, merged),
    })),
  ];
  parts.push({
    name: "xl/sharedStrings.xml",
    bytes: `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
  });
  const replaced = new Set(more.map(({ name }) => name));
  return packZip([...parts.filter(({ name }) => !replaced.has(name)), ...more]);
}

function sheetXml(
  rows: readonly (readonly WorkbookCell[])[],
  texts: string[],
  merged: readonly string[],
): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, at) => cellXml(cell, `${letters(at)}${row + 1}`, texts));
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const behind = ranges === "" ? "" : `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  return `<worksheet><dimension ref="A1:Z${rows.length}"/><sheetData>${lines.join("")}</sheetData>${behind}</worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string, texts: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ("xml" in cell) return cell.xml;
  if ("serial" in cell)
    return `<c r="${at}" s="${Number.isInteger(cell.serial) ? 1 : 2}"><v>${cell.serial}</v></c>`;
  return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
