import iconv from "iconv-lite";
import { inspectBytes } from "../files/inspect-bytes.ts";
import { readText } from "../files/read-text.ts";
import { openBytes, type Source } from "../files/source.ts";
import { tagReader } from "./read-tags.ts";

type Written = Required<Source>["table"];

const startBytes = 16_384;
const rowsLeast = 2;
const cellsLeast = 2;

/**
 * The tables of a document that is written in tags: what systems call an Excel file and write as HTML, or as Excel's XML of 2003.
 * A table is what has rows of several cells; a page without one holds none. One alone goes by the name of its file.
 */
export async function tablesInTags(source: Source): Promise<Source[]> {
  const start = await textStart(source);
  const tags = tagsOf(start);
  if (tags === null) return [];
  const found = await inspectBytes(source, false);
  if (found.encoding === null) return [];
  const encoding = encodingOf(found.encoding, start);
  const tables: { no: number; name: string; rows: number }[] = [];
  const take = tagReader(
    { tags },
    {
      table: (no, name) => tables.push({ no, name: name ?? "", rows: 0 }),
      row(no, _, cells) {
        const table = tables[no];
        if (table !== undefined && cells.filter((cell) => cell.trim() !== "").length >= cellsLeast)
          table.rows += 1;
      },
      end: () => undefined,
    },
  );
  for await (const piece of readText(source, encoding)) take(piece);
  const real = tables.filter(({ rows }) => rows >= rowsLeast);
  return real.map(({ no, name }, at) => ({
    ...source,
    path: real.length === 1 ? source.path : `${source.path}/${name || `Table ${at + 1}`}`,
    table: { no, tags, encoding },
  }));
}

async function textStart(source: Source): Promise<string> {
  let start = Buffer.alloc(0);
  for await (const piece of await openBytes(source)) {
    start = Buffer.concat([start, piece.subarray(0, startBytes)]);
    if (start.length >= startBytes || !/^[\0ÿþï»¿\s]*(<|$)/.test(start.toString("latin1", 0, 64))) break;
  }
  return start
    .toString("latin1")
    .replaceAll("\0", "")
    .replace(/^[ÿþï»¿\s]+/, "");
}

function tagsOf(start: string): Written["tags"] | null {
  if (!start.startsWith("<")) return null;
  if (/<(\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/i.test(start))
    return "spreadsheet";
  if (/^<\?xml\b/i.test(start) && !/<(!doctype )?html\b/i.test(start)) return null;
  return /<(!doctype html|html|head|body|table)\b/i.test(start) ? "html" : null;
}

/** What the document says of its letters counts where its bytes leave it open. */
function encodingOf(found: string, start: string): string {
  if (/^utf/.test(found)) return found;
  const said = start.match(/(?:charset|encoding)\s*=\s*["']?([\w-]+)/i)?.[1]?.toLowerCase();
  // Whoever says ISO-8859-1 means what Windows writes.
  if (said === "iso-8859-1") return "windows-1252";
  return said !== undefined && !/^utf/.test(said) && iconv.encodingExists(said) ? said : found;
}
