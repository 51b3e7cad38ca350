import { countBits } from "./letters-of.ts";

/** How often each digit occurs in a text in UTF-8, up to seven times: three bits for each of the ten. */
export function digitsOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code < 48 || code > 57) continue;
    const place = 3 * (code - 48);
    if (((digits >>> place) & 7) < 7) digits += 1 << place;
  }
  return digits;
}

const lowest = 0o1111111111;
const everyOther = 0o0707070707;

/**
 * Whether two texts with these digits must be more than one edit apart, and neither is the end of the other: an edit changes
 * how often two digits occur at most, and what is longer has more.
 */
export function areOtherNumbers(x: number, y: number): boolean {
  const other = x ^ y;
  return countBits((other | (other >>> 1) | (other >>> 2)) & lowest) > 2 && countOf(x) === countOf(y);
}

/** How many digits there are. */
function countOf(digits: number): number {
  const twos = (digits & everyOther) + ((digits >>> 3) & everyOther);
  return (twos + (twos >>> 6) + (twos >>> 12) + (twos >>> 18) + (twos >>> 24)) & 63;
}
