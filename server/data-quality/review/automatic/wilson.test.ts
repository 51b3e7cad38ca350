import { expect, test } from "vitest";
import { isTooOftenWrong } from "./automatic-state.ts";
import { wilson } from "./wilson.ts";

test.each([
  [0, 0, 0, 1],
  [10, 10, 0.7225, 1],
  [50, 50, 0.9287, 1],
  [48, 50, 0.8654, 0.989],
  [765, 765, 0.995, 1],
])("%i right of %i: between %f and %f", (right, all, low, high) => {
  const interval = wilson(right, all);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test("merging pauses when what was looked at speaks against 995 of a thousand, and not for want of looking", () => {
  expect(isTooOftenWrong(50, 50)).toBe(false);
  expect(isTooOftenWrong(49, 50)).toBe(false);
  expect(isTooOftenWrong(48, 50)).toBe(true);
  expect(isTooOftenWrong(30, 49)).toBe(false);
});
