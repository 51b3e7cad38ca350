import { countBits } from "../strings/letters-of.ts";
import type { Comparison } from "./comparison.ts";

export const dayComparison: Comparison = {
  name: "birth date",
  levels: ["can't be said", "same", "one typing error apart", "partly the same", "same year", "different"],
};
const level = { missing: 0, same: 1, near: 2, partly: 3, year: 4, different: 5 };

/** A day as yyyymmdd with four bits for each digit, so that digits are told apart without dividing. */
export function packedDay(day: number): number {
  let packed = 0;
  for (let [rest, at] = [day, 0]; rest > 0; at += 4) {
    packed |= (rest % 10) << at;
    rest = Math.trunc(rest / 10);
  }
  return packed;
}

const monthBits = 0xff00;
const dayBits = 0xff;

/** Two days as `packedDay` writes them, an unknown part 00. */
export function compareDays(x: number, y: number): number {
  if (x === 0 || y === 0) return level.missing;
  if (x === y) return level.same;
  if (((x | y) & 0xffff) === 0) return compareYears(yearOf(x), yearOf(y));
  const other = x ^ y;
  const isSameYear = other >>> 16 === 0;
  if (isSameYear) {
    if (!(x & monthBits && y & monthBits && x & dayBits && y & dayBits)) return level.partly;
    if ((x & monthBits) >>> 8 === (y & dayBits) && (y & monthBits) >>> 8 === (x & dayBits)) return level.near;
  }
  const edits = dayEdits(x, y);
  if (edits <= 1) return level.near;
  const same = Number(isSameYear) + Number((other & monthBits) === 0) + Number((other & dayBits) === 0);
  if (edits === 2 || same >= 2) return level.partly;
  return isSameYear ? level.year : level.different;
}

/** Years alone, other ones: what was worked out from an age is a year off, and of an age noted earlier some more. */
function compareYears(x: number, y: number): number {
  const apart = Math.abs(x - y);
  return apart <= 1 ? level.near : apart <= 5 ? level.partly : level.different;
}

/** The year of a packed day. */
function yearOf(packed: number): number {
  let year = 0;
  for (let at = 28; at >= 16; at -= 4) year = year * 10 + ((packed >>> at) & 15);
  return year;
}

/**
 * How many typing mistakes lie between two packed days (as `editsWithin` counts them between their digits), as far as that is two;
 * more are some number above. Either digits were replaced or swapped with their neighbour, or one was left out and another put in.
 */
export function dayEdits(x: number, y: number): number {
  const other = x ^ y;
  if (other === 0) return 0;
  // The lowest bit of each digit that differs.
  let left = (other | (other >>> 1) | (other >>> 2) | (other >>> 3)) & 0x11111111;
  // A swap mends two digits, so that five of them are three edits at least.
  if (countBits(left) >= 5) return isShifted(x, y, other) ? 2 : 3;
  let edits = 0;
  let [before, xBefore, yBefore] = [-8, 0, 0];
  while (left !== 0) {
    const at = lowestBit(left);
    left &= left - 1;
    const [xDigit, yDigit] = [(x >>> at) & 15, (y >>> at) & 15];
    if (before === at - 4 && xBefore === yDigit && yBefore === xDigit) {
      // Swapped with the neighbour, which was counted already.
      before = -8;
      continue;
    }
    edits++;
    [before, xBefore, yBefore] = [at, xDigit, yDigit];
  }
  return edits > 2 && isShifted(x, y, other) ? 2 : edits;
}

/** Whether of the digits between those that agree in front and behind one lacks its first, and the other its last. */
function isShifted(x: number, y: number, other: number): boolean {
  const from = lowestBit(other) & ~3;
  const inner = (1 << (((31 - Math.clz32(other)) & ~3) - from)) - 1;
  return (
    ((x >>> from) & inner) === ((y >>> (from + 4)) & inner) ||
    ((y >>> from) & inner) === ((x >>> (from + 4)) & inner)
  );
}

const lowestBit = (bits: number) => 31 - Math.clz32(bits & -bits);
