import { expect, test } from "vitest";
import { nearestIndex, roundTicks, scaleOf } from "./scale.ts";

test("a scale leads from figures to pixels, upside down where asked", () => {
  const y = scaleOf([-50, 150], [300, 100]);
  expect([y(-50), y(0), y(150)]).toEqual([300, 250, 100]);
});

test.each([
  [0, 1_420_000, 6, [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]],
  [-71, 120, 5, [-50, 0, 50, 100]],
  [0, 1, 8, [0, 0.2, 0.4, 0.6, 0.8, 1]],
])("ticks from %d to %d are round and hold zero", (low, high, count, expected) => {
  expect(roundTicks(low, high, count).map((tick) => Number(tick.toFixed(6)))).toEqual(expected);
});

test("the nearest point is found from both sides", () => {
  const points = [{ x: 0 }, { x: 1 }, { x: 5 }];
  expect([-3, 0.4, 0.6, 2.9, 3.1, 9].map((x) => nearestIndex(points, x))).toEqual([0, 0, 1, 1, 2, 2]);
});
