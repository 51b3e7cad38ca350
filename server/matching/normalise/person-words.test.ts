import { expect, test } from "vitest";
import { isFamilyParticle, isTitle, nameSuffix } from "./person-words.ts";

test("what only addresses a person, in several languages", () => {
  for (const word of ["mr", "mrs", "dr", "prof", "herr", "frau", "mme", "sra", "dott", "mevrouw", "pani"])
    expect(isTitle(word), word).toBe(true);
  for (const word of ["don", "pan", "smith", "jr", "", "van"]) expect(isTitle(word), word).toBe(false);
});

test.each([
  ["jr", "jr"],
  ["junior", "jr"],
  ["fils", "jr"],
  ["snr", "sr"],
  ["ii", "ii"],
  ["3rd", "iii"],
  ["phd", "phd"],
  ["esquire", "esq"],
  ["smith", null],
  ["ma", null],
  ["", null],
])("%s behind a name is %s", (word, suffix) => {
  expect(nameSuffix(word)).toBe(suffix);
});

test("what family names begin with", () => {
  for (const word of ["van", "von", "der", "de", "la", "al", "bin", "dos", "della", "zu"])
    expect(isFamilyParticle(word), word).toBe(true);
  for (const word of ["ben", "li", "smith", "o", ""]) expect(isFamilyParticle(word), word).toBe(false);
});
