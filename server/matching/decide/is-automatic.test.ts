import { expect, test } from "vitest";
import type { Answers } from "../compare/comparison.ts";
import { mailLevel } from "../compare/mail.ts";
import { personAt, personComparisons } from "../compare/person.ts";
import { placeLevel } from "../compare/place.ts";
import { automaticOdds, isAutomatic } from "./is-automatic.ts";

/** Two of one given and one family name, and what else they answered. */
function namesAnd(others: Readonly<Record<number, number>>): Answers {
  const levels = new Uint8Array(personComparisons.length);
  levels.set([1, 1]);
  for (const [comparison, level] of Object.entries(others)) levels[Number(comparison)] = level;
  return { levels, holders: new Int32Array(levels.length) };
}

test("a name is never enough to act on, however rare it is and however often it stands in a record", () => {
  const isSure = (others: Readonly<Record<number, number>>) =>
    isAutomatic("person", automaticOdds + 20, namesAnd(others));
  expect(isSure({})).toBe(false);
  expect(isSure({ [personAt.others]: 1, [personAt.inMail]: 1 })).toBe(false);
  expect(isSure({ [personAt.place]: placeLevel.elsewhere })).toBe(false);
  expect(isSure({ [personAt.place]: placeLevel.city })).toBe(true);
  expect(isSure({ [personAt.phone]: 1 })).toBe(true);
  expect(isSure({ [personAt.mail]: mailLevel.same })).toBe(true);
  expect(isSure({ [personAt.mail]: mailLevel.different, [personAt.day]: 1 })).toBe(true);
});
