import { lookedAtMax } from "./looked-at.ts";

// Where each character of the second text stands, as bits. Folded text keeps to the first hundred and a bit of these.
const places = new Int32Array(65_536);
const firstUnits = new Uint16Array(lookedAtMax);
const secondUnits = new Uint16Array(lookedAtMax);
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
  const jaro = lengthA <= 32 && lengthB <= 32 ? jaroOfShort(a, b) : jaroOfLong(a, b, lengthA, lengthB);
  if (jaro <= 0.7) return jaro;
  const prefixMax = Math.min(lengthA, lengthB, 4);
  let prefix = 0;
  while (prefix < prefixMax && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Texts of 32 units at most: the places of a character, and those already taken, are one number. */
function jaroOfShort(a: string, b: string): number {
  const lengthA = a.length;
  const lengthB = b.length;
  const reach = reachOf(lengthA, lengthB);
  for (let at = 0; at < lengthB; at += 1) {
    const unit = b.charCodeAt(at);
    places[unit] = (places[unit] ?? 0) | (1 << at);
  }
  let takenA = 0;
  let takenB = 0;
  let common = 0;
  // The places within reach: bits 0 to `reach` at first; from then on the window moves by one.
  let window = (1 << (reach + 1)) - 1;
  for (let at = 0; at < lengthA; at += 1) {
    const free = (places[a.charCodeAt(at)] ?? 0) & window & ~takenB;
    if (free !== 0) {
      takenB |= free & -free;
      takenA |= 1 << at;
      common += 1;
    }
    window = at < reach ? (window << 1) | 1 : window << 1;
  }
  for (let at = 0; at < lengthB; at += 1) places[b.charCodeAt(at)] = 0;
  if (common === 0) return 0;
  let unlike = 0;
  for (; takenA !== 0; takenA &= takenA - 1, takenB &= takenB - 1)
    if (a.charCodeAt(lowestBit(takenA)) !== b.charCodeAt(lowestBit(takenB))) unlike += 1;
  return jaroOf(common, unlike, lengthA, lengthB);
}

function jaroOfLong(a: string, b: string, lengthA: number, lengthB: number): number {
  const reach = reachOf(lengthA, lengthB);
  for (let at = 0; at < lengthB; at += 1) secondUnits[at] = b.charCodeAt(at);
  isTaken.fill(0, 0, lengthB);
  let common = 0;
  for (let at = 0; at < lengthA; at += 1) {
    const unit = a.charCodeAt(at);
    const end = Math.min(at + reach + 1, lengthB);
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (secondUnits[other] !== unit || isTaken[other] === 1) continue;
      isTaken[other] = 1;
      firstUnits[common] = unit;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let unlike = 0;
  for (let other = 0, nth = 0; nth < common; other += 1) {
    if (isTaken[other] === 0) continue;
    if (secondUnits[other] !== firstUnits[nth]) unlike += 1;
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
