import { mix } from "./random.ts";

/**
 * Where customers stand by size, 0 being the biggest: a shuffle that needs no list, so that any customer knows its
 * place by itself (a Feistel network walked until it falls into the range; Black & Rogaway, 2002).
 */
export function rankOf(seed: number, index: number, count: number): number {
  const half = Math.max(1, Math.ceil((32 - Math.clz32(Math.max(1, count - 1))) / 2));
  let at = index;
  do at = shuffled(seed, at, half);
  while (at >= count);
  return at;
}

function shuffled(seed: number, value: number, half: number): number {
  const mask = 2 ** half - 1;
  let left = value >>> half;
  let right = value & mask;
  for (let round = 1; round <= 4; round++) {
    const next = left ^ (mix(right ^ mix(seed + Math.imul(round, 0x27d4eb2f))) & mask);
    left = right;
    right = next;
  }
  return ((left << half) | right) >>> 0;
}

// What the customer at the upper half, quarter, eighth … of all by size spends and orders in a year. A table and no
// power law: powers may differ in the last digit from machine to machine.
const eurosPerYear = [
  110, 300, 660, 1380, 2700, 5000, 8600, 14000, 22000, 32500, 46500, 64000, 85000, 110000, 140000, 176000,
  218000, 268000, 326000, 392000, 468000, 552000, 646000,
];
const ordersPerYear = [
  0.68, 0.9, 1.25, 1.75, 2.5, 3.4, 4.6, 6, 8, 10.5, 13, 16, 19, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40,
];

/** How many are big enough for everybody here to know them by name. */
export const knownByName = 10;

/** How big the customer of a rank is: how often it has halved the field, what it spends and orders in a year. */
export function sizeAt(rank: number, count: number): { level: number; euros: number; orders: number } {
  const isKnown = rank < knownByName && count > 4 * knownByName;
  const above = count / ((isKnown ? knownByName : rank) + 0.5);
  const level = Math.max(0, 31 - Math.clz32(Math.floor(above)));
  const part = Math.min(1, Math.max(0, above / 2 ** level - 1));
  const euros = between(eurosPerYear, level, part);
  // The ten biggest stand apart, in an order that a year's chance does not turn over.
  if (isKnown) return { level: level + 2, euros: euros * (3.9 - 0.2 * rank), orders: 23 };
  return { level, euros, orders: between(ordersPerYear, level, part) };
}

function between(table: readonly number[], level: number, part: number): number {
  const last = table.length - 1;
  const from = table[Math.min(level, last)] ?? 0;
  const to = table[Math.min(level + 1, last)] ?? from;
  return from + (to - from) * part;
}
