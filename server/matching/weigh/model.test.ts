import { expect, it } from "vitest";
import { powerOfTwo, rarityIn } from "./model.ts";

it("holds the holders of a value against a thousand at least: two of twenty share no commoner phone than two of a thousand", () => {
  expect(rarityIn(20)(2)).toBe(rarityIn(1000)(2));
  expect(rarityIn(4000)(2)).toBe(rarityIn(1000)(2) + 2);
});

it("knows the powers of two to twelve digits, and takes what is too small to be added to 1 for nothing", () => {
  for (let bits = -53; bits < 300; bits += 0.0371)
    expect(powerOfTwo(bits) / 2 ** bits, `${bits}`).toBeCloseTo(1, 12);
  expect([powerOfTwo(0), powerOfTwo(1), powerOfTwo(-1), powerOfTwo(10)]).toEqual([1, 2, 0.5, 1024]);
  expect([powerOfTwo(-54.1), powerOfTwo(-Infinity), powerOfTwo(2000)]).toEqual([0, 0, Infinity]);
});
