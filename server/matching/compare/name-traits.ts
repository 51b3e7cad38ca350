import { hashText } from "../block/hash.ts";
import type { TextColumn } from "../encode/text-column.ts";
import { decoderOf } from "../encode/text-column.ts";
import { nicknameRoots } from "../normalise/nicknames.ts";
import { countBits } from "../strings/letters-of.ts";

/** What tells most names apart, so many numbers each: nothing of a text is read again, and all lie in one place of memory. */
export const traitsWidth = 4;

export interface NameTraits {
  readonly cells: Int32Array;
  /** Where the traits of text `id` begin; they are made when first asked for. */
  readonly of: (id: number) => number;
}

/** What stands where. Of a name that is no single word of plain letters nothing is said. */
const trait = { letters: 0, start: 1, length: 2, standsFor: 3 };
const notPlain = -1;

const known = new WeakMap<TextColumn, NameTraits>();

/** The traits of a column's texts, once for all who ask in this thread. */
export function traitsOf(column: TextColumn): NameTraits {
  let traits = known.get(column);
  if (traits === undefined) {
    traits = readerOf(column);
    known.set(column, traits);
  }
  return traits;
}

function readerOf(column: TextColumn): NameTraits {
  const { bytes, ends, letters } = column;
  const text = decoderOf(column);
  const cells = new Int32Array(ends.length * traitsWidth);
  cells[trait.length] = notPlain;

  function read(id: number): void {
    const at = id * traitsWidth;
    const [start, end] = [ends[id - 1] as number, ends[id] as number];
    cells[at + trait.length] = isPlain(bytes, start, end) ? end - start : notPlain;
    if (cells[at + trait.length] === notPlain) return;
    cells[at + trait.letters] = letters[id] as number;
    for (let i = 0; i < 4 && start + i < end; i++)
      cells[at + trait.start] =
        (cells[at + trait.start] as number) | ((bytes[start + i] as number) << (8 * i));
    const name = text(id);
    cells[at + trait.standsFor] = nicknameRoots(name).reduce((bits, root) => bits | bitOf(root), bitOf(name));
  }

  return {
    cells,
    of(id) {
      const at = id * traitsWidth;
      if (cells[at + trait.length] === 0) read(id);
      return at;
    },
  };
}

/** One word of two characters or more, each of one byte. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === 32 || (bytes[at] as number) > 127) return false;
  return end - start >= 2;
}

/** One of 32 bits for a name: names without a bit in common are two. */
const bitOf = (name: string) => 1 << (hashText(name) & 31);

/** The letters that must all occur where the name stands whose traits begin at `a`; of a name that is no plain word none are known. */
export const lettersNeeded = (cells: Int32Array, a: number) => cells[a + trait.letters] as number;

/** Whether no full name stands for both. */
export const areOfOtherNames = (cells: Int32Array, a: number, b: number) =>
  ((cells[a + trait.standsFor] as number) & (cells[b + trait.standsFor] as number)) === 0;

/** Whether both names are single words of plain letters, of two characters or more. */
export const areBothPlain = (cells: Int32Array, a: number, b: number) =>
  cells[a + trait.length] !== notPlain && cells[b + trait.length] !== notPlain;

/**
 * Whether two names, whose traits begin at `a` and `b`, differ so much that they are neither a typing error (`isTypingError`)
 * apart, nor one cut short of the other, nor alike (`jaroWinkler`) from `alikeFrom` on. False says nothing.
 */
export function areUnlike(cells: Int32Array, a: number, b: number, alikeFrom: number): boolean {
  const lengthA = cells[a + trait.length] as number;
  const lengthB = cells[b + trait.length] as number;
  if (lengthA === notPlain || lengthB === notPlain) return false;
  const lettersA = cells[a + trait.letters] as number;
  const lettersB = cells[b + trait.letters] as number;
  const countA = countBits(lettersA);
  const countB = countBits(lettersB);
  const both = countBits(lettersA & lettersB);
  const apart = countA + countB - 2 * both;
  const shorter = Math.min(lengthA, lengthB);
  const most = shorter >= 7 ? 2 : 1;
  // An umlaut is written with an e or without, however often; an edit changes two letters at most.
  if (apart <= 1 || (apart <= 2 * most && Math.abs(lengthA - lengthB) <= most)) return false;
  const inFront = sameInFront(cells[a + trait.start] as number, cells[b + trait.start] as number);
  if (inFront >= Math.min(4, shorter)) return false;
  if (both * 5 < Math.min(countA, countB) * 3) return true;
  // Each letter that the other lacks stands there once at least.
  const common = Math.min(lengthA - countA + both, lengthB - countB + both);
  const jaro = (common / lengthA + common / lengthB + 1) / 3;
  return jaro + inFront * 0.1 * (1 - jaro) < alikeFrom - rounding;
}

const rounding = 1e-9;

/** How many of the first four characters are the same. */
function sameInFront(x: number, y: number): number {
  const other = x ^ y;
  return other === 0 ? 4 : (31 - Math.clz32(other & -other)) >> 3;
}
