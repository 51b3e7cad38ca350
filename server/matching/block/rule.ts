import type { Prepared } from "../encode/prepared.ts";
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

/** Rules that share what they derive: whoever asks for one derives it for all. */
export type RulesOf = (prepared: Prepared) => BlockingRule[];

/** What is derived from a column's texts for blocking: some hashes for each different text, made once. */
export interface Derived {
  readonly ids: Int32Array;
  /** The hashes of text `id` stand from `starts[id]` to `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly hashes: Uint32Array;
}

/**
 * The hash of what `read` makes of a text, from its bytes: -1 where they don't tell it and the text is to be read, `noKey` where nothing
 * is made of it.
 */
export type ReadBytes = (bytes: Uint8Array, start: number, end: number) => number;

/** Nothing is derived of a text. */
export const noKey = -2;

/** Derives the hashes of what `read` makes of each text; where `ofBytes` tells the one there is, no text is made. */
export function derive(
  column: TextColumn,
  read: (text: string) => readonly string[],
  ofBytes: ReadBytes = () => -1,
): Derived {
  const { bytes, ends, counts } = column;
  const text = decoderOf(column);
  const size = ends.length;
  const starts = new Int32Array(size + 1);
  let hashes = new Uint32Array(size);
  let count = 0;
  const add = (hash: number) => {
    if (count === hashes.length) {
      const more = new Uint32Array(2 * count + 16);
      more.set(hashes);
      hashes = more;
    }
    hashes[count++] = hash;
  };
  for (let id = 1; id < size; id++) {
    starts[id] = count;
    if (counts[id] === 0) continue;
    const hash = ofBytes(bytes, ends[id - 1] as number, ends[id] as number);
    if (hash >= 0) add(hash);
    else if (hash !== noKey) for (const part of read(text(id))) if (part !== "") add(hashText(part));
  }
  starts[size] = count;
  return { ids: column.ids, starts, hashes: hashes.slice(0, count) };
}

/** Derives the hash of one part of each text: so many characters from its start, or from its end. */
export function derivePart(column: TextColumn, length: number, from: "start" | "end" = "start"): Derived {
  return from === "start"
    ? derive(
        column,
        (text) => [cut(text, length)],
        (bytes, start, end) => hashBytes(bytes, start, Math.min(end, start + length)),
      )
    : derive(
        column,
        (text) => [text.slice(-length)],
        (bytes, start, end) => hashBytes(bytes, Math.max(start, end - length), end),
      );
}

/** Derives the hash of each text of so many characters or more. */
export function deriveLong(column: TextColumn, least: number): Derived {
  return derive(
    column,
    (text) => (text.length >= least ? [text] : []),
    (bytes, start, end) => {
      const hash = hashBytes(bytes, start, end);
      return hash >= 0 && end - start < least ? noKey : hash;
    },
  );
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
  return (record, tell) => {
    const one = a.ids[record] ?? 0;
    const other = b.ids[record] ?? 0;
    if (one === 0 || other === 0) return;
    const endA = a.starts[one + 1] as number;
    const endB = b.starts[other + 1] as number;
    for (let i = a.starts[one] as number; i < endA; i++)
      for (let j = b.starts[other] as number; j < endB; j++)
        tell(join(a.hashes[i] as number, b.hashes[j] as number));
  };
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
