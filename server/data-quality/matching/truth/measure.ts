import {
  isOne,
  pairsWithin,
  type Quality,
  qualityOf,
  type Truth,
  truePairs,
  type Universe,
} from "./truth.ts";

/** What a matching found: pairs that it takes as one, which of them it is sure of, and the cluster of each record. */
export type Found = {
  same: Iterable<{ a: number; b: number; isAutomatic: boolean }>;
  groupOf: Int32Array;
  wasAsked(a: number, b: number): boolean;
};

/** How good a matching is, held against the truth. */
export type Measured = {
  /** Share of the true pairs that were looked at, whatever was said of them. */
  completeness: number | null;
  pairs: Quality;
  /** Of the pairs that the clusters imply. */
  clusters: Quality;
  autoBand: { precision: number | null; pairs: number };
  /** Of the pairs that the clusters imply: those that are of one household, employer or group, but of two entities. */
  related: Record<string, { merged: number; share: number | null }>;
};

/** Holds what was found against the truth, over the pairs of the universe. */
export function measure(found: Found, truth: Truth, universe: Universe): Measured {
  const isTrue = isOne(truth);
  let all = 0;
  let asked = 0;
  let clustered = 0;
  for (const [a, b] of truePairs(truth, universe)) {
    all += 1;
    if (found.wasAsked(a, b)) asked += 1;
    if (found.groupOf[a] === found.groupOf[b]) clustered += 1;
  }
  let [same, right, automatic, rightAutomatic] = [0, 0, 0, 0];
  for (const { a, b, isAutomatic } of found.same) {
    const isRight = isTrue(a, b);
    same += 1;
    if (isRight) right += 1;
    if (!isAutomatic) continue;
    automatic += 1;
    if (isRight) rightAutomatic += 1;
  }
  const implied = pairsWithin([found.groupOf], universe);
  return {
    completeness: all === 0 ? null : asked / all,
    pairs: qualityOf(right, same, all),
    clusters: qualityOf(clustered, implied, all),
    autoBand: { precision: automatic === 0 ? null : rightAutomatic / automatic, pairs: automatic },
    related: relatedOf(found.groupOf, truth, universe, implied),
  };
}

function relatedOf(
  groupOf: Int32Array,
  truth: Truth,
  universe: Universe,
  implied: number,
): Measured["related"] {
  if (truth.by === "pair") return {};
  return Object.fromEntries(
    [...truth.related].map(([name, relation]) => {
      const together = pairsWithin([groupOf, relation], universe);
      const merged = together - pairsWithin([groupOf, relation, truth.entityOf], universe);
      return [name, { merged, share: implied === 0 ? null : merged / implied }];
    }),
  );
}
