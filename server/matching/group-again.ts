import { type AskedPairs, clusterPairs, namesakesFrom } from "./cluster/cluster-pairs.ts";
import { leastMean, leastMeanOf } from "./cluster/least-mean.ts";
import type { Kind } from "./roles.ts";
import type { Model } from "./weigh/model.ts";

/** A pair of some records, by their places, and how likely it is the same (log2 odds). */
export interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly odds: number;
}

/**
 * Groups some records of a base anew, as the whole base is grouped.
 * @param asked of pairs, as in the whole base
 * @param by what the whole base was weighed by
 * @returns the group of each record, as the place of one of its records
 */
export function groupAgain(
  records: number,
  pairs: readonly PlacedPair[],
  asked: AskedPairs,
  by: { readonly kind: Kind; readonly model: Pick<Model, "shift"> },
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
    { ...asked, leastMean: leastMeanOf(by.kind, by.model) },
  );
}

/**
 * The places of those of whom `groupAgain` may ask further: records that hang together with two others or more, and two alone
 * who may be namesakes. Any other two are told by the pair they are.
 */
export function placesAsked(records: number, pairs: readonly PlacedPair[], kind: Kind): number[] {
  const next = Int32Array.from({ length: records }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (next[root] !== root) root = next[root] as number;
    next[at] = root;
    return root;
  };
  const isUnsure = new Uint8Array(records);
  for (const { a, b, odds } of pairs) {
    if (odds <= leastMean) continue;
    next[rootOf(a)] = rootOf(b);
    if (kind === "person" && odds < namesakesFrom) isUnsure[a] = isUnsure[b] = 1;
  }
  const sizes = new Int32Array(records);
  const places = Array.from({ length: records }, (_, at) => at);
  for (const at of places) sizes[rootOf(at)] = (sizes[rootOf(at)] as number) + 1;
  return places.filter((at) => isUnsure[at] === 1 || (sizes[rootOf(at)] as number) > 2);
}
