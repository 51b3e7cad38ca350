/** A bit for each letter, and six for the digits. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << (26 + (code % 6));
  }
  return bits;
}

/** The same of a text in UTF-8. */
export function lettersOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let bits = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << (26 + (code % 6));
  }
  return bits;
}

/** The letters among those bits, without the digits. */
export const lettersIn = (bits: number) => bits & 0x3ffffff;

export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether two texts with these letters must be more than `most` edits apart: an edit changes two letters at most. */
export const areBeyond = (x: number, y: number, most: number) => countBits(x ^ y) > 2 * most;

/** Whether two texts with these letters share so few that no measure of likeness would call them alike. */
export function areFewInCommon(x: number, y: number): boolean {
  return countBits(x & y) * 5 < Math.min(countBits(x), countBits(y)) * 3;
}
