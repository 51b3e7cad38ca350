import { expect, test } from "vitest";
import type { LookAtPair } from "../../../matching/match.ts";
import { qualityByOdds } from "./quality-by-odds.ts";

// Odds of 3 : 1, 1 : 3 and a million to one.
const pairs = [
  [0, 1, Math.log2(3), false],
  [0, 2, -Math.log2(3), false],
  [1, 2, 20, true],
] as const;
const eachWeighed = (look: LookAtPair) => {
  for (const [a, b, weight, isAutomatic] of pairs) look(a, b, weight, isAutomatic, false);
};

test("precision is the mean probability of what was decided, recall its share of all that is expected", () => {
  const { same, automatic } = qualityByOdds(eachWeighed, null);
  expect(same.pairs).toBe(2);
  expect(same.precision).toBeCloseTo((0.75 + 1) / 2, 5);
  expect(same.recall).toBeCloseTo(1.75 / 2, 5);
  expect(automatic.pairs).toBe(1);
  expect(automatic.recall).toBeCloseTo(1 / 2, 5);
});

test("each tenth of the probabilities has what was expected and what is", () => {
  const { bands } = qualityByOdds(eachWeighed, (a, b) => a + b === 2);
  expect(bands.map(({ pairs }) => pairs)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 1]);
  expect(bands[2]).toMatchObject({ from: 0.2, measured: 1 });
  expect(bands[7]).toMatchObject({ from: 0.7, measured: 0 });
  expect(bands[2]?.expected).toBeCloseTo(0.25, 9);
  expect(bands[0]).toMatchObject({ pairs: 0, expected: null, measured: null });
  expect(qualityByOdds(eachWeighed, null).bands[7]?.measured).toBeNull();
});
