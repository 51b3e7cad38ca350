import { plainSpellings, readTable } from "./read-table.ts";

const spellings = new Map<string, string>();
const groupWords = new Set<string>();
const businessWords = new Set<string>();
const placeWords = new Set<string>();
const branchWords = new Set<string>();
const sets: Readonly<Record<string, Set<string>>> = {
  g: groupWords,
  b: businessWords,
  p: placeWords,
  n: branchWords,
};

for (const [word = "", kind = "", same = "", kin = ""] of [
  ...readTable("company-words"),
  ...readTable("places"),
]) {
  const [plain = ""] = plainSpellings(word);
  for (const spelling of [word, ...same.split(" ")].flatMap(plainSpellings)) {
    if (spelling === "") continue;
    if (!spellings.has(spelling)) spellings.set(spelling, plain);
    sets[kind]?.add(spelling);
  }
  for (const spelling of kin.split(" ").flatMap(plainSpellings))
    if (spelling !== "") sets[kind]?.add(spelling);
}

/** A plain word of a company's name in the one spelling it is brought to: `intl` is `international`, `koeln` is `koln`. */
export function oneSpelling(word: string): string {
  return spellings.get(word) ?? word;
}

/** Whether a plain word says that a company belongs to others or others to it: holding, gruppe, international, partners. */
export function isGroupWord(word: string): boolean {
  return groupWords.has(word);
}

/** Whether a plain word says that something is a part of a company at another place: branch, niederlassung, succursale. */
export function isBranchWord(word: string): boolean {
  return branchWords.has(word);
}

/** Whether a plain word is a country, what is said of one (deutsche), a region or a big city, in any of some languages. */
export function isPlaceWord(word: string): boolean {
  return placeWords.has(word);
}

/** Whether a plain word says what trade a company is in, so that it tells little of which one it is: services, dental, bau. */
export function isBusinessWord(word: string): boolean {
  return businessWords.has(word);
}
