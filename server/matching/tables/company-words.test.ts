import { expect, test } from "vitest";
import { isBranchWord, isBusinessWord, isGroupWord, isPlaceWord, oneSpelling } from "./company-words.ts";

test("words of groups, trades, places and branches, in several languages", () => {
  for (const word of [
    "holding",
    "group",
    "gruppe",
    "groupe",
    "international",
    "intl",
    "partners",
    "beteiligungen",
  ])
    expect(isGroupWord(word), word).toBe(true);
  for (const word of [
    "services",
    "solutions",
    "consulting",
    "restaurant",
    "cafe",
    "dental",
    "motors",
    "bau",
    "svcs",
  ])
    expect(isBusinessWord(word), word).toBe(true);
  for (const word of [
    "germany",
    "deutschland",
    "deutsche",
    "uk",
    "munchen",
    "muenchen",
    "munich",
    "sevilla",
    "poznan",
  ])
    expect(isPlaceWord(word), word).toBe(true);
  for (const word of ["niederlassung", "branch", "succursale"]) expect(isBranchWord(word), word).toBe(true);
  for (const word of ["muller", "", "smith", "quantum", "co"])
    expect([isGroupWord(word), isBusinessWord(word), isPlaceWord(word), isBranchWord(word)], word).toEqual(
      Array.from({ length: 4 }, () => false),
    );
});

test.each([
  ["intl", "international"],
  ["mfg", "manufacturing"],
  ["svcs", "services"],
  ["bros", "brothers"],
  ["gebruder", "brothers"],
  ["gebrueder", "brothers"],
  ["corp", "company"],
  ["deutschland", "germany"],
  ["muenchen", "munchen"],
  ["munich", "munchen"],
  ["bau", "bau"],
  ["muller", "muller"],
])("%s is brought to %s", (word, spelling) => {
  expect(oneSpelling(word)).toBe(spelling);
});
