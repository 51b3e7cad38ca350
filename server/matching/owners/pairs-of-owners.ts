import { type PairColumns, pickPairs, placesWhere } from "../found-pairs.ts";

/** Pairs of records, surest first, as pairs of their owners: of several between two owners the surest stands for all. */
export function pairsOfOwners(pairs: PairColumns, owners: Int32Array): PairColumns {
  const owner = (record: number) => owners[record] as number;
  const owned = { ...pairs, a: pairs.a.map(owner), b: pairs.b.map(owner) };
  const isFirst = firstOfEach(owned.a, owned.b, owner(owners.length - 1) + 1);
  return pickPairs(
    owned,
    placesWhere(owned.a.length, (i) => isFirst[i] === 1),
  );
}

/**
 * Marks each pair that no earlier one repeats. A set would hold them all, and holds 16.7 million at most: they are laid out
 * by their first owner instead, and each second one is stamped with the owner it was met under.
 */
function firstOfEach(a: Int32Array, b: Int32Array, owners: number): Uint8Array {
  const ends = new Int32Array(owners + 1);
  for (const one of a) ends[one + 1] = (ends[one + 1] as number) + 1;
  for (let o = 0; o < owners; o++) ends[o + 1] = (ends[o + 1] as number) + (ends[o] as number);
  const places = new Int32Array(a.length);
  for (let i = 0; i < a.length; i++) {
    const one = a[i] as number;
    const at = ends[one] as number;
    places[at] = i;
    ends[one] = at + 1;
  }
  const metUnder = new Int32Array(owners).fill(-1);
  const isFirst = new Uint8Array(a.length);
  for (const place of places) {
    const [one, other] = [a[place] as number, b[place] as number];
    if (metUnder[other] === one) continue;
    metUnder[other] = one;
    isFirst[place] = 1;
  }
  return isFirst;
}
