import type { WeighedPairs } from "./tasks.ts";

/** What several threads kept, as one. */
export function joinPairs(parts: readonly WeighedPairs[]): WeighedPairs {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const length = parts.reduce((sum, { a }) => sum + a.length, 0);
  const all = {
    a: new Int32Array(length),
    b: new Int32Array(length),
    odds: new Float32Array(length),
    related: new Int8Array(length),
    automatic: new Uint8Array(length),
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
  };
  let at = 0;
  for (const part of parts) {
    all.a.set(part.a, at);
    all.b.set(part.b, at);
    all.odds.set(part.odds, at);
    all.related.set(part.related, at);
    all.automatic.set(part.automatic, at);
    at += part.a.length;
  }
  return all;
}

/**
 * The places of pairs from the surest down, equal odds in the order of the records: by radix sort, since comparing a
 * million and a half pairs two by two takes longer than finding them.
 */
export function surestFirst({ a, b, odds }: WeighedPairs): Int32Array {
  const bits = new Int32Array(odds.buffer, odds.byteOffset, odds.length);
  // As unsigned numbers that ascend as the odds descend.
  const descending = Uint32Array.from(bits, (bit) => (bit < 0 ? bit : ~(bit | 0x80000000)) >>> 0);
  let order: Int32Array = Int32Array.from({ length: a.length }, (_, place) => place);
  for (const keys of [b, a, descending]) order = sortBy(keys, order);
  return order;
}

/** Sorts places by their keys, 11 bits at a time; equal keys keep their order. */
function sortBy(keys: Int32Array | Uint32Array, places: Int32Array): Int32Array {
  let from: Int32Array = places;
  let to: Int32Array = new Int32Array(places.length);
  const counts = new Int32Array(2049);
  for (const shift of [0, 11, 22]) {
    counts.fill(0);
    for (const place of from) {
      const digit = (((keys[place] as number) >>> shift) & 2047) + 1;
      counts[digit] = (counts[digit] as number) + 1;
    }
    for (let d = 1; d <= 2048; d++) counts[d] = (counts[d] as number) + (counts[d - 1] as number);
    for (const place of from) {
      const digit = ((keys[place] as number) >>> shift) & 2047;
      const at = counts[digit] as number;
      counts[digit] = at + 1;
      to[at] = place;
    }
    [from, to] = [to, from];
  }
  return from;
}
