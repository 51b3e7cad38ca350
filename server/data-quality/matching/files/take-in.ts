import { Copies } from "../../../matching/copies.ts";
import type { Role } from "../../../matching/roles.ts";
import { readDay } from "../../imports/reading/values/moments.ts";
import type { FilePart } from "./file-part.ts";
import { isOfPart } from "./kind-column.ts";
import { layOutColumns } from "./lay-out-columns.ts";
import type { RecordFile } from "./open-record-file.ts";
import { ownText } from "./own-text.ts";
import { readTable } from "./read-table.ts";

/** Where a record came from: its file by number, its row among the file's records from 1, and its id there. */
export type Origins = {
  readonly files: readonly number[];
  readonly rows: readonly number[];
  /** The file's own id of a record; its row where it has no such column. */
  readonly ids: readonly string[];
  /** What a column of sources says of each record; empty where there is none. */
  readonly sources: readonly string[];
};

/** Where the records came from, those first that the matcher has; behind them the copies that go with one of these. */
export type TakenIn = Origins & {
  /** Which record stands for each copy. */
  readonly standIns: readonly number[];
};

/** What reading needs to know of a part; it can be told to another thread. */
export type PartToRead = Pick<FilePart, "kind" | "columns" | "kindAt" | "dayFirstBy"> & {
  file: Pick<RecordFile, "table">;
};

/** What takes in records: `Intake` of the matcher. */
type Taker = { add(cells: readonly string[], file?: number): void };

/** The columns that records of these parts are handed over with. */
export function columnsOf(parts: readonly PartToRead[]): readonly Role[] {
  return layOutColumns(parts.map(({ columns }) => columns)).columns;
}

/** Reads the records of these parts into `taker` as `handOver` does, and says where each came from. */
export async function takeIn(parts: readonly PartToRead[], taker: Taker, how: HandingOver): Promise<TakenIn> {
  const [own, copies] = [noOrigins(), noOrigins()];
  const standIns: number[] = [];
  const source = interned();
  const places = parts.map(({ columns }) => ({
    id: columns.findIndex(({ role }) => role === "id"),
    source: columns.findIndex(({ role }) => role === "source"),
  }));
  await handOver(parts, taker, how, (part, row, cells, standIn) => {
    const at = places[part] ?? { id: -1, source: -1 };
    const { files, rows, ids, sources } = standIn === null ? own : copies;
    if (standIn !== null) standIns.push(standIn);
    files.push(how.fileOf(part));
    rows.push(row);
    sources.push(source(at.source === -1 ? "" : (cells[at.source] ?? "").trim()));
    ids.push((at.id === -1 ? "" : ownText((cells[at.id] ?? "").trim())) || String(row));
  });
  return {
    files: [...own.files, ...copies.files],
    rows: [...own.rows, ...copies.rows],
    ids: [...own.ids, ...copies.ids],
    sources: [...own.sources, ...copies.sources],
    standIns,
  };
}

function noOrigins() {
  return { files: [] as number[], rows: [] as number[], ids: [] as string[], sources: [] as string[] };
}

/** How records are handed over. */
export type HandingOver = {
  /** The number of each part's file. */
  fileOf: (part: number) => number;
  /** Whether records of one file can be the same: else none is another's copy. */
  haveCopies: boolean;
};

/**
 * Reads the records of these parts, all of one kind, into `taker`, file by file, in the order of `columnsOf`; days that can be
 * read are written year first. What is a copy of many rows before it is noted with the record that stands for it, and not handed over.
 */
export async function handOver(
  parts: readonly PartToRead[],
  taker: Taker,
  { fileOf, haveCopies }: HandingOver,
  note: (part: number, row: number, cells: readonly string[], standIn: number | null) => void = () =>
    undefined,
): Promise<void> {
  const copies = haveCopies ? new Copies() : null;
  let records = 0;
  const layout = layOutColumns(parts.map(({ columns }) => columns));
  const dayAt = layout.columns.indexOf("birthDate");
  for (const [which, part] of parts.entries()) {
    const places = layout.places[which] ?? [];
    const handed = new Array<string>(places.length).fill("");
    const day = dayReader(isDayFirst(part, parts));
    const isOf = isOfPart(part);
    const file = fileOf(which);
    let row = 0;
    await readTable(part.file.table, (cells) => {
      row += 1;
      if (!isOf(cells)) return;
      for (let at = 0; at < places.length; at += 1) handed[at] = cells[places[at] ?? -1] ?? "";
      if (dayAt !== -1) handed[dayAt] = day(handed[dayAt] ?? "");
      const standIn = copies?.standIn(handed, records) ?? null;
      if (standIn === null) {
        taker.add(handed, file);
        records += 1;
      }
      note(which, row, cells, standIn);
    });
  }
}

/** How dates such as 03/04/1990 are read: as the column's others show, or those of the other files; else day first. */
export function isDayFirst(part: PartToRead, parts: readonly PartToRead[]): boolean {
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
