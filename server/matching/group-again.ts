import { clusterPairs } from "./cluster/cluster-pairs.ts";

/** A pair of some records, by their places, and how likely it is the same (log2 odds). */
export interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly odds: number;
}

/**
 * Groups some records of a base anew, as the whole base is grouped.
 * @param ask the odds of a pair that isn't among these
 * @returns the group of each record, as the place of one of its records
 */
export function groupAgain(
  records: number,
  pairs: readonly PlacedPair[],
  ask: (a: number, b: number) => number,
): Int32Array {
  const sorted = pairs
    .map(({ a, b, odds }) => ({ a: Math.min(a, b), b: Math.max(a, b), odds }))
    .sort((x, y) => y.odds - x.odds || x.a - y.a || x.b - y.b);
  return clusterPairs(
    records,
    {
      a: Int32Array.from(sorted, ({ a }) => a),
      b: Int32Array.from(sorted, ({ b }) => b),
      odds: Float32Array.from(sorted, ({ odds }) => odds),
    },
    ask,
  );
}
