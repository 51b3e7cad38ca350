import { streetSpelling, streetWordKind } from "../tables/street-words.ts";

// What is written as one word with the name before it, in German, Dutch and the North.
const glued = [
  "strasse",
  "strase",
  "straat",
  "gatan",
  "gasse",
  "gracht",
  "allee",
  "platz",
  "plein",
  "laan",
  "weg",
  "vagen",
  "vaegen",
  "str",
];
const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];
const ordinalNumbers: ReadonlyMap<string, string> = new Map(
  ordinals.map((word, no) => [word, String(no + 1)]),
);
const ordinalEndings = new Set(["st", "nd", "rd", "th", "er", "re", "eme", "ier"]);

/**
 * The words that name a street, in one spelling: road types as their abbreviation and apart from the name ("Hauptstraße",
 * "Haupt Str."), ordinals as figures ("Second", "2nd"), without articles.
 */
export function streetWordsOf(words: readonly string[]): string[] {
  const named: string[] = [];
  for (const [at, word] of words.entries()) {
    if (streetWordKind(word) === "left out") continue;
    // St in front is a saint; behind, a street.
    if ((word === "st" || word === "ste") && named.length === 0 && at < words.length - 1) named.push("saint");
    else pushSpelling(named, word);
  }
  if (named.length === 0) for (const word of words) pushSpelling(named, word);
  return named;
}

/** Whether a word is a number with an ending that makes it one of a row: 2nd, 1er. */
export function ordinalOf(word: string): string | undefined {
  const named = ordinalNumbers.get(word);
  if (named !== undefined) return named;
  const digits = digitsOf(word);
  return digits > 0 && ordinalEndings.has(word.slice(digits)) ? word.slice(0, digits) : undefined;
}

/** How many digits a word begins with. */
export function digitsOf(word: string): number {
  let at = 0;
  while (at < word.length && word.charCodeAt(at) >= 48 && word.charCodeAt(at) <= 57) at += 1;
  return at;
}

function pushSpelling(named: string[], word: string) {
  const spelling = streetSpelling(word);
  if (spelling !== word || word.length < 6) {
    named.push(ordinalOf(spelling) ?? spelling);
    return;
  }
  for (const ending of glued)
    if (word.length > ending.length + 1 && word.endsWith(ending)) {
      named.push(word.slice(0, -ending.length), streetSpelling(ending));
      return;
    }
  named.push(ordinalOf(word) ?? word);
}
