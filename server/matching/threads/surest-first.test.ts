import { expect, it } from "vitest";
import { joinPairs, surestFirst } from "./surest-first.ts";

const part = (pairs: readonly (readonly [number, number, number])[]) => ({
  a: Int32Array.from(pairs, ([a]) => a),
  b: Int32Array.from(pairs, ([, b]) => b),
  odds: Float32Array.from(pairs, ([, , odds]) => odds),
  related: new Int8Array(pairs.length),
  automatic: new Uint8Array(pairs.length),
  asked: pairs.length,
});

it("sets pairs of several threads in one order: the surest first, equal odds by their records", () => {
  const pairs = Array.from(
    { length: 3000 },
    (_, i) => [(i * 7919) % 997, (i * 104729) % 5000, ((i * 31) % 41) / 2 - 10] as const,
  );
  const all = joinPairs([part(pairs.slice(0, 1000)), part(pairs.slice(1000)), part([])]);
  const order = [...surestFirst(all)].map((place) => pairs[place]);
  const compared = [...pairs].sort(([a, b, x], [c, d, y]) => y - x || a - c || b - d);
  expect(order).toEqual(compared);
});

it("knows that -0.5 is surer than -1 and 0 than both", () => {
  const all = part([
    [1, 2, -1],
    [3, 4, 0],
    [5, 6, -0.5],
    [7, 8, 12],
  ]);
  expect([...surestFirst(all)]).toEqual([3, 1, 2, 0]);
});
