import type { Bytes } from "./edits-within.ts";
import { lookedAtMax } from "./looked-at.ts";

// Where each character of the second text stands, as bits. Folded text keeps to the first hundred and a bit of these.
const places = new Int32Array(65_536);
const one = new Uint16Array(lookedAtMax);
const other = new Uint16Array(lookedAtMax);
const commonUnits = new Uint16Array(lookedAtMax);
const isTaken = new Uint8Array(lookedAtMax);

/**
 * How alike two texts are: 0 for nothing in common to 1 for the same. Jaro's similarity, raised by a tenth of what is missing
 * for each of up to four equal characters in front, where it is above 0.7 (Winkler 1990; the values are DuckDB's
 * `jaro_winkler_similarity`, and the number of swapped pairs is rounded down as there).
 * Symmetric. Compares UTF-16 units as they are: fold first. Only the first 256 of each text are looked at.
 * Nothing is like an empty text, but two empty ones are the same.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const lengthA = Math.min(a.length, lookedAtMax);
  const lengthB = Math.min(b.length, lookedAtMax);
  if (lengthA === 0 || lengthB === 0) return 0;
  for (let at = 0; at < lengthA; at += 1) one[at] = a.charCodeAt(at);
  for (let at = 0; at < lengthB; at += 1) other[at] = b.charCodeAt(at);
  return likeness(lengthA, lengthB);
}

/** The same of two texts that are not empty, of which each byte is a character, without reading them. */
export function jaroWinklerOfBytes(a: Bytes, b: Bytes): number {
  const lengthA = Math.min(a.end - a.start, lookedAtMax);
  const lengthB = Math.min(b.end - b.start, lookedAtMax);
  for (let at = 0; at < lengthA; at += 1) one[at] = a.bytes[a.start + at] as number;
  for (let at = 0; at < lengthB; at += 1) other[at] = b.bytes[b.start + at] as number;
  return likeness(lengthA, lengthB);
}

function likeness(lengthA: number, lengthB: number): number {
  const jaro = lengthA <= 32 && lengthB <= 32 ? jaroOfShort(lengthA, lengthB) : jaroOfLong(lengthA, lengthB);
  if (jaro <= 0.7) return jaro;
  const prefixMax = Math.min(lengthA, lengthB, 4);
  let prefix = 0;
  while (prefix < prefixMax && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Texts of 32 units at most: the places of a character, and those already taken, are one number. */
function jaroOfShort(lengthA: number, lengthB: number): number {
  const reach = reachOf(lengthA, lengthB);
  for (let at = 0; at < lengthB; at += 1) {
    const unit = other[at] as number;
    places[unit] = (places[unit] as number) | (1 << at);
  }
  let takenA = 0;
  let takenB = 0;
  let common = 0;
  // The places within reach: bits 0 to `reach` at first; from then on the window moves by one.
  let window = (1 << (reach + 1)) - 1;
  for (let at = 0; at < lengthA; at += 1) {
    const free = (places[one[at] as number] as number) & window & ~takenB;
    if (free !== 0) {
      takenB |= free & -free;
      takenA |= 1 << at;
      common += 1;
    }
    window = at < reach ? (window << 1) | 1 : window << 1;
  }
  for (let at = 0; at < lengthB; at += 1) places[other[at] as number] = 0;
  if (common === 0) return 0;
  let unlike = 0;
  for (; takenA !== 0; takenA &= takenA - 1, takenB &= takenB - 1)
    if (one[lowestBit(takenA)] !== other[lowestBit(takenB)]) unlike += 1;
  return jaroOf(common, unlike, lengthA, lengthB);
}

function jaroOfLong(lengthA: number, lengthB: number): number {
  const reach = reachOf(lengthA, lengthB);
  isTaken.fill(0, 0, lengthB);
  let common = 0;
  for (let at = 0; at < lengthA; at += 1) {
    const unit = one[at] as number;
    const end = Math.min(at + reach + 1, lengthB);
    for (let place = Math.max(0, at - reach); place < end; place += 1) {
      if (other[place] !== unit || isTaken[place] === 1) continue;
      isTaken[place] = 1;
      commonUnits[common] = unit;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let unlike = 0;
  for (let place = 0, nth = 0; nth < common; place += 1) {
    if (isTaken[place] === 0) continue;
    if (other[place] !== commonUnits[nth]) unlike += 1;
    nth += 1;
  }
  return jaroOf(common, unlike, lengthA, lengthB);
}

/** How far apart two equal characters may stand and still count as common. */
function reachOf(lengthA: number, lengthB: number): number {
  return Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
}

function jaroOf(common: number, unlike: number, lengthA: number, lengthB: number): number {
  return (common / lengthA + common / lengthB + (common - (unlike >> 1)) / common) / 3;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
