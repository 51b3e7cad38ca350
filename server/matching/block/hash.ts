/** 32 bits of a text: FNV-1a over its UTF-16 units, then mixed. Keys need only be unlikely to meet by accident. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Bytes are hashed one after the other from here, and mixed in the end. */
export const hashBegin = 0x811c9dc5 | 0;

/** The hash of what was hashed so far and one more byte, not yet mixed. */
export const hashOn = (hash: number, byte: number) => Math.imul(hash ^ byte, 0x01000193);

/** The same as of its text, of one whose bytes stand from `start` to `end`; -1 where one of them is no character by itself. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashBegin;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return -1;
    hash = hashOn(hash, byte);
  }
  return mix(hash);
}

/** Spreads 32 bits evenly (the finaliser of MurmurHash3). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One hash of two in this order. */
export const pairOf = (a: number, b: number) => mix(Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15));

/** One hash of two in either order. */
export const eitherOrder = (a: number, b: number) => mix(((a + b) | 0) ^ Math.imul(a ^ b, 0x9e3779b1));
