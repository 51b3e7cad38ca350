import type { Role } from "../../../matching/roles.ts";
import { readDay } from "../../imports/reading/values/moments.ts";
import type { FilePart } from "./file-part.ts";
import { layOutColumns } from "./lay-out-columns.ts";
import { ownText } from "./own-text.ts";

/** Where a record came from: its file by number, its row among the file's records from 1, and its id there. */
export type Origins = {
  readonly files: readonly number[];
  readonly rows: readonly number[];
  /** The file's own id of a record; its row where it has no such column. */
  readonly ids: readonly string[];
  /** What a column of sources says of each record; empty where there is none. */
  readonly sources: readonly string[];
};

/** What takes in records: `Intake` of the matcher. */
type Taker = { add(cells: readonly string[], file?: number): void };

/** The columns that records of these parts are handed over with. */
export function columnsOf(parts: readonly FilePart[]): readonly Role[] {
  return layOutColumns(parts.map(({ columns }) => columns)).columns;
}

/**
 * Reads the records of these parts, all of one kind, into `taker`, file by file, in the order of `columnsOf`; days that can be
 * read are written year first. Parts are numbered by `fileOf`.
 */
export async function takeIn(
  parts: readonly FilePart[],
  fileOf: (part: FilePart) => number,
  taker: Taker,
): Promise<Origins> {
  const layout = layOutColumns(parts.map(({ columns }) => columns));
  const dayAt = layout.columns.indexOf("birthDate");
  const files: number[] = [];
  const rows: number[] = [];
  const ids: string[] = [];
  const sources: string[] = [];
  const source = interned();
  for (const [which, part] of parts.entries()) {
    const places = layout.places[which] ?? [];
    const handed = new Array<string>(places.length).fill("");
    const idAt = part.columns.findIndex(({ role }) => role === "id");
    const sourceAt = part.columns.findIndex(({ role }) => role === "source");
    const day = dayReader(isDayFirst(part, parts));
    const file = fileOf(part);
    let row = 0;
    await part.file.read((cells) => {
      row += 1;
      if (!part.holds(cells)) return;
      for (let at = 0; at < places.length; at += 1) handed[at] = cells[places[at] ?? -1] ?? "";
      if (dayAt !== -1) handed[dayAt] = day(handed[dayAt] ?? "");
      taker.add(handed, file);
      files.push(file);
      rows.push(row);
      sources.push(source(sourceAt === -1 ? "" : (cells[sourceAt] ?? "").trim()));
      ids.push((idAt === -1 ? "" : ownText((cells[idAt] ?? "").trim())) || String(row));
    });
  }
  return { files, rows, ids, sources };
}

/** How dates such as 03/04/1990 are read: as the column's others show, or those of the other files; else day first. */
export function isDayFirst(part: FilePart, parts: readonly FilePart[]): boolean {
  if (part.dayFirstBy !== 0) return part.dayFirstBy > 0;
  return parts.reduce((sum, { dayFirstBy }) => sum + Math.sign(dayFirstBy), 0) >= 0;
}

const daysRemembered = 100_000;

/** Writes a day year first where it can be read. What can't be (a month 13) stays: a typing error is still like the day meant. */
function dayReader(dayFirst: boolean): (words: string) => string {
  const known = new Map<string, string>();
  const dateOrder = dayFirst ? "day-first" : "month-first";
  return (words) => {
    if (words === "" || /^\d{4}(-?\d\d-?\d\d)?$/.test(words)) return words;
    let day = known.get(words);
    if (day === undefined) {
      day = readDay(words, { timeZone: "UTC", country: undefined, dateOrder }) ?? words;
      if (known.size < daysRemembered) known.set(words, day);
    }
    return day;
  };
}

/** Few systems, many records: each name is kept once. */
function interned(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = ownText(text);
    known.set(own, own);
    return own;
  };
}
