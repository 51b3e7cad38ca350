import { PairOdds } from "../cluster/pair-odds.ts";
import { surestFirst } from "../threads/surest-first.ts";
import type { WeighedPairs } from "../threads/tasks.ts";

/** Pairs of records as pairs of their owners: of several between two owners the surest stands for all. */
export function pairsOfOwners(all: WeighedPairs, owners: Int32Array, ownersCount: number): WeighedPairs {
  const known = new PairOdds(ownersCount, all.a.length);
  const order = surestFirst(all);
  const kept = new Int32Array(order.length);
  let length = 0;
  for (const place of order) {
    const [one, other] = [owners[all.a[place] as number] as number, owners[all.b[place] as number] as number];
    if (known.get(one, other) !== undefined) continue;
    known.set(one, other, all.odds[place] as number);
    kept[length++] = place;
  }
  const places = kept.subarray(0, length);
  return {
    a: places.map((place) => owners[all.a[place] as number] as number),
    b: places.map((place) => owners[all.b[place] as number] as number),
    odds: Float32Array.from(places, (place) => all.odds[place] as number),
    related: Int8Array.from(places, (place) => all.related[place] as number),
    automatic: Uint8Array.from(places, (place) => all.automatic[place] as number),
    asked: all.asked,
  };
}
