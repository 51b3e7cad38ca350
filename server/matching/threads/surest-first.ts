import { type PairColumns, pickPairs } from "../found-pairs.ts";

/**
 * The pairs of several threads as one, from the surest down; equal odds in the order of the records, so that it is one order
 * however many threads there were.
 */
export function surestFirst(parts: readonly PairColumns[]): PairColumns {
  const all = joined(parts);
  return pickPairs(all, orderOf(all));
}

function joined(parts: readonly PairColumns[]): PairColumns {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const length = parts.reduce((sum, { a }) => sum + a.length, 0);
  const all = {
    a: new Int32Array(length),
    b: new Int32Array(length),
    odds: new Float32Array(length),
    related: new Int8Array(length),
    automatic: new Uint8Array(length),
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
 * The places of pairs in their order. The odds, made a number that ascends as they descend, and the place are one number of
 * 64 bits: sorting such numbers asks no function two million times. Runs of equal odds are then sorted by their records.
 */
function orderOf({ a, b, odds }: PairColumns): Int32Array {
  const length = odds.length;
  const keys = new BigUint64Array(length);
  const halves = new Uint32Array(keys.buffer);
  const bits = new Int32Array(odds.buffer, odds.byteOffset, length);
  for (let i = 0; i < length; i++) {
    const bit = bits[i] as number;
    halves[2 * i] = i;
    halves[2 * i + 1] = bit < 0 ? bit : ~(bit | 0x80000000);
  }
  keys.sort();
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[i] = halves[2 * i] as number;
  for (let start = 0; start < length; ) {
    let end = start + 1;
    while (end < length && halves[2 * end + 1] === halves[2 * start + 1]) end++;
    if (end - start > 1)
      order
        .subarray(start, end)
        .sort((x, y) => (a[x] as number) - (a[y] as number) || (b[x] as number) - (b[y] as number));
    start = end;
  }
  return order;
}
