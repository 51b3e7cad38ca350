import { nameWords } from "../normalise/name-words.ts";
import { plainSpellings, readTable } from "./read-table.ts";

/** A legal form: its code (`gmbh-co-kg`) and the countries that have it. */
export type LegalForm = { code: string; countries: readonly string[] };

/** One way to write a form. A strict one means something else elsewhere ("spa"), a front one may stand before the name. */
export type FormSpelling = {
  form: LegalForm;
  isStrict: boolean;
  /** Countries in which it stands in front; `*` is anywhere. */
  front: readonly string[];
};

/** Each way to write a form, as its words without gaps (`gmbhcokg`): several forms of several countries may share one. */
export const spellingsOfForms: ReadonlyMap<string, readonly FormSpelling[]> = readSpellings();

/** How many words the longest of them has. */
export const formWordsMax = 8;

// Forms that stand behind so many names that one of them cut short can be told.
const oftenCut = new Set(
  "ltd pty-ltd plc llp llc inc co gmbh-co-kg gmbh ag kg ug ohg sarl eurl sas sasu sa bv nv vof sl slu srl spa snc ab sp-zoo lda sa-de-cv jsc oao zao pao".split(
    " ",
  ),
);

/** What a way to write a form begins with, at least two characters, so that it can be told where a field was too short for it. */
export const beginningsOfForms: ReadonlyMap<string, readonly FormSpelling[]> = readBeginnings();

function readSpellings(): Map<string, FormSpelling[]> {
  const spellings = new Map<string, FormSpelling[]>();
  for (const [code = "", countries = "", front = "", ways = ""] of readTable("legal-forms")) {
    const form = { code, countries: wordsOf(countries) };
    for (const way of ways.split(" | ")) {
      const isStrict = way.endsWith("!");
      for (const spelling of plainSpellings(isStrict ? way.slice(0, -1) : way)) {
        const key = nameWords(spelling).words.join("");
        const others = spellings.get(key) ?? [];
        if (others.some((other) => other.form.code === code)) continue;
        spellings.set(key, [...others, { form, isStrict, front: wordsOf(front) }]);
      }
    }
  }
  return spellings;
}

function readBeginnings(): Map<string, FormSpelling[]> {
  const beginnings = new Map<string, FormSpelling[]>();
  // What lacks fewest characters comes first.
  const shortestFirst = [...spellingsOfForms].sort(([a], [b]) => a.length - b.length);
  for (const [key, ways] of shortestFirst)
    for (const way of ways) {
      if (!oftenCut.has(way.form.code)) continue;
      for (let length = 2; length < key.length; length += 1) {
        const beginning = key.slice(0, length);
        const others = beginnings.get(beginning) ?? [];
        if (!others.some((other) => other.form === way.form)) beginnings.set(beginning, [...others, way]);
      }
    }
  return beginnings;
}

function wordsOf(cell: string): string[] {
  return cell === "" ? [] : cell.split(" ");
}
