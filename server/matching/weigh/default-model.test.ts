import { expect, test } from "vitest";
import { organisationComparisons } from "../compare/organisation.ts";
import { personComparisons } from "../compare/person.ts";
import { defaultModel } from "./default-model.ts";

test.each([
  ["person", personComparisons],
  ["organisation", organisationComparisons],
] as const)(
  "what is believed of strangers (%s) has an answer for each level of each comparison",
  (kind, comparisons) => {
    const { bits, classes } = defaultModel(kind, 100_000);
    expect(bits).toHaveLength(classes.length);
    for (const rows of bits)
      expect(rows.map((row) => row.length)).toEqual(comparisons.map(({ levels }) => levels.length));
    expect(bits.flat(2).every(Number.isFinite)).toBe(true);
  },
);

test("in a larger base the same is rarer among all pairs", () => {
  const [small] = defaultModel("person", 1000).priors;
  const [large] = defaultModel("person", 1_000_000).priors;
  expect((small ?? 0) - (large ?? 0)).toBeCloseTo(Math.log2(1000), 1);
});
