import type { TextColumn } from "../encode/text-column.ts";
import { type Bytes, editsWithinOfBytes } from "../strings/edits-within.ts";
import { jaroWinklerOfBytes } from "../strings/jaro-winkler.ts";
import { areBeyond, areFewInCommon } from "../strings/letters-of.ts";

/** What two family names have to do with each other. */
export const plainFamily = { typo: 0, umlaut: 1, loose: 2, different: 3 };

/**
 * Compares two different family names of a column, each a single word of plain letters (`areBothPlain`), from their bytes. It says what
 * `formOf` and the functions beside it would; but half of a million family names are each other's only, and to make a text and its forms
 * of each took longer than to compare all of them.
 */
export function comparePlainFamilies({ bytes, ends, letters }: TextColumn, alikeFrom: number) {
  const textOf = (id: number): Bytes => ({ bytes, start: ends[id - 1] as number, end: ends[id] as number });
  return (x: number, y: number): number => {
    const [one, other] = [textOf(x), textOf(y)];
    const [p, q] = [letters[x] as number, letters[y] as number];
    const [lengthX, lengthY] = [one.end - one.start, other.end - other.start];
    const shorter = Math.min(lengthX, lengthY);
    if (((p ^ q) & ~letterE) === 0 && foldAlike(one, other)) return plainFamily.umlaut;
    const most = shorter >= 7 ? 2 : 1;
    if (shorter >= 3 && !areBeyond(p, q, most) && editsWithinOfBytes(one, other, most) <= most)
      return plainFamily.typo;
    if (shorter >= 4 && beginAlike(one, other, shorter)) return plainFamily.loose;
    return !areFewInCommon(p, q) && jaroWinklerOfBytes(one, other) >= alikeFrom
      ? plainFamily.loose
      : plainFamily.different;
  };
}

const e = 101;
const letterE = 1 << (e - 97);

/** Whether both are one name once umlauts are written without the e (`foldUmlauts`). */
function foldAlike(one: Bytes, other: Bytes): boolean {
  let i = one.start;
  let j = other.start;
  for (; ; i++, j++) {
    i = skipUmlauts(one, i);
    j = skipUmlauts(other, j);
    if (i === one.end || j === other.end) return i === one.end && j === other.end;
    if (one.bytes[i] !== other.bytes[j]) return false;
  }
}

/** Behind an a, o or u every e goes. */
function skipUmlauts({ bytes, start, end }: Bytes, from: number): number {
  if (from === start || from === end || bytes[from] !== e) return from;
  const before = bytes[from - 1];
  if (before !== 97 && before !== 111 && before !== 117) return from;
  let at = from;
  while (at < end && bytes[at] === e) at++;
  return at;
}

function beginAlike(one: Bytes, other: Bytes, length: number): boolean {
  for (let at = 0; at < length; at++)
    if (one.bytes[one.start + at] !== other.bytes[other.start + at]) return false;
  return true;
}
