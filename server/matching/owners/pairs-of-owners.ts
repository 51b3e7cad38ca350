import { type PairColumns, pickPairs } from "../found-pairs.ts";

/** Pairs of records, surest first, as pairs of their owners: of several between two owners the surest stands for all. */
export function pairsOfOwners(pairs: PairColumns, owners: Int32Array): PairColumns {
  const owner = (record: number) => owners[record] as number;
  const owned = { ...pairs, a: pairs.a.map(owner), b: pairs.b.map(owner) };
  const ownersCount = owner(owners.length - 1) + 1;
  const known = new Set<number>();
  const places = Int32Array.from(owned.a.keys()).filter((i) => {
    const before = known.size;
    return known.add((owned.a[i] as number) * ownersCount + (owned.b[i] as number)).size > before;
  });
  return pickPairs(owned, places);
}
