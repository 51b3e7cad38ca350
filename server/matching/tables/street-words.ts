import { plainSpellings, readTable } from "./read-table.ts";

/** What a word of a street is: a kind of road, a unit of a house that a number or (named) a letter tells, nothing, or a word. */
export type StreetWordKind = "road" | "unit" | "named unit" | "left out" | "word";

const kinds: Readonly<Record<string, StreetWordKind>> = {
  r: "road",
  u: "unit",
  v: "named unit",
  d: "left out",
};
const spellings = new Map<string, string>();
const kindOf = new Map<string, StreetWordKind>();

for (const [spelling = "", kind = "", others = ""] of readTable("street-words")) {
  const [own] = plainSpellings(spelling);
  for (const word of [spelling, ...others.split(" ")].flatMap(plainSpellings)) {
    if (word === "" || kindOf.has(word)) continue;
    // Words that are no other's spelling stand behind a dash.
    spellings.set(word, own === "" || own === undefined ? word : own);
    kindOf.set(word, kinds[kind] ?? "word");
  }
}

/** A plain word of a street in one spelling: `street`, `strasse` and `straat` are `str`. */
export function streetSpelling(word: string): string {
  return spellings.get(word) ?? word;
}

/** What kind of word it is. */
export function streetWordKind(word: string): StreetWordKind {
  return kindOf.get(word) ?? "word";
}
