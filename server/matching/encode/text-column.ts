import { lettersOfBytes } from "../strings/letters-of.ts";
import { TextNumbers } from "./text-numbers.ts";

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

function readerOf(column: TextColumn): (id: number) => string {
  const decode = decoderOf(column);
  const known: (string | undefined)[] = new Array(column.ends.length);
  known[0] = "";
  return (id) => {
    const text = known[id];
    if (text !== undefined) return text;
    const read = decode(id);
    known[id] = read;
    return read;
  };
}

/** Decodes texts and keeps none: for whoever goes through a whole column once. */
export function decoderOf({ bytes, ends, isAscii }: TextColumn): (id: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = isAscii ? "latin1" : "utf8";
  return (id) => buffer.toString(encoding, ends[id - 1] ?? 0, ends[id] ?? 0);
}

/** Takes in the texts of a column, one a record. */
export class ColumnWriter {
  readonly #numbers = new TextNumbers();
  readonly #ids = new NumberWriter();

  get length(): number {
    return this.#ids.length;
  }

  /** The number that a text has in this column; no record has it by that. */
  numberOf(text: string): number {
    return this.#numbers.numberOf(text);
  }

  add(text: string): void {
    this.#ids.add(this.#numbers.numberOf(text));
  }

  /** One more record has the text of this number. */
  addNumber(number: number): void {
    this.#ids.add(number);
  }

  done(): TextColumn {
    const { size, isAscii } = this.#numbers;
    const ids = this.#ids.fill(new Int32Array(new SharedArrayBuffer(this.#ids.length * 4)));
    const counts = new Int32Array(new SharedArrayBuffer(size * 4));
    for (let r = 0; r < ids.length; r++) {
      const id = ids[r] as number;
      counts[id] = (counts[id] as number) + 1;
    }
    const { bytes, ends } = this.#numbers.laidDown();
    const letters = new Int32Array(new SharedArrayBuffer(size * 4));
    for (let id = 1; id < size; id++)
      letters[id] = lettersOfBytes(bytes, ends[id - 1] as number, ends[id] as number);
    return { ids, counts, bytes, ends, letters, isAscii };
  }
}

/** Whether no record has a text in this column. */
export const isEmpty = ({ ends }: TextColumn) => ends.length === 1;

/** How many bytes a text has. */
export const lengthOf = ({ ends }: TextColumn, id: number) =>
  (ends[id] as number) - (id === 0 ? 0 : (ends[id - 1] as number));

/** Takes in one whole number after another. */
export class NumberWriter {
  #numbers = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      this.#numbers = new Int32Array(this.#numbers.buffer.transfer(8 * this.#numbers.length));
    }
    this.#numbers[this.#length++] = number;
  }

  /** Writes them into `target`, and gives its own memory back. */
  fill<T extends Int32Array | Uint8Array>(target: T): T {
    target.set(this.#numbers.subarray(0, this.#length));
    this.#numbers.buffer.transfer(0);
    return target;
  }
}
