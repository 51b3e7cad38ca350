import { greekInLatin, ukrainianInLatin } from "./letters-in-latin.ts";

// What neither table has stands as mail addresses write it.
const letters: Readonly<Record<string, string>> = {
  ...{ ä: "ae", ö: "oe", ü: "ue", ß: "ss", ł: "l", ø: "o", æ: "ae" },
  ...greekInLatin,
  ...ukrainianInLatin,
};

const known = new Map<string, string>();

/** A word as it stands in a mail address or a domain: small Latin letters and digits, anything else as one hyphen. */
export function spellInLatin(words: string): string {
  const before = known.get(words);
  if (before !== undefined) return before;
  const spelled = [...words.toLowerCase()]
    .map((letter) => letters[letter] ?? letter.normalize("NFD"))
    .map((letter) => [...letter].map((part) => letters[part] ?? part).join(""))
    .join("")
    .replace(/[\u0300-\u036f’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  // Names repeat, whole company names do not: only short words are worth keeping.
  if (words.length < 16) known.set(words, spelled);
  return spelled;
}
