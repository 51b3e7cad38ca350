import { lettersOf } from "../strings/letters-of.ts";

/**
 * A column of texts as numbers: equal texts have equal numbers, 0 is "nothing there". Everything lies in shared memory,
 * so that threads read one copy.
 */
export interface TextColumn {
  /** One number a record. */
  readonly ids: Int32Array;
  /** How many records have it, for each number. */
  readonly counts: Int32Array;
  /** The texts one after another in UTF-8, and where each ends. */
  readonly bytes: Uint8Array;
  readonly ends: Int32Array;
  /** Which letters and digits occur in each text, a bit each (`lettersOf`): tells most unlike texts apart without reading them. */
  readonly letters: Int32Array;
  /** Whether a byte is a character. */
  readonly isAscii: boolean;
}

const readers = new WeakMap<TextColumn, (id: number) => string>();

/** Reads the texts of a column; each is decoded when first asked for, once for all who ask in this thread. */
export function textsOf(column: TextColumn): (id: number) => string {
  let reader = readers.get(column);
  if (reader === undefined) {
    reader = readerOf(column);
    readers.set(column, reader);
  }
  return reader;
}

function readerOf({ bytes, ends, isAscii }: TextColumn): (id: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = isAscii ? "latin1" : "utf8";
  const known: (string | undefined)[] = new Array(ends.length);
  known[0] = "";
  return (id) => {
    const text = known[id];
    if (text !== undefined) return text;
    const read = buffer.toString(encoding, ends[id - 1] ?? 0, ends[id] ?? 0);
    known[id] = read;
    return read;
  };
}

/** Gives each text of a column its number, in the order of first appearance. */
export class ColumnWriter {
  #numbers = new Map<string, number>([["", 0]]);
  #values: string[] = [""];
  #ids = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (this.#length === this.#ids.length) {
      const grown = new Int32Array(this.#ids.length * 2);
      grown.set(this.#ids);
      this.#ids = grown;
    }
    let number = 0;
    if (text !== "") {
      const known = this.#numbers.get(text);
      if (known === undefined) {
        number = this.#values.length;
        this.#numbers.set(text, number);
        this.#values.push(text);
      } else number = known;
    }
    this.#ids[this.#length++] = number;
  }

  done(): TextColumn {
    const ids = new Int32Array(new SharedArrayBuffer(this.#length * 4));
    ids.set(this.#ids.subarray(0, this.#length));
    const counts = new Int32Array(new SharedArrayBuffer(this.#values.length * 4));
    for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
    const ends = new Int32Array(new SharedArrayBuffer(this.#values.length * 4));
    let size = 0;
    let characters = 0;
    this.#values.forEach((value, number) => {
      size += Buffer.byteLength(value);
      characters += value.length;
      ends[number] = size;
    });
    const letters = new Int32Array(new SharedArrayBuffer(this.#values.length * 4));
    for (const [number, value] of this.#values.entries()) letters[number] = lettersOf(value);
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    const buffer = Buffer.from(bytes.buffer);
    let at = 0;
    for (const value of this.#values) at += buffer.write(value, at);
    this.#numbers = new Map();
    this.#values = [];
    return { ids, counts, bytes, ends, letters, isAscii: size === characters };
  }
}

/** Whether no record has a text in this column. */
export const isEmpty = ({ ends }: TextColumn) => ends.length === 1;

/** How many bytes a text has. */
export const lengthOf = ({ ends }: TextColumn, id: number) =>
  (ends[id] as number) - (id === 0 ? 0 : (ends[id - 1] as number));

/** Takes in one whole number after another. */
export class NumberWriter {
  #numbers = new Int32Array(1024);
  #length = 0;

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Int32Array(this.#numbers.length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length++] = number;
  }

  /** Writes them into `target`. */
  fill<T extends Int32Array | Uint8Array>(target: T): T {
    target.set(this.#numbers.subarray(0, this.#length));
    return target;
  }
}
