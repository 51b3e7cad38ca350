import { expect, test } from "vitest";
import { listMatrixParties } from "../../../contract/insight.ts";
import { bentScale } from "../../ui/charts/bent-scale.ts";
import { filterOf, lettersOf, readLasso, writeLasso } from "./matrix-search.ts";

const corners = [
  { x: 1.23456, y: 0 },
  { x: -2, y: 3.5 },
  { x: 4, y: 4 },
];

test("what was drawn around goes into the address and comes back, on the same scale and on another", () => {
  const text = writeLasso(100, corners);
  expect(text).toBe("100,1.235,0,-2,3.5,4,4");
  expect(readLasso(text, bentScale(100))).toEqual([{ x: 1.235, y: 0 }, ...corners.slice(1)]);
  const straight = readLasso(text, bentScale(0)) ?? [];
  expect(straight[1]?.x).toBeCloseTo(Math.sinh(-2) * 100);
  expect(listMatrixParties.query?.safeParse(filterOf({ lasso: text })).success).toBe(true);
});

test("an address that was cut short draws nothing", () => {
  expect(readLasso("100,1,2,3", bentScale(100))).toBeUndefined();
  expect(readLasso("100,1,2,3,4,5,x", bentScale(100))).toBeUndefined();
  expect(readLasso(undefined, bentScale(100))).toBeUndefined();
});

test("letters narrow points and list; all of them narrow nothing", () => {
  expect(lettersOf({ rating: "C,A" })).toEqual(["A", "C"]);
  expect(lettersOf({ rating: "x" })).toEqual(["A", "B", "C", "N"]);
  expect(filterOf({ rating: "A,C" })).toMatchObject({ rating: "A,C" });
  expect(filterOf({})).toEqual({ window: "12m", sort: "profit", direction: "asc" });
});

test("what was drawn around comes before a region", () => {
  const lasso = writeLasso(0, corners);
  expect(filterOf({ lasso, region: "no_margin" })).toMatchObject({ lasso });
  expect(filterOf({ lasso, region: "no_margin" })).not.toHaveProperty("region");
});
