import { expect, test } from "vitest";
import { bentScale } from "./bent-scale.ts";
import { nearestPoint, nextPoint, scatterDrawing } from "./scatter.ts";

const points = {
  x: Float32Array.from([0, 100, 1000, -500]),
  y: Float32Array.from([0, 50, 2000, 10]),
  size: Uint8Array.from([1, 1, 255, 1]),
  group: Uint8Array.from([0, 0, 1, 1]),
};
const everybody = () => true;

test("every point stands inside the picture, larger amounts further right and up", () => {
  const { xs, ys, left, right, top, bottom } = scatterDrawing(points, bentScale(10), 800, 400);
  for (const x of xs) expect(x > left && x < right).toBe(true);
  for (const y of ys) expect(y > top && y < bottom).toBe(true);
  expect([...xs.keys()].sort((one, other) => (xs[one] ?? 0) - (xs[other] ?? 0))).toEqual([3, 0, 1, 2]);
  expect(ys[2]).toBeLessThan(ys[1] ?? 0);
});

test("where nobody is served for anything they stand at the foot of the picture, and the axis goes as far as the other", () => {
  const free = { ...points, y: new Float32Array(4) };
  const { ys, top, bottom, yTicks, xTicks } = scatterDrawing(free, bentScale(10), 800, 400);
  for (const y of ys) expect(y).toBeGreaterThan(bottom - (bottom - top) * 0.05);
  expect(yTicks.at(-1)).toBe(xTicks.at(-1));
});

test("a line of equal amounts is straight on both scales", () => {
  for (const bend of [0, 10]) {
    const drawing = scatterDrawing(points, bentScale(bend), 800, 400);
    const { d } = drawing.lineOf({ id: "zero", label: "", y: (x) => x, look: "strong" });
    const places = [...d.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const slope = (one: number) =>
      ((places[one + 1]?.[1] ?? 0) - (places[one]?.[1] ?? 0)) /
      ((places[one + 1]?.[0] ?? 0) - (places[one]?.[0] ?? 0));
    expect(slope(0)).toBeCloseTo(slope(60), 1);
  }
});

test("the pointer finds the nearest point within reach, of those that are shown", () => {
  const drawing = { xs: Float32Array.from([10, 14, 300]), ys: Float32Array.from([10, 10, 10]) };
  expect(nearestPoint(drawing, everybody, 13, 10)).toBe(1);
  expect(nearestPoint(drawing, (at) => at !== 1, 13, 10)).toBe(0);
  expect(nearestPoint(drawing, everybody, 150, 150)).toBeUndefined();
});

test("the arrow keys go to the nearest point that way", () => {
  const drawing = { xs: Float32Array.from([0, 50, 100, 10]), ys: Float32Array.from([0, 60, 10, 90]) };
  expect(nextPoint(drawing, everybody, 0, [1, 0])).toBe(2);
  expect(nextPoint(drawing, everybody, 0, [0, 1])).toBe(1);
  expect(nextPoint(drawing, everybody, 0, [-1, 0])).toBeUndefined();
});
