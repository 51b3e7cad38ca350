import { expect, test } from "vitest";
import { assign } from "./assign.ts";

test("all pairs together gain the most, though one of them alone would gain more", () => {
  const gains = [
    [5, 4],
    [4.5, 0],
  ];
  expect(assign(gains)).toEqual([1, 0]);
});

test("what gains nothing stays alone", () => {
  expect(assign([[0, -1, 2]])).toEqual([2]);
  expect(assign([[-1, -3]])).toEqual([-1]);
  expect(assign([])).toEqual([]);
});

test("more rows than columns: the column goes where it gains most", () => {
  expect(assign([[1], [3], [2]])).toEqual([-1, 0, -1]);
});
