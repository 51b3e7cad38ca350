import { isFamilyParticle, isTitle, nameSuffix } from "./person-words.ts";
import { plainWords } from "./plain-words.ts";

/** A person's name in comparable parts: plain words, one blank between them. */
export interface PersonName {
  readonly given: string;
  readonly family: string;
  /** jr, sr, ii …; empty where there is none. */
  readonly suffix: string;
}

/**
 * Takes a name apart. Separate columns are believed; of one text ("DR VERCO, JACOB M", "van den Berg Daan" is not told
 * apart from "Daan van den Berg") the family name is what stands before a comma, or the last word with its particles.
 */
export function readPersonName(parts: {
  full: string;
  given: string;
  middle: string;
  family: string;
}): PersonName {
  let suffix = "";
  const sift = (raw: string): string[] => {
    const words = plainWords(raw);
    while (words.length > 1 && isTitle(words[0] ?? "")) words.shift();
    while (words.length > 1) {
      const last = nameSuffix(words.at(-1) ?? "");
      if (last === null) break;
      suffix = last;
      words.pop();
    }
    return words;
  };
  let given: string[] = [];
  let family: string[] = [];
  if (parts.given !== "" || parts.family !== "") {
    given = [...sift(parts.given), ...sift(parts.middle)];
    family = sift(parts.family);
  } else if (parts.full.includes(",")) {
    const comma = parts.full.indexOf(",");
    const before = sift(parts.full.slice(0, comma));
    const after = sift(parts.full.slice(comma + 1));
    const isSuffixOnly = after.length === 1 && nameSuffix(after[0] ?? "") !== null;
    if (isSuffixOnly) {
      suffix = nameSuffix(after[0] ?? "") ?? "";
      [given, family] = splitWords(before);
    } else if (after.length <= 4) {
      given = after;
      family = before;
    } else [given, family] = splitWords(before);
  } else [given, family] = splitWords(sift(parts.full));
  return { given: given.join(" "), family: withoutParticles(family).join(" "), suffix };
}

function splitWords(words: string[]): [string[], string[]] {
  let at = words.length - 1;
  while (at > 1 && isFamilyParticle(words[at - 1] ?? "")) at--;
  return [words.slice(0, at), words.slice(at)];
}

function withoutParticles(words: string[]): string[] {
  const kept = words.filter((word) => !isFamilyParticle(word));
  return kept.length === 0 ? words : kept;
}
