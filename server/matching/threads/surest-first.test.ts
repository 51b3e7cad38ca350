import { expect, it } from "vitest";
import { FoundPairs } from "../found-pairs.ts";
import { surestFirst } from "./surest-first.ts";

type Told = readonly [a: number, b: number, odds: number, related?: number];

const part = (pairs: readonly Told[]) => ({
  a: Int32Array.from(pairs, ([a]) => a),
  b: Int32Array.from(pairs, ([, b]) => b),
  odds: Float32Array.from(pairs, ([, , odds]) => odds),
  related: Int8Array.from(pairs, ([, , , related = -1]) => related),
  automatic: new Uint8Array(pairs.length),
});

const found = (...parts: readonly (readonly Told[])[]) =>
  new FoundPairs(surestFirst(parts.map(part)), ["same", "household"]);

it("sets pairs of several threads in one order: the surest first, equal odds by their records", () => {
  const pairs = Array.from(
    { length: 3000 },
    (_, i) => [(i * 7919) % 997, (i * 104729) % 5000, ((i * 31) % 41) / 2 - 3] as const,
  );
  const order = Array.from(found(pairs.slice(0, 1000), pairs.slice(1000), []), ({ a, b, weight }) => [
    a,
    b,
    weight,
  ]);
  const compared = [...pairs].sort(([a, b, x], [c, d, y]) => y - x || a - c || b - d);
  expect(order).toEqual(compared);
});

it("knows that -0.5 is surer than -1 and 0 than both", () => {
  const pairs = found([
    [1, 2, -1],
    [3, 4, 0],
    [5, 6, -0.5],
    [7, 8, 12],
  ]);
  expect(Array.from(pairs, ({ a }) => a)).toEqual([7, 3, 5, 1]);
});

it("says nothing of unlikely pairs, unless they are related", () => {
  const pairs = found([
    [1, 2, -4],
    [3, 4, -4, 1],
    [5, 6, -3.9],
  ]);
  expect(Array.from(pairs, ({ a, outcome, relation }) => [a, outcome, relation])).toEqual([
    [5, "unsure", null],
    [3, "related", "household"],
  ]);
});
