import { expect, it } from "vitest";
import { tie } from "../decide/tell-apart.ts";
import { clusterPairs } from "./cluster-pairs.ts";
import { leastMean, leastMeanOf } from "./least-mean.ts";
import { PairOdds } from "./pair-odds.ts";

function columns(pairs: readonly [number, number, number][]) {
  const sorted = pairs.toSorted(([a, b, x], [c, d, y]) => y - x || a - c || b - d);
  return {
    a: Int32Array.from(sorted, ([a]) => a),
    b: Int32Array.from(sorted, ([, b]) => b),
    odds: Float32Array.from(sorted, ([, , odds]) => odds),
  };
}

function cluster(
  records: number,
  pairs: readonly [number, number, number][],
  others = -20,
  ties = (_a: number, _b: number) => 0,
): number[][] {
  const groupOf = clusterPairs(records, columns(pairs), { odds: () => others, ties, leastMean });
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

it.each([
  ["other mail addresses", tie.otherMail, 6, 1, false],
  ["other mail addresses, of pairs that are likely on average", tie.otherMail, 6, 4, true],
  ["a suffix on one only, and the phone of the house", tie.otherSuffix | tie.phone, 6, 5, false],
  ["other mail addresses and one phone", tie.otherMail | tie.phone, 6, 1, true],
  ["other mail addresses and one birth date", tie.otherMail | tie.own, 6, 1, true],
  ["other mail addresses, and odds of 250 to 1", tie.otherMail, 8, 0, true],
  ["nothing", 0, 6, 1, true],
])("leaves what may be two namesakes to a person: %s", (_, between, odds, others, isJoined) => {
  const pairs: [number, number, number][] = [
    [0, 1, 12],
    [2, 3, 12],
    [0, 2, odds],
  ];
  // One pair between the groups tells them apart, another one holds them together.
  const ties = (a: number, b: number) => between & (a === 1 && b === 3 ? ~tie.own : ~tie.otherMail);
  const groups = cluster(4, pairs, others, ties);
  expect(groups).toEqual(
    isJoined
      ? [[0, 1, 2, 3]]
      : [
          [0, 1],
          [2, 3],
        ],
  );
});

it("leaves two records with other mail addresses to a person, unless a third is like both", () => {
  const ties = (a: number, b: number) => (a + b === 1 ? tie.otherMail : 0);
  expect(cluster(2, [[0, 1, 6]], 6, ties)).toEqual([]);
  const third: [number, number, number][] = [
    [0, 1, 6],
    [0, 2, 7],
    [1, 2, 5],
  ];
  expect(cluster(3, third, 6, ties)).toEqual([[0, 1, 2]]);
});

it("knows the odds of found pairs whichever record is named first, and asks about others once", () => {
  const pairs = Array.from({ length: 5000 }, (_, a) => [a, a + 7, a / 8] as [number, number, number]);
  const odds = new PairOdds(5007, columns(pairs));
  const asked: string[] = [];
  const ask = (a: number, b: number) => {
    asked.push(`${a} ${b}`);
    return -3;
  };
  for (let a = 0; a < 5000; a++) expect(odds.of(a + 7, a, ask)).toBe(a / 8);
  expect([odds.of(2, 1, ask), odds.of(1, 2, ask)]).toEqual([-3, -3]);
  expect(asked).toEqual(["1 2"]);
});

it("lets organisations together below even odds, the less the more answers of people raised these", () => {
  const at = leastMean;
  expect([0, 0.25, 1, 3].map((shift) => leastMeanOf("organisation", { shift }))).toEqual([
    ...[at, at + 0.25, 0, 0],
  ]);
  expect(leastMeanOf("organisation", { shift: -1 })).toBe(at);
  expect(leastMeanOf("person", { shift: 3 })).toBe(at);
});
