import { decoderOf, type TextColumn } from "../encode/text-column.ts";
import { hashBytes, hashText } from "./hash.ts";

/**
 * One way for records to meet: those that share a key are asked whether they are the same. A block of more than `most`
 * records says nothing about anybody and is left out.
 */
export interface BlockingRule {
  readonly name: string;
  readonly most: number;
  /** A weak rule asks no more pairs than this for each record: the larger blocks go first, as many as must. */
  readonly pairsPerRecord?: number;
  /** Tells the keys under which a record stands, as 32-bit hashes; none where the values are missing. */
  readonly keys: (record: number, tell: (key: number) => void) => void;
}

/** What is derived from a column's texts for blocking: some hashes for each different text, made once. */
export interface Derived {
  readonly ids: Int32Array;
  /** The hashes of text `id` stand from `starts[id]` to `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly hashes: Uint32Array;
}

export function derive(column: TextColumn, read: (text: string) => readonly string[]): Derived {
  const text = decoderOf(column);
  const size = column.ends.length;
  const starts = new Int32Array(size + 1);
  const hashes: number[] = [];
  for (let id = 1; id < size; id++) {
    starts[id] = hashes.length;
    if ((column.counts[id] ?? 0) > 0)
      for (const part of read(text(id))) if (part !== "") hashes.push(hashText(part));
  }
  starts[size] = hashes.length;
  return { ids: column.ids, starts, hashes: Uint32Array.from(hashes) };
}

/**
 * Derives the hash of one part of each text: so many characters from its start, or from its end. Where they are of one byte each no text
 * is made of them.
 */
export function derivePart(column: TextColumn, length: number, from: "start" | "end" = "start"): Derived {
  const { bytes, ends, counts } = column;
  const text = decoderOf(column);
  const size = ends.length;
  const starts = new Int32Array(size + 1);
  const hashes = new Uint32Array(size);
  let count = 0;
  for (let id = 1; id < size; id++) {
    starts[id] = count;
    if (counts[id] === 0) continue;
    const [start, end] = [ends[id - 1] as number, ends[id] as number];
    const hash =
      from === "start"
        ? hashBytes(bytes, start, Math.min(end, start + length))
        : hashBytes(bytes, Math.max(start, end - length), end);
    if (hash >= 0) hashes[count++] = hash;
    else hashes[count++] = hashText(from === "start" ? cut(text(id), length) : text(id).slice(-length));
  }
  starts[size] = count;
  return { ids: column.ids, starts, hashes: hashes.slice(0, count) };
}

/** Calls back with each hash of a record. */
export function each({ ids, starts, hashes }: Derived, record: number, tell: (hash: number) => void): void {
  const id = ids[record] ?? 0;
  if (id === 0) return;
  for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) tell(hashes[at] ?? 0);
}

/** The first hash of a record, -1 where there is none. */
export function first({ ids, starts, hashes }: Derived, record: number): number {
  const id = ids[record] ?? 0;
  const at = starts[id] ?? 0;
  return id === 0 || at === (starts[id + 1] ?? 0) ? -1 : (hashes[at] ?? -1);
}

/** Keys of two derived columns together: every hash of the one with every hash of the other. */
export function both(a: Derived, b: Derived, join: (x: number, y: number) => number): BlockingRule["keys"] {
  return (record, tell) => each(a, record, (x) => each(b, record, (y) => tell(join(x, y))));
}

/** Keys of one derived column alone. */
export function alone(a: Derived): BlockingRule["keys"] {
  return (record, tell) => each(a, record, tell);
}

/** Keys of several columns that hold the same kind of value. */
export function eachOf(columns: readonly Derived[]): BlockingRule["keys"] {
  return (record, tell) => {
    for (const column of columns) each(column, record, tell);
  };
}

/** The start of a text. */
export const cut = (text: string, length: number) => text.slice(0, length);

/** A text without its blanks. */
export const glued = (text: string) => text.replaceAll(" ", "");
