import type { TextColumn } from "../encode/text-column.ts";
import { hashBegin, hashOn, mix } from "./hash.ts";
import { noKey, type ReadBytes } from "./rule.ts";
import { dropped, sounds, spellings } from "./skeleton.ts";

// Hashes of parts of words from their bytes, the same as of the texts: no text is made of what a byte a character tells.

const blank = 32;
const [a, e, o, u] = [97, 101, 111, 117];

/** Of the first word. */
export const hashFirstWord: ReadBytes = (bytes, start, end) => {
  let hash = hashBegin;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return -1;
    if (byte === blank) break;
    hash = hashOn(hash, byte);
  }
  return mix(hash);
};

/** Of a text without its blanks, or of so many characters of that. */
export const hashGlued =
  (length = Infinity): ReadBytes =>
  (bytes, start, end) => {
    let hash = hashBegin;
    let left = length;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 127) return -1;
      if (byte === blank || left === 0) continue;
      hash = hashOn(hash, byte);
      left--;
    }
    return mix(hash);
  };

/** Of so many characters of a text that is one word. */
export const hashOneWord =
  (length = Infinity): ReadBytes =>
  (bytes, start, end) => {
    let hash = hashBegin;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 127 || byte === blank) return -1;
      if (at - start < length) hash = hashOn(hash, byte);
    }
    return mix(hash);
  };

/** Of a text that is one word, or of the first one, with its umlauts folded (`foldUmlauts`). */
export const hashFolded =
  (of: "one word" | "first word"): ReadBytes =>
  (bytes, start, end) => {
    let hash = hashBegin;
    let isLeftOut = false;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 127) return -1;
      if (byte === blank) {
        if (of === "one word") return -1;
        break;
      }
      isLeftOut = byte === e && at > start && (isLeftOut || takesUmlaut(bytes[at - 1] as number));
      if (!isLeftOut) hash = hashOn(hash, byte);
    }
    return mix(hash);
  };

const takesUmlaut = (byte: number) => byte === a || byte === o || byte === u;

/** Of the small letters alone; -1 where there are fewer than five. */
export const hashLetters: ReadBytes = (bytes, start, end) => {
  let hash = hashBegin;
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 97 || byte > 122) continue;
    hash = hashOn(hash, byte);
    count++;
  }
  return count < 5 ? -1 : mix(hash);
};

/** Of the given name's first word (or its first letter) and the family name without blanks, as one text; -1 where it is to be read. */
export function hashTogether(
  given: TextColumn,
  one: number,
  family: TextColumn,
  other: number,
  isInitial: boolean,
): number {
  let hash = hashBegin;
  const start = given.ends[one - 1] as number;
  const end = isInitial ? start + 1 : (given.ends[one] as number);
  for (let at = start; at < end; at++) {
    const byte = given.bytes[at] as number;
    if (byte > 127) return -1;
    if (byte === blank) break;
    hash = hashOn(hash, byte);
  }
  const last = family.ends[other] as number;
  for (let at = family.ends[other - 1] as number; at < last; at++) {
    const byte = family.bytes[at] as number;
    if (byte > 127) return -1;
    if (byte !== blank) hash = hashOn(hash, byte);
  }
  return mix(hash);
}

const isDropped = Uint8Array.from({ length: 128 }, (_, byte) =>
  dropped.has(String.fromCharCode(byte)) ? 1 : 0,
);
const soundOf = Uint8Array.from(
  { length: 128 },
  (_, byte) => sounds[String.fromCharCode(byte)]?.charCodeAt(0) ?? byte,
);
const respelled = spellings.map(([from, to]) => [Buffer.from(from), to.charCodeAt(0)] as const);

// One word at a time is changed here.
const letters = new Uint8Array(256);

/** Of the sound (`skeleton`) of a text, or of its first word. */
export const hashSkeleton =
  (of: "text" | "first word"): ReadBytes =>
  (bytes, start, end) => {
    if (end - start > letters.length) return -1;
    let length = 0;
    let isLeftOut = false;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 127) return -1;
      if (byte === blank && of === "first word") break;
      isLeftOut = byte === e && at > start && (isLeftOut || takesUmlaut(bytes[at - 1] as number));
      if (!isLeftOut) letters[length++] = byte;
    }
    for (const [spelling, sound] of respelled) length = respell(length, spelling, sound);
    if (length === 0) return noKey;
    let before = soundOf[letters[0] as number] as number;
    let hash = hashOn(hashBegin, before);
    for (let at = 1; at < length; at++) {
      const letter = letters[at] as number;
      if (isDropped[letter] === 1) continue;
      const sound = soundOf[letter] as number;
      if (sound !== before) hash = hashOn(hash, sound);
      before = sound;
    }
    return mix(hash);
  };

/** Puts one letter in place of several wherever they stand; the length that is left. */
function respell(length: number, spelling: Uint8Array, sound: number): number {
  let to = 0;
  for (let at = 0; at < length; ) {
    let same = 0;
    while (same < spelling.length && at + same < length && letters[at + same] === spelling[same]) same++;
    if (same === spelling.length) {
      letters[to++] = sound;
      at += same;
    } else letters[to++] = letters[at++] as number;
  }
  return to;
}
