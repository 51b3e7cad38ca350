import { expect, it } from "vitest";
import { rarityIn } from "./model.ts";

it("holds the holders of a value against a thousand at least: two of twenty share no commoner phone than two of a thousand", () => {
  expect(rarityIn(20)(2)).toBe(rarityIn(1000)(2));
  expect(rarityIn(4000)(2)).toBe(rarityIn(1000)(2) + 2);
});
