import { expect, it } from "vitest";
import { family, given } from "../compare/names-of-people.ts";
import { personAt } from "../compare/person.ts";
import { startPerson } from "./start-person.ts";

const teaches = startPerson.classes[0]?.teaches;

/** Two of another first name who answer so besides; on one day two strangers of `byChance` are born. */
function taught(
  answers: readonly (readonly [at: number, level: number])[],
  byChance: number,
  shared?: number,
) {
  const levels = Array.from({ length: 20 }, () => 0);
  for (const [at, level] of [[personAt.given, given.different], ...answers] as const) levels[at] = level;
  const strangers = levels.map(() => Float64Array.of(1, byChance));
  return teaches?.(levels, strangers, (column) => column === shared);
}

const inOneHouse = [
  [personAt.family, family.same],
  [personAt.place, 1],
] as const;

it("learns little from two of one family who were born on one day, and nothing where all that is known is an age", () => {
  expect(taught([...inOneHouse, [personAt.day, 1]], 0.0001)).toBe(0.1);
  expect(taught([...inOneHouse, [personAt.day, 1]], 0.02)).toBe(0);
  expect(taught(inOneHouse, 0.0001)).toBe(0);
  expect(taught([...inOneHouse, [personAt.phone, 1]], 0.0001)).toBe(0);
  expect(taught([...inOneHouse, [personAt.mail, 1]], 0.0001)).toBe(1);
  expect(
    taught(
      [
        [personAt.family, family.same],
        [personAt.day, 1],
      ],
      0.02,
    ),
  ).toBe(1);
});

it("learns nothing from two of one family who have in common what a house shares", () => {
  const agreed = [
    [personAt.family, family.same],
    [personAt.personalId, 1],
  ] as const;
  expect(taught(agreed, 0.0001)).toBe(1);
  expect(taught(agreed, 0.0001, personAt.personalId)).toBe(0);
});

it("takes two of one family for two people where first name and birth date differ, and for none where only one does", () => {
  const people = (first: number, day: number) => {
    const levels = Array.from({ length: 20 }, () => 0);
    levels[personAt.family] = family.same;
    levels[personAt.given] = first;
    levels[personAt.day] = day;
    return startPerson.house?.peopleOf(levels);
  };
  expect([people(given.different, 5), people(given.different, 1), people(given.different, 0)]).toEqual([
    2, 0, 0,
  ]);
  expect([people(given.same, 1), people(given.same, 5), people(given.same, 0)]).toEqual([1, 1, 0]);
});
