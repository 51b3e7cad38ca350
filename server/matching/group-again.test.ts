import { expect, test } from "vitest";
import { groupAgain, type PlacedPair, placesAsked } from "./group-again.ts";

const pair = (a: number, b: number, odds: number): PlacedPair => ({ a, b, odds });

test("further pairs are asked of records that hang together with two others, and of no one else", () => {
  const pairs = [
    pair(0, 1, 9),
    pair(2, 3, 8),
    pair(3, 4, 2),
    pair(5, 6, -3),
    pair(6, 7, 5),
    pair(7, 8, -0.5),
  ];
  expect(placesAsked(10, pairs)).toEqual([2, 3, 4, 6, 7, 8]);
  const asked = new Set<number>();
  groupAgain(10, pairs, (a, b) => {
    asked.add(a).add(b);
    return 0;
  });
  expect([...asked].sort()).toEqual([2, 4, 6, 8]);
});

test("whatever is grouped, nobody else is asked about", () => {
  let seed = 1;
  const roll = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  for (let world = 0; world < 200; world++) {
    const pairs = Array.from({ length: 30 }, () => pair(roll(40), roll(40), roll(30) - 12)).filter(
      ({ a, b }) => a !== b,
    );
    const may = new Set(placesAsked(40, pairs));
    groupAgain(40, pairs, (a, b) => {
      expect(may.has(a) && may.has(b)).toBe(true);
      return roll(20) - 10;
    });
  }
});
