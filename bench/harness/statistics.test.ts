import { expect, test } from "vitest";
import { spreadOf } from "./statistics.ts";

test("each value of a spread is one that was measured, whatever order they came in", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(hundred)).toEqual({ n: 100, p50: 50, p99: 99, max: 100 });
  expect(spreadOf([7])).toEqual({ n: 1, p50: 7, p99: 7, max: 7 });
  expect(spreadOf([1, 1000])).toEqual({ n: 2, p50: 1, p99: 1000, max: 1000 });
});

test("three digits are kept", () => {
  expect(spreadOf([1234.5]).p50).toBe(1230);
  expect(spreadOf([0.123456]).p50).toBe(0.123);
});

test("nothing measured is a mistake and not a zero", () => {
  expect(() => spreadOf([])).toThrow("Nothing was measured.");
});
