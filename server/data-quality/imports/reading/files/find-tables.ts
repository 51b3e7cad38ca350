import { tablesInTags } from "../markup/tables-in-tags.ts";
import { isWorkbook, sheetsOf } from "../workbook/open-workbook.ts";
import { listEntries } from "./archive.ts";
import { shownName } from "./shown-name.ts";
import { type Source, startOf } from "./source.ts";
import { unreadable } from "./unreadable.ts";
import { isZip } from "./what-it-is.ts";

/** What may be a table: a text, a sheet of a workbook; or what it is instead, as an error that says so. */
export type Candidate = { source: Source; isSheet: boolean; isHidden?: boolean; trouble?: Error };

/**
 * What may be tables in a delivered file: the file itself, each sheet of a workbook, each table written in tags, each file of an
 * archive and what is in it. They are named by the way to them: `delivery.zip/2024/book.xlsx/Customers`.
 */
export async function findTables(source: Source): Promise<Candidate[]> {
  if (!isZip(await startOf(source, 8))) {
    const tables = await tablesInTags(source);
    return tables.length === 0
      ? [{ source, isSheet: false }]
      : tables.map((table) => ({ source: table, isSheet: true }));
  }
  const entries = await listEntries(source.storedAt, source.within);
  const within = source.within ?? [];
  if (isWorkbook(entries)) return sheetsIn(source);
  const what = otherDocument(entries);
  if (what !== null) return [{ source, isSheet: false, trouble: unreadable("NOT_A_TABLE", { what }) }];
  if (within.length > 0) throw unreadable("ARCHIVE_NESTED", { entry: within.at(-1) });
  const found: Candidate[] = [];
  for (const entry of entries)
    found.push(
      ...(await findTables({ ...source, path: `${source.path}/${shownName(entry)}`, within: [entry] })),
    );
  return found;
}

/** One sheet goes by the name of its workbook. */
async function sheetsIn(book: Source): Promise<Candidate[]> {
  const sheets = await sheetsOf(book);
  if (sheets.length === 0) {
    const trouble = unreadable("NOT_A_TABLE", { what: "a workbook without a sheet of cells" });
    return [{ source: book, isSheet: false, trouble }];
  }
  return sheets.map(({ name, entry, isHidden }) => ({
    source: {
      ...book,
      path: sheets.length === 1 ? book.path : `${book.path}/${name}`,
      within: [...(book.within ?? []), entry],
    },
    isSheet: true,
    isHidden,
  }));
}

function otherDocument(entries: readonly string[]): string | null {
  if (entries.length === 0) return "an archive with nothing in it";
  if (entries.includes("word/document.xml")) return "a Word document";
  if (entries.some((entry) => entry.startsWith("ppt/"))) return "a presentation";
  if (entries.some((entry) => entry.startsWith("xl/")))
    return "an Excel file of a kind that can't be read (.xlsb)";
  if (entries.includes("mimetype") && entries.includes("content.xml")) return "an OpenDocument file (.ods)";
  if (entries.some((entry) => /^Index\/.*\.iwa$/.test(entry))) return "a Numbers file";
  return null;
}
