/** Numbers differ from run to run in nothing, where they stand in the table does: nobody can write texts that all meet in one place. */
const seed = Math.trunc(Math.random() * 2 ** 32);

const noBytes = new Uint8Array(0);
const noNumbers = new Int32Array(1);

/**
 * Gives each different text a number, in the order of first appearance; the empty one is 0. The texts lie one after another
 * in UTF-8 and are found by an open-addressed table of their hashes: a Map of a million strings takes three times as long,
 * and each of its strings is moved about whenever memory is cleared.
 */
export class TextNumbers {
  // Most columns of a few records that somebody is entering stay empty: room is made for the first text.
  #bytes = noBytes;
  #ends = noNumbers;
  #size = 1;
  /** A hash and a number side by side, number 0 where the place is free. */
  #table = noNumbers;
  #hash = 0;
  #isAscii = true;

  /** How many different texts there are, the empty one among them. */
  get size(): number {
    return this.#size;
  }

  /** Whether every text has as many bytes as characters. */
  get isAscii(): boolean {
    return this.#isAscii;
  }

  /** The number of a text, given now where it has none yet. */
  numberOf(text: string): number {
    if (text === "") return 0;
    if (this.#table === noNumbers) this.#makeRoom();
    const start = this.#ends[this.#size - 1] as number;
    const end = this.#write(text, start);
    const place = this.#placeOf(start, end);
    const known = this.#table[place + 1] as number;
    if (known !== 0) return known;
    const number = this.#size++;
    if (number === this.#ends.length) this.#ends = new Int32Array(this.#ends.buffer.transfer(8 * number));
    this.#ends[number] = end;
    if (end - start > text.length) this.#isAscii = false;
    this.#table[place] = this.#hash;
    this.#table[place + 1] = number;
    if (4 * number > this.#table.length) this.#widenTable();
    return number;
  }

  /** The number of a text, 0 where it has none. */
  find(text: string): number {
    if (text === "" || this.#table === noNumbers) return 0;
    const start = this.#ends[this.#size - 1] as number;
    return this.#table[this.#placeOf(start, this.#write(text, start)) + 1] as number;
  }

  /** The texts in UTF-8, where each ends, by number; in shared memory. No text is given a number any more. */
  laidDown(): { bytes: Uint8Array; ends: Int32Array } {
    const ends = new Int32Array(new SharedArrayBuffer(4 * this.#size));
    ends.set(this.#ends.subarray(0, this.#size));
    const length = ends[this.#size - 1] as number;
    const bytes = new Uint8Array(new SharedArrayBuffer(length));
    bytes.set(this.#bytes.subarray(0, length));
    this.clear();
    return { bytes, ends };
  }

  /** Gives its memory back at once: the collector of garbage would come for it long after the most is needed. */
  clear(): void {
    if (this.#table === noNumbers) return;
    for (const { buffer } of [this.#bytes, this.#ends, this.#table]) buffer.transfer(0);
  }

  #makeRoom(): void {
    this.#bytes = new Uint8Array(512);
    this.#ends = new Int32Array(32);
    this.#table = new Int32Array(128);
  }

  /** Writes the text behind the last one, to be kept if it is new, and notes its hash (FNV-1a, then mixed); where it ends. */
  #write(text: string, start: number): number {
    const length = text.length;
    // A character takes three bytes at most.
    while (start + 3 * length > this.#bytes.length)
      this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(2 * this.#bytes.length));
    const bytes = this.#bytes;
    let end = start;
    let hash = seed;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return this.#writeBeyondAscii(text, start);
      bytes[end++] = unit;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    this.#hash = spread(hash);
    return end;
  }

  #writeBeyondAscii(text: string, start: number): number {
    const end = start + Buffer.from(this.#bytes.buffer).write(text, start);
    let hash = seed;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (this.#bytes[at] as number), 0x01000193);
    this.#hash = spread(hash);
    return end;
  }

  /** Where in the table the text stands that was just written, or where it would. */
  #placeOf(start: number, end: number): number {
    const table = this.#table;
    const mask = table.length - 2;
    let at = (this.#hash << 1) & mask;
    for (let known = table[at + 1] as number; known !== 0; known = table[at + 1] as number) {
      if (table[at] === this.#hash && this.#isAt(known, start, end)) break;
      at = (at + 2) & mask;
    }
    return at;
  }

  /** Whether the text of this number is the one that stands from `start` to `end`. */
  #isAt(number: number, start: number, end: number): boolean {
    const bytes = this.#bytes;
    const from = this.#ends[number - 1] as number;
    if ((this.#ends[number] as number) - from !== end - start) return false;
    for (let i = end - start - 1; i >= 0; i--) if (bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #widenTable(): void {
    const old = this.#table;
    const table = new Int32Array(2 * old.length);
    const mask = table.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      const hash = old[from] as number;
      if (old[from + 1] === 0) continue;
      let at = (hash << 1) & mask;
      while (table[at + 1] !== 0) at = (at + 2) & mask;
      table[at] = hash;
      table[at + 1] = old[from + 1] as number;
    }
    old.buffer.transfer(0);
    this.#table = table;
  }
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** What many records share is read once; beyond this many different texts remembering costs more than reading. */
const rememberedMost = 200_000;

/** Reads each text once. The texts themselves are not kept: cut out of a line, each would keep its whole file in memory. */
export function remembered<T>(read: (raw: string) => T): (raw: string) => T {
  const numbers = new TextNumbers();
  const known: T[] = [read("")];
  return (raw) => {
    const number = numbers.size > rememberedMost ? numbers.find(raw) : numbers.numberOf(raw);
    if (number === 0) return raw === "" ? (known[0] as T) : read(raw);
    let value = known[number];
    if (value === undefined) {
      value = read(raw);
      known[number] = value;
    }
    return value;
  };
}

/** The same of texts that are read by the country they are from. */
export function rememberedByCountry<T>(
  read: (raw: string, country: string) => T,
): (raw: string, country: string) => T {
  const readers = new Map<string, (raw: string) => T>();
  return (raw, country) => {
    let reader = readers.get(country);
    if (reader === undefined) {
      reader = remembered((text) => read(text, country));
      readers.set(country, reader);
    }
    return reader(raw);
  };
}
