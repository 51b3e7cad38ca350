import type { PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { columnAt, columnKey } from "../tables/column-key.ts";

type Packed = NonNullable<PartMap["each"]>[number];

/** The cells of a row once for each record that is packed into one of them, under `header`, one at a time. Pure. */
export type Unpacker = {
  header: readonly string[];
  unpack(cells: readonly string[]): Iterable<string[]>;
  /** Whether a cell holds more than anybody packs into one: it is no list of records then, and is not taken apart. */
  isOverfull(cells: readonly string[]): boolean;
};

/** More than any order has lines; each of them becomes a row of its own, as wide as the table. */
export const packedMost = 5_000;
const packedLongest = 2_000_000;

/** Prepares taking apart the cells of a part, for one header; null where no such column is there. */
export function prepareUnpacker(each: readonly Packed[], fileHeader: readonly string[]): Unpacker | null {
  const header = headerWithPacked([each], fileHeader);
  const found = each.flatMap((one) => {
    const places = fileHeader.flatMap((column, at) => (isPackedIn(one, column) ? at : []));
    const into = new Map(Object.entries(one.into).map(([name, column]) => [name, columnAt(header, column)]));
    return places.map((at) => ({ at, into, one }));
  });
  if (found.length === 0) return null;
  const made = new Set(found.flatMap(({ into }) => [...into.values()]));
  function* unpack(cells: readonly string[]) {
    for (const { at, into, one } of found)
      for (const values of recordsIn(cells[at] ?? "", one)) {
        const unpacked = Array.from(header, (_, place) => (made.has(place) ? "" : (cells[place] ?? "")));
        for (const [name, value] of values) {
          const place = into.get(name);
          if (place !== undefined) unpacked[place] = value;
        }
        yield unpacked;
      }
  }
  const isOverfull = (cells: readonly string[]) =>
    found.some(({ at, one }) => holdsMore(cells[at] ?? "", one.between ?? one.fields));
  return { header, unpack, isOverfull };
}

/** Told without taking it apart: by its length, and by how often the sign between two records stands in it, or one begins. */
function holdsMore(cell: string, between: string): boolean {
  if (cell.length <= packedMost) return false;
  if (cell.length > packedLongest) return true;
  const sign = /^\s*[[{]/.test(cell) ? "{" : between;
  let count = 0;
  for (let at = cell.indexOf(sign); at !== -1; at = cell.indexOf(sign, at + sign.length)) {
    count += 1;
    if (count > packedMost) return true;
  }
  return false;
}

/** The columns of a file and behind them those that records packed into its cells are read by. */
export function headerWithPacked(
  parts: readonly (readonly Packed[] | undefined)[],
  fileHeader: readonly string[],
): string[] {
  const header = [...fileHeader];
  for (const one of parts.flatMap((each) => each ?? []))
    for (const column of Object.values(one.into)) if (columnAt(header, column) === -1) header.push(column);
  return header;
}

/** Whether records are packed into the cells of this column: `line_items`, or `line_item_7` for `line_item_*`. */
export function isPackedIn({ column }: Packed, name: string): boolean {
  const key = columnKey(name);
  if (!column.endsWith("*")) return key === columnKey(column);
  const start = columnKey(column.slice(0, -1));
  return key.startsWith(start) && /^\d+$/.test(key.slice(start.length));
}

function recordsIn(cell: string, { between, fields, names }: Packed): [string, string][][] {
  const words = cell.trim();
  if (words === "") return [];
  if (words.startsWith("[") || words.startsWith("{")) {
    const told = objectsIn(words);
    if (told !== null) return told;
  }
  const pieces = between === undefined ? [words] : cut(words, between);
  return pieces.flatMap((piece) => {
    const values = cut(piece, fields).flatMap((field): [string, string][] => {
      const [name = "", ...rest] = cut(field, names);
      return rest.length === 0 ? [] : [[name.trim(), bare(rest.join(names)).trim()]];
    });
    return values.length === 0 ? [] : [values];
  });
}

/** A list of objects, as the same tools write it by choice; null where it is no such list after all. */
function objectsIn(words: string): [string, string][][] | null {
  let told: unknown;
  try {
    told = JSON.parse(words);
  } catch {
    return null;
  }
  return [told].flat().flatMap((one) => {
    if (typeof one !== "object" || one === null) return [];
    return [
      Object.entries(one).flatMap(([name, value]): [string, string][] =>
        typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
      ),
    ];
  });
}

/** Cuts at a sign, but where a backslash before it says that it belongs to the words. */
function cut(words: string, sign: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = words.indexOf(sign); at !== -1; at = words.indexOf(sign, at + sign.length)) {
    if (words[at - 1] === "\\") continue;
    pieces.push(words.slice(from, at));
    from = at + sign.length;
  }
  return [...pieces, words.slice(from)];
}

function bare(words: string): string {
  return words.replace(/\\([:|;])/g, "$1");
}
