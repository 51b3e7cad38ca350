import type { MatchedPair } from "../../matching/found-pairs.ts";
import type { LabelledRecords, Matching } from "../../matching/match.ts";

type Found = Pick<Matching, "groupOf" | "pairs" | "wasAsked" | "explain">;
type WithCopies = Omit<Found, "pairs"> & { pairs: Iterable<MatchedPair> };

/**
 * What was found, with the copies that were not compared: each goes where the record goes that stands for it, if that is beyond doubt
 * the same as another one. Where it is not, what all of them say tells nobody ("unknown", a name alone), and copies stay apart.
 * @param standIns the record that stands for each copy; copies are numbered behind the records that were compared
 */
export function withCopies(found: Found, standIns: readonly number[]): WithCopies {
  if (standIns.length === 0) return found;
  const own = found.groupOf.length;
  const standIn = (record: number) => standInOf(record, own, standIns);
  const partners = surePartners(found, new Set(standIns));
  const groupOf = new Int32Array(own + standIns.length);
  groupOf.set(found.groupOf);
  const copies = new Map<number, number[]>();
  for (const [nth, record] of standIns.entries()) {
    const goesAlong = partners.has(record);
    groupOf[own + nth] = goesAlong ? (found.groupOf[record] ?? record) : own + nth;
    if (!goesAlong) continue;
    const before = copies.get(record);
    if (before === undefined) copies.set(record, [own + nth]);
    else before.push(own + nth);
  }
  return {
    groupOf,
    pairs: { [Symbol.iterator]: () => pairsWithCopies(found.pairs, partners, copies) },
    wasAsked(a, b) {
      const [one, other] = [standIn(a), standIn(b)];
      return one === other || found.wasAsked(one, other);
    },
    explain(a, b) {
      const [one, other] = [standIn(a), standIn(b)];
      return found.explain(one === other ? (partners.get(one) ?? one) : one, other);
    },
  };
}

/** What people said of copies, said of the records that stand for them. */
export function ofStandIns(
  said: readonly LabelledRecords[],
  records: number,
  standIns: readonly number[],
): LabelledRecords[] {
  return said
    .map(({ a, b, is }) => ({ a: standInOf(a, records, standIns), b: standInOf(b, records, standIns), is }))
    .filter(({ a, b }) => a !== b);
}

function standInOf(record: number, own: number, standIns: readonly number[]): number {
  return record < own ? record : (standIns[record - own] ?? record);
}

/** Of each record that stands for others, the first that it is beyond doubt the same as. */
function surePartners({ pairs, groupOf }: Found, stand: ReadonlySet<number>): Map<number, number> {
  const partners = new Map<number, number>();
  for (const { a, b, outcome, isAutomatic } of pairs) {
    if (partners.size === stand.size) break;
    if (!isAutomatic || outcome !== "same" || groupOf[a] !== groupOf[b]) continue;
    if (stand.has(a) && !partners.has(a)) partners.set(a, b);
    if (stand.has(b) && !partners.has(b)) partners.set(b, a);
  }
  return partners;
}

function* pairsWithCopies(
  pairs: Iterable<MatchedPair>,
  partners: ReadonlyMap<number, number>,
  copies: ReadonlyMap<number, readonly number[]>,
): Generator<MatchedPair> {
  for (const pair of pairs) {
    yield pair;
    for (const [one, other] of [
      [pair.a, pair.b],
      [pair.b, pair.a],
    ] as const)
      if (partners.get(one) === other)
        for (const copy of copies.get(one) ?? []) yield { ...pair, a: other, b: copy };
  }
}
