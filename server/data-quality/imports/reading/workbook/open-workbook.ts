import { posix } from "node:path";
import { listEntries } from "../files/archive.ts";
import { sharedTextCharactersMax } from "../files/limits.ts";
import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";
import { dateStyles } from "./date-styles.ts";
import { attributeOf, type XmlToken, xmlReader } from "./read-xml.ts";

/** What a sheet's cells refer to: texts by number, which styles show a day, and where the calendar begins. */
export type Workbook = { texts: readonly string[]; dateStyles: ReadonlySet<number>; startsIn1904: boolean };

/** Whether these entries of an archive make an Excel workbook. */
export function isWorkbook(entries: readonly string[]): boolean {
  return entries.includes("[Content_Types].xml") && entries.includes("xl/workbook.xml");
}

type Sheet = { name: string; entry: string; isHidden: boolean };

/** The sheets of a workbook in its order: their names, the entries they are kept in, and whether they are hidden. */
export async function sheetsOf(book: Source): Promise<Sheet[]> {
  const targets = new Map<string, string>();
  await readPart(book, "xl/_rels/workbook.xml.rels", (token) => {
    if (token.kind !== "open" || token.name !== "Relationship") return;
    const target = attributeOf(token.attributes, "Target") ?? "";
    targets.set(
      attributeOf(token.attributes, "Id") ?? "",
      posix.join(target.startsWith("/") ? "" : "xl", target),
    );
  });
  const entries = new Set(await listEntries(book.storedAt, book.within));
  const sheets: Sheet[] = [];
  await readPart(book, "xl/workbook.xml", (token) => {
    if (token.kind !== "open" || token.name !== "sheet") return;
    const entry = (targets.get(attributeOf(token.attributes, "r:id") ?? "") ?? "").replace(/^\//, "");
    // A chart has no cells.
    if (entries.has(entry) && !entry.includes("chartsheets/"))
      sheets.push({
        name: attributeOf(token.attributes, "name") ?? entry,
        entry,
        isHidden: /hidden/i.test(attributeOf(token.attributes, "state") ?? ""),
      });
  });
  return sheets;
}

/** Reads what the cells of all sheets share. */
export async function openWorkbook(book: Source): Promise<Workbook> {
  const entries = new Set(await listEntries(book.storedAt, book.within));
  const read = async (entry: string, onToken: (token: XmlToken) => void) =>
    entries.has(entry) ? readPart(book, entry, onToken) : undefined;
  let startsIn1904 = false;
  await read("xl/workbook.xml", (token) => {
    if (token.kind === "open" && token.name === "workbookPr")
      startsIn1904 = /^(1|true)$/.test(attributeOf(token.attributes, "date1904") ?? "");
  });
  const styles = dateStyles();
  await read("xl/styles.xml", styles.take);
  const texts = sharedTexts();
  await read("xl/sharedStrings.xml", texts.take);
  return { texts: texts.found, dateStyles: styles.found, startsIn1904 };
}

/** Reads an XML part of the workbook from beginning to end. */
export async function readPart(
  book: Source,
  entry: string,
  onToken: (token: XmlToken) => void,
): Promise<void> {
  const take = xmlReader(onToken);
  const source = { ...book, within: [...(book.within ?? []), entry] };
  for await (const piece of readText(source, "utf-8")) take(piece);
}

/** The texts that cells name by number. What stands in phonetic marks (`rPh`) is no text of the cell. */
function sharedTexts() {
  const found: string[] = [];
  let text = "";
  let isInText = false;
  let isPhonetic = false;
  let characters = 0;
  return {
    found,
    take(token: XmlToken) {
      if (token.kind === "text") {
        if (isInText && !isPhonetic) text += token.text;
        return;
      }
      if (token.name === "t") isInText = token.kind === "open" && !token.isEmpty;
      else if (token.name === "rPh") isPhonetic = token.kind === "open" && !token.isEmpty;
      else if (token.name === "si" && (token.kind === "close" || token.isEmpty)) {
        characters += text.length + 16;
        if (characters > sharedTextCharactersMax) throw unreadable("WORKBOOK_TOO_LARGE");
        found.push(text);
        text = "";
      }
    },
  };
}
