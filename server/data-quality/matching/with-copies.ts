import type { MatchedPair } from "../../matching/found-pairs.ts";
import type { LabelledRecords, Matching } from "../../matching/match.ts";

type Found = Pick<Matching, "groupOf" | "pairs" | "wasAsked" | "explain">;

export type WithCopies = Omit<Found, "pairs"> & {
  pairs: Iterable<MatchedPair>;
  /** The two records that were compared, and say what is said of these two. */
  compared(a: number, b: number): { a: number; b: number };
};

/**
 * What was found, with the copies that were not compared: each goes where the record goes that stands for it, if that is beyond doubt
 * the same as another one. Where it is not, what all of them say tells nobody ("unknown", a name alone), and copies stay apart.
 * @param standIns the record that stands for each copy; copies are numbered behind the records that were compared
 * @param same pairs with a copy that are settled as the same: such a copy stands with whom it is kept as
 */
export function withCopies(
  found: Found,
  standIns: readonly number[],
  same: readonly Pick<LabelledRecords, "a" | "b">[] = [],
): WithCopies {
  if (standIns.length === 0) return { ...found, compared: (a, b) => ({ a, b }) };
  const own = found.groupOf.length;
  const standIn = (record: number) => standInOf(record, own, standIns);
  const partners = surePartners(found, new Set(standIns));
  const copies = new Map<number, number[]>();
  for (const [nth, record] of standIns.entries()) {
    if (!partners.has(record)) continue;
    const before = copies.get(record);
    if (before === undefined) copies.set(record, [own + nth]);
    else before.push(own + nth);
  }
  const compared = (a: number, b: number) => {
    const [one, other] = [standIn(a), standIn(b)];
    return { a: one === other ? (partners.get(one) ?? one) : one, b: other };
  };
  return {
    groupOf: groupsWithCopies(found.groupOf, standIns, { goesAlong: (record) => partners.has(record), same }),
    pairs: { [Symbol.iterator]: () => pairsWithCopies(found.pairs, partners, copies) },
    compared,
    wasAsked(a, b) {
      const [one, other] = [standIn(a), standIn(b)];
      return one === other || found.wasAsked(one, other);
    },
    explain(a, b) {
      const pair = compared(a, b);
      return found.explain(pair.a, pair.b);
    },
  };
}

/**
 * The groups of records and of the copies behind them.
 * @param how which records that stand for copies take them along; and what is settled as the same
 */
export function groupsWithCopies(
  groupOf: Int32Array,
  standIns: readonly number[],
  how: {
    goesAlong: (standIn: number) => boolean;
    same: readonly Pick<LabelledRecords, "a" | "b">[];
  },
): Int32Array {
  const own = groupOf.length;
  const all = new Int32Array(own + standIns.length);
  all.set(groupOf);
  for (const [nth, record] of standIns.entries())
    all[own + nth] = how.goesAlong(record) ? (groupOf[record] ?? record) : own + nth;
  for (const { a, b } of how.same) {
    const [one, other] = [all[a] as number, all[b] as number];
    // A group is named by one of its records: by a copy only where no other record stands in it.
    if (one !== other && Math.max(one, other) >= own)
      rename(all, Math.max(one, other), Math.min(one, other), own);
    else if (a >= own) all[a] = other;
    else all[b] = one;
  }
  return all;
}

function rename(groupOf: Int32Array, from: number, into: number, firstCopy: number): void {
  for (let copy = firstCopy; copy < groupOf.length; copy++) if (groupOf[copy] === from) groupOf[copy] = into;
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
