import { expect, test } from "vitest";
import { plainText } from "../normalise/plain-words.ts";
import { family, given } from "./names-of-people.ts";
import { compareWithoutVowels } from "./names-without-vowels.ts";

const levels = (one: readonly string[], other: readonly string[]) => {
  const out = { given: 0, family: 0, swapped: false, fromOther: false };
  const name = ([first = "", last = ""]: readonly string[]) => ({
    given: plainText(first),
    family: plainText(last),
  });
  compareWithoutVowels(name(one), name(other), out);
  return out;
};

test.each([
  [
    ["محمد", "حداد"],
    ["Mohammed", "Haddad"],
  ],
  [
    ["أحمد", "الحسيني"],
    ["Ahmad", "Husseini"],
  ],
  [
    ["عمر", "قاسم"],
    ["Omar", "Qasim"],
  ],
  [
    ["خالد", "الشريف"],
    ["Khaled", "Alsharif"],
  ],
])("%s is %s", (one, other) => {
  expect(levels(one, other)).toMatchObject({ given: given.typo, family: family.typo, swapped: false });
  expect(levels(one, other.toReversed())).toMatchObject({
    given: given.typo,
    family: family.typo,
    swapped: true,
  });
});

test("other consonants are another name, and a name that is missing says nothing", () => {
  expect(levels(["محمد", "حداد"], ["Karim", "Mansour"])).toMatchObject({
    given: given.different,
    family: family.different,
  });
  expect(levels(["محمد", ""], ["Mohammed", "Haddad"])).toMatchObject({
    given: given.typo,
    family: family.missing,
  });
});
