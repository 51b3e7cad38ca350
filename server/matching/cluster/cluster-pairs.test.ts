import { expect, it } from "vitest";
import { clusterPairs } from "./cluster-pairs.ts";
import { PairOdds } from "./pair-odds.ts";

function cluster(records: number, pairs: readonly [number, number, number][], others = -20): number[][] {
  const odds = new PairOdds(records, pairs.length);
  for (const [a, b, weight] of pairs) odds.set(a, b, weight);
  const groupOf = clusterPairs(records, odds, () => others);
  const groups = new Map<number, number[]>();
  for (const [record, group] of groupOf.entries()) groups.set(group, [...(groups.get(group) ?? []), record]);
  return [...groups.values()].filter((group) => group.length > 1);
}

it("joins what is the same on average", () => {
  expect(
    cluster(4, [
      [0, 1, 10],
      [1, 2, 9],
      [0, 2, 3],
    ]),
  ).toEqual([[0, 1, 2]]);
});

it("doesn't chain: a bridge joins no two groups that contradict each other", () => {
  expect(
    cluster(
      4,
      [
        [0, 1, 12],
        [1, 2, 4],
        [2, 3, 12],
      ],
      -10,
    ),
  ).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

it("one plain contradiction keeps groups apart, however sure another pair is", () => {
  expect(
    cluster(3, [
      [0, 1, 14],
      [1, 2, 13],
      [0, 2, -30],
    ]),
  ).toEqual([[0, 1]]);
});

it("is the same whichever way the pairs are told", () => {
  const pairs: [number, number, number][] = [];
  for (let a = 0; a < 40; a++)
    for (let b = a + 1; b < 40; b++)
      if ((a * 7 + b * 3) % 5 < 2) pairs.push([a, b, ((a * 31 + b * 17) % 23) - 8]);
  expect(cluster(40, [...pairs].reverse())).toEqual(cluster(40, pairs));
});

it("keeps the odds of as many pairs as come", () => {
  const odds = new PairOdds(100_000, 4);
  for (let a = 0; a < 5000; a++) odds.set(a, a + 7, a / 8);
  for (let a = 0; a < 5000; a++) expect(odds.get(a + 7, a)).toBe(a / 8);
  expect(odds.get(1, 2)).toBeUndefined();
});
