import { expect, it } from "vitest";
import { asksFromOf, type PairColumns } from "../found-pairs.ts";
import { AskedFloor } from "./asked-floor.ts";
import { surestFirst } from "./surest-first.ts";

const most = 50;
// Odds from -4 to 0 in an order that repeats in every run.
const odds = Array.from({ length: 5000 }, (_, i) => -4 + 4 * ((Math.sin(i * 12.9898) * 43758.5453) % 1) ** 2);

const columnsOf = (weights: readonly number[], related: readonly number[] = []): PairColumns => ({
  a: Int32Array.from(weights, (_, i) => i),
  b: Int32Array.from(weights, (_, i) => i + 1),
  odds: Float32Array.from(weights),
  related: Int8Array.from(weights, (_, i) => related[i] ?? -1),
  automatic: new Uint8Array(weights.length),
});

it("lets go of pairs that nobody would be asked about, and of none that somebody would", () => {
  const floor = new AskedFloor(most);
  const kept = odds.filter((weight) => {
    floor.note(weight, 1);
    return weight >= floor.odds;
  });
  const asksFrom = asksFromOf(surestFirst([columnsOf(odds)]), most);
  expect(asksFromOf(surestFirst([columnsOf(kept)]), most)).toBe(asksFrom);
  expect(odds.filter((weight) => weight > asksFrom)).toHaveLength(most);
  expect(kept.length).toBeLessThan(odds.length / 4);
  expect(floor.odds).toBeLessThanOrEqual(asksFrom);
});

it("counts several pairs of the same two as one", () => {
  const floor = new AskedFloor(most);
  for (const weight of odds.slice(0, 4 * most)) floor.note(weight, 1 / 4);
  expect(floor.odds).toBe(-4);
});

it("asks about all where they are few, and counts none of which something is said", () => {
  expect(asksFromOf(columnsOf([3, -1, -2, -3.5]), 3)).toBe(-4);
  expect(asksFromOf(columnsOf([3, -1, -2, -3.5], [-1, 2, -1, -1]), 1)).toBe(-3.5);
});
