import { expect, it } from "vitest";
import { learn } from "./learn.ts";
import type { StartModel } from "./start.ts";

const comparisons = ["name", "phone", "day"].map((name) => ({
  name,
  levels: ["can't be said", "same", "different"],
}));
const strangers = comparisons.map(() => Float64Array.from([1, 0.01, 0.99]));
const start: StartModel = {
  vetoes: [2],
  identifiers: [],
  classes: [
    {
      name: "same",
      perRecord: 0.3,
      levels: [
        [0.8, 0.2],
        [0.8, 0.2],
        [0.8, 0.2],
      ],
    },
  ],
};
const truth = [0.95, 0.6, 0.99];

/** How a base of `records` answers in which one in two records has a second one, told by `truth`. */
function patterns(records: number, pairs = (records * (records - 1)) / 2) {
  const same = records / 2;
  const others = pairs - same;
  return Array.from({ length: 8 }, (_, bits) => {
    const levels = [0, 1, 2].map((i): number => ((bits >> i) & 1 ? 1 : 2));
    const p = levels.reduce(
      (product, level, i) => product * (level === 1 ? (truth[i] ?? 0) : 1 - (truth[i] ?? 0)),
      1,
    );
    const u = levels.reduce((product, level) => product * (level === 1 ? 0.01 : 0.99), 1);
    return { levels, count: same * p + others * u };
  });
}

it("finds the error rates of a large base, however it began", () => {
  const model = learn(comparisons, start, strangers, patterns(2_000), 2_000);
  const learned = [0, 1, 2].map((i) => 2 ** (model.logs[0]?.[i]?.[1] ?? 0));
  // The start holds three tenths against what is seen.
  for (const [i, p] of learned.entries())
    expect(Math.abs(p - ((truth[i] ?? 0) + 0.3 * 0.8) / 1.3)).toBeLessThan(0.09);
  expect(model.priors[0]).toBeCloseTo(Math.log2(1 / 1_999), 0);
});

it("holds what it finds against the pairs that may be the same: of two linked files half of all", () => {
  const pairs = (2_000 * 1_999) / 4;
  const across = learn(comparisons, start, strangers, patterns(2_000, pairs), 2_000, pairs);
  expect(Math.abs((across.priors[0] ?? 0) - Math.log2(2 / 1_999))).toBeLessThan(0.2);
});

it("keeps to its start where there is little to see", () => {
  const model = learn(comparisons, start, strangers, patterns(20), 20);
  expect(2 ** (model.logs[0]?.[1]?.[1] ?? 0)).toBeGreaterThan(0.74);
});

it("a plain contradiction keeps groups apart only where the comparison may, and the data agree", () => {
  const model = learn(comparisons, start, strangers, patterns(2_000), 2_000);
  expect(model.vetoes[0]).toEqual([]);
  expect(model.vetoes[2]?.[1]).toBe(false);
});

it("finds no more pairs of a class for each record than it may have", () => {
  const classes = start.classes.map((one, k) => (k === 0 ? { ...one, mostPerRecord: 0.01 } : one));
  const model = learn(comparisons, { ...start, classes }, strangers, patterns(2_000), 2_000);
  expect(2 ** (model.priors[0] ?? 0) * ((2_000 * 1_999) / 2)).toBeCloseTo(20, 3);
});

it("learns no more of an answer than it may, however many pairs give it", () => {
  const [same] = start.classes;
  if (same === undefined) throw new Error("There is a class of the same.");
  // Half of those that are most alike have two names.
  const alike = patterns(2_000).map(({ levels, count }) => ({
    levels,
    count: levels[0] === 2 && levels[1] === 1 && levels[2] === 1 ? count + 900 : count,
  }));
  const differing = (one: StartModel) =>
    2 ** (learn(comparisons, one, strangers, alike, 2_000).logs[0]?.[0]?.[2] ?? 0);
  expect(differing(start)).toBeGreaterThan(0.35);
  const most = [{ comparison: 0, level: 2, share: 0.25 }];
  expect(differing({ ...start, classes: [{ ...same, most }] })).toBeCloseTo(0.25, 6);
});

it.each([
  [900, true],
  [100, false],
])(
  "what %i pairs of two people have in common beside 1,000 of one is shared by their house, and no number of one's own: %s",
  (two, isShared) => {
    const house = {
      mayShare: [1],
      peopleOf: ([name]: readonly number[]) => (name === 1 ? (1 as const) : (2 as const)),
    };
    const [same] = start.classes;
    if (same === undefined) throw new Error("There is a class of the same.");
    const family = { name: "household", perRecord: 0.2, isOfHouse: true, levels: [null, null, [0.01, 0.99]] };
    const seen = [
      { levels: [1, 1, 1], count: 1_000 },
      { levels: [2, 1, 2], count: two },
      { levels: [2, 2, 2], count: 3_000 },
    ];
    const model = learn(
      comparisons,
      { ...start, identifiers: [1, 2], house, classes: [same, family] },
      strangers,
      seen,
      2_000,
    );
    expect((model.bits[1]?.[1]?.[1] ?? 0) > 3).toBe(isShared);
    expect(model.identifiers).toEqual(isShared ? [2] : [1, 2]);
  },
);
