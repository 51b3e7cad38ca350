import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";

/** Records of a cluster that are one customer already. */
export type Tree = {
  keptAsId: string;
  members: DuplicatePair["cluster"]["members"];
  /** Decided to be another one than one of the two on the screen. */
  isApart: boolean;
};

/** The customers of a pair's cluster, the two on the screen first and in their order. */
export function treesOf(pair: DuplicatePair): Tree[] {
  const trees = [...Map.groupBy(pair.cluster.members, ({ keptAsId }) => keptAsId)].map(
    ([keptAsId, members]): Tree => ({ keptAsId, members, isApart: members.some(({ isApart }) => isApart) }),
  );
  const placeOf = ({ keptAsId }: Tree) =>
    keptAsId === pair.one.keptAs.partyId ? 0 : keptAsId === pair.other.keptAs.partyId ? 1 : 2;
  return trees.toSorted((a, b) => placeOf(a) - placeOf(b));
}
