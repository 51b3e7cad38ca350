import { mayBeNamesakes } from "../decide/tell-apart.ts";
import type { PairColumns } from "../found-pairs.ts";
import { numbersTo } from "../owners/facets-of.ts";
import { PairOdds } from "./pair-odds.ts";

/** One pair this much against it keeps its groups apart. */
const leastOdds = -14;
/** What one pair can say for or against joining, so that a single sure pair doesn't outvote many. */
const mostFor = 14;
/** Two groups that may be namesakes need one pair as sure as this (log2 odds, 250 to 1), or a person. */
export const namesakesFrom = 8;
/** A group this large needs a person: no person or company has so many records in one base. */
const largestGroup = 60;

/** What is asked of pairs while they are grouped. */
export interface AskedPairs {
  /** The odds (log2) of a pair that wasn't found. */
  odds(a: number, b: number): number;
  /** What tells a pair apart and what holds it together (`tiesOf`). */
  ties(a: number, b: number): number;
}

/** What groups are built by. */
interface GroupedBy extends AskedPairs {
  /** Two groups stay apart when the pairs between them are less likely the same than this on average (`leastMeanOf`). */
  readonly leastMean: number;
}

/**
 * Groups records from the surest pair down by average linkage: two groups join while the pairs between them, those
 * nobody blocked included, are likely the same on average and none of them contradicts it. Plain components would
 * chain: at a million records they end as one group of 30,000. What may be two namesakes is left to a person.
 * @param found pairs from the surest down
 */
export function clusterPairs(
  records: number,
  found: Pick<PairColumns, "a" | "b" | "odds">,
  asked: GroupedBy,
): Int32Array {
  const pairs = new PairOdds(records, found);
  const groupOf = numbersTo(records);
  const members = new Map<number, number[]>();
  const membersOf = (group: number) => members.get(group) ?? [group];

  function mayJoin(xs: readonly number[], ys: readonly number[]): boolean {
    if (xs.length + ys.length > largestGroup) return false;
    let sum = 0;
    let surest = -Infinity;
    for (const x of xs)
      for (const y of ys) {
        const odds = pairs.of(x, y, asked.odds);
        if (odds < leastOdds) return false;
        sum += Math.min(odds, mostFor);
        surest = Math.max(surest, odds);
      }
    const between = xs.length * ys.length;
    if (sum < asked.leastMean * between) return false;
    return surest >= namesakesFrom || !mayBeNamesakes(tiesBetween(xs, ys), between, sum / between);
  }

  function tiesBetween(xs: readonly number[], ys: readonly number[]): number {
    let ties = 0;
    for (const x of xs) for (const y of ys) ties |= asked.ties(x, y);
    return ties;
  }

  for (let i = 0; i < found.a.length && (found.odds[i] as number) > asked.leastMean; i++) {
    const x = groupOf[found.a[i] as number] as number;
    const y = groupOf[found.b[i] as number] as number;
    if (x === y) continue;
    const xs = membersOf(x);
    const ys = membersOf(y);
    if (!mayJoin(xs, ys)) continue;
    const [into, from] = xs.length >= ys.length ? [x, y] : [y, x];
    const joined = [...membersOf(into), ...membersOf(from)];
    for (const record of membersOf(from)) groupOf[record] = into;
    members.set(into, joined);
    members.delete(from);
  }
  return groupOf;
}
