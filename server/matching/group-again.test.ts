import { expect, test } from "vitest";
import { groupAgain, type PlacedPair, placesAsked } from "./group-again.ts";

const pair = (a: number, b: number, odds: number): PlacedPair => ({ a, b, odds });

const by = { kind: "person", model: { shift: 0 } } as const;

test("further is asked of records that hang together with two others, of two who may be namesakes, and of no one else", () => {
  const pairs = [
    pair(0, 1, 9),
    pair(2, 3, 8),
    pair(3, 4, 2),
    pair(5, 6, -3),
    pair(6, 7, 5),
    pair(7, 8, -0.5),
    pair(9, 10, 7),
  ];
  expect(placesAsked(11, pairs, "organisation")).toEqual([2, 3, 4, 6, 7, 8]);
  expect(placesAsked(11, pairs, "person")).toEqual([2, 3, 4, 6, 7, 8, 9, 10]);
  const asked = { odds: new Set<number>(), ties: new Set<number>() };
  const note = (of: Set<number>) => (a: number, b: number) => {
    of.add(a).add(b);
    return 0;
  };
  groupAgain(11, pairs, { odds: note(asked.odds), ties: note(asked.ties) }, by);
  expect([...asked.odds].sort()).toEqual([2, 4, 6, 8]);
  expect([...asked.ties].sort((a, b) => a - b)).toEqual([2, 3, 4, 6, 7, 8, 9, 10]);
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
    const may = new Set(placesAsked(40, pairs, "person"));
    const answer = (says: () => number) => (a: number, b: number) => {
      expect(may.has(a) && may.has(b)).toBe(true);
      return says();
    };
    groupAgain(40, pairs, { odds: answer(() => roll(20) - 10), ties: answer(() => roll(16)) }, by);
  }
});
