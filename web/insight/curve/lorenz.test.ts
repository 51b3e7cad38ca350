import { expect, test } from "vitest";
import { lorenzOf } from "./lorenz.ts";

const points = [
  { customers: 1, amount: "60" },
  { customers: 2, amount: "90" },
  { customers: 4, amount: "100" },
  { customers: 5, amount: "70" },
];

test("from the least to the most as shares, without those below zero", () => {
  expect(lorenzOf({ points, notBelowZero: 4 })).toEqual([
    { x: 0, y: 0 },
    { x: 0.5, y: 0.1 },
    { x: 0.75, y: 0.4 },
    { x: 1, y: 1 },
  ]);
});

test("nobody above zero has no curve", () => {
  expect(lorenzOf({ points: [{ customers: 1, amount: "-5" }], notBelowZero: 0 })).toEqual([]);
  expect(lorenzOf({ points: [{ customers: 1, amount: "0" }], notBelowZero: 1 })).toEqual([]);
});
