import { expect, test } from "vitest";
import type { Answers } from "../compare/comparison.ts";
import { mailLevel } from "../compare/mail.ts";
import { organisationAt, organisationComparisons } from "../compare/organisation.ts";
import { organisationName } from "../compare/organisation-names.ts";
import { personAt, personComparisons } from "../compare/person.ts";
import { placeLevel } from "../compare/place.ts";
import { agreedOdds, automaticOdds, isAutomatic } from "./is-automatic.ts";

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

test("two houses of a name that many have are beyond doubt where number and address agree, or address, phone and domain", () => {
  const isSure = (others: Readonly<Record<number, number>>, odds = agreedOdds) => {
    const levels = new Uint8Array(organisationComparisons.length);
    levels[organisationAt.name] = organisationName.typo;
    for (const [comparison, level] of Object.entries(others)) levels[Number(comparison)] = level;
    return isAutomatic("organisation", odds, { levels, holders: new Int32Array(levels.length) });
  };
  const { name, form, taxId, place, phone, domain } = organisationAt;
  const all = { [place]: 1, [phone]: 1, [domain]: 1 };
  expect(isSure({ [taxId]: 1, [place]: 1 })).toBe(true);
  expect(isSure(all)).toBe(true);
  expect(isSure(all, agreedOdds - 1)).toBe(false);
  expect(isSure({ [place]: 1, [phone]: 1 })).toBe(false);
  expect(isSure({ [taxId]: 1 })).toBe(false);
  expect(isSure({ ...all, [form]: 2 })).toBe(false);
  expect(isSure({ ...all, [taxId]: 3 })).toBe(false);
  expect(isSure({ ...all, [name]: organisationName.placePart })).toBe(false);
  expect(isSure({ [taxId]: 1, [phone]: 1, [place]: 8 })).toBe(false);
});

test("one name and another column of the file are never enough to act on: two papers have one title", () => {
  const levels = new Uint8Array(organisationComparisons.length);
  levels[organisationAt.name] = organisationName.same;
  levels[organisationAt.others] = 1;
  const isSure = () =>
    isAutomatic("organisation", automaticOdds + 20, { levels, holders: new Int32Array(levels.length) });
  expect(isSure()).toBe(false);
  levels[organisationAt.domain] = 1;
  expect(isSure()).toBe(true);
});
