import { splitEastAsian } from "./east-asian-name.ts";
import { nameAlone } from "./name-alone.ts";
import { isKnownGivenName } from "./nicknames.ts";
import {
  isFamilyParticle,
  isStanding,
  isTitle,
  isTitleBehind,
  nameSuffix,
  withoutUnknown,
} from "./person-words.ts";
import { plainWords } from "./plain-words.ts";
import { inNominative } from "./polish-cases.ts";
import { readSeveral } from "./read-several.ts";

/** A person's name in comparable parts: plain words, one blank between them. */
export interface PersonName {
  readonly given: string;
  readonly family: string;
  /** jr, sr, ii …; empty where there is none. */
  readonly suffix: string;
  /** Whether several people stand in it: Hans and Inge. */
  readonly isSeveral: boolean;
}

/** The words of a name without titles in front and suffixes behind, and the suffix that stands first. */
export interface SiftedName {
  readonly words: readonly string[];
  readonly suffix: string;
}

/** As airlines and hotels write it: "SMITH/JOHN MR". */
const familyThenGiven = /^[\p{L}' -]{2,}\/[\p{L}' -]+$/u;

/** "vanWyk", "DeLuca": what a family name begins with, written together with it. Of given names it is a part ("DeShawn"). */
const gluedParticle =
  /(?<!\p{L})([Vv](?:an|on|er)|[Dd](?:e[nrls]?|ella|i|u|a|os)|[Ll][ae])(?=\p{Lu}\p{Ll})/gu;

/** "JP" beside "van der Merwe": initials of several given names, since what else the row says isn't all in capitals. */
function areGluedInitials(given: string, family: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(given) && /\p{Ll}/u.test(family);
}

/** Sifts a name or a part of one. */
export function siftName(raw: string): SiftedName {
  const words = plainWords(raw);
  let suffix = "";
  while (words.length > 1 && isTitle(words[0] ?? "")) words.shift();
  while (words.length > 1 && isTitleBehind(words.at(-1) ?? "")) words.pop();
  while (words.length > 1) {
    const last = nameSuffix(words.at(-1) ?? "");
    if (last === null) break;
    suffix = last;
    words.pop();
  }
  return { words, suffix };
}

/**
 * Takes a name apart. Separate columns are believed; of one text ("DR VERCO, JACOB M", "van den Berg Daan" is not told
 * apart from "Daan van den Berg") the family name is what stands before a comma, or the last word with its particles.
 * @param sifted `siftName`, remembered by whoever reads many
 */
export function readPersonName(
  { full: said, ...parts }: { full: string; given: string; middle: string; family: string },
  sifted: (raw: string) => SiftedName = siftName,
): PersonName {
  const full = nameAlone(said);
  let suffix = "";
  const sift = (raw: string): readonly string[] => {
    if (raw === "") return [];
    const found = sifted(raw);
    suffix = found.suffix || suffix;
    return found.words;
  };
  const eastAsian = splitEastAsian(full);
  let given: readonly string[] = [];
  let family: readonly string[] = [];
  if (parts.given !== "" || parts.family !== "") {
    given = sift(areGluedInitials(parts.given, parts.family) ? [...parts.given].join(" ") : parts.given);
    const middle = sift(parts.middle);
    family = sift(parts.family.replace(gluedParticle, "$1 "));
    // Between the names of Dutch people stands what their family name begins with ("tussenvoegsel").
    if (family.length > 0 && middle.every(isFamilyParticle)) family = [...middle, ...family];
    else given = [...given, ...middle];
  } else if (eastAsian !== null) {
    given = sift(eastAsian.given);
    family = sift(eastAsian.family);
  } else if (full.includes(",") || familyThenGiven.test(full)) {
    const { full: name, suffix: behind } = withoutStanding(full);
    suffix = behind;
    const comma = name.search(/[,/]/);
    const before = sift(comma === -1 ? name : name.slice(0, comma));
    const after = comma === -1 ? [] : sift(name.slice(comma + 1));
    const isSuffixOnly = after.length === 1 && nameSuffix(after[0] ?? "") !== null;
    if (isSuffixOnly) {
      suffix = nameSuffix(after[0] ?? "") ?? "";
      [given, family] = splitWords(before);
    } else if (after.length === 0) [given, family] = splitWords(before);
    else if (after.length <= 4) {
      given = after;
      family = before;
    } else [given, family] = splitWords(before);
  } else [given, family] = splitWords(sift(full));
  [given, family] = inNominative(withoutUnknown(given), withoutUnknown(family));
  const several = readSeveral(given, full || parts.given);
  if (several !== null) [given, family] = [several.given, [...several.family, ...family]];
  return {
    given: given.join(" "),
    family: withoutParticles(family).join(" "),
    suffix,
    isSeveral: several !== null,
  };
}

/** "Lori Campbell, SFC, USA (Ret.)" and "Moss, Kim, NP" without what they are; "Do, Minh" and "Pa, Kim" stay names. */
function withoutStanding(full: string): { full: string; suffix: string } {
  const pieces = full.split(",");
  let suffix = "";
  while (pieces.length > 1) {
    const words = plainWords((pieces.at(-1) ?? "").replaceAll(".", ""));
    const isSuffix = words.every((word) => nameSuffix(word) !== null);
    const isWhole = pieces.length > 2 || (!isSuffix && plainWords(pieces[0] ?? "").length > 1);
    if (!isWhole || !words.every(isStanding)) break;
    if (isSuffix) suffix = nameSuffix(words[0] ?? "") ?? suffix;
    pieces.pop();
  }
  return { full: pieces.join(","), suffix };
}

function splitWords(words: readonly string[]): [readonly string[], readonly string[]] {
  // "Harris J", "Harris J K": initials behind what is no given name are the given ones'.
  const initials = words.length - 1 - words.findLastIndex((word) => word.length > 1);
  if (initials > 0 && initials < words.length && !isKnownGivenName(words[0] ?? ""))
    return [words.slice(-initials), words.slice(0, -initials)];
  let at = words.length - 1;
  while (at > 1 && isFamilyParticle(words[at - 1] ?? "")) at--;
  return [words.slice(0, at), words.slice(at)];
}

function withoutParticles(words: readonly string[]): readonly string[] {
  if (!words.some(isFamilyParticle)) return words;
  const kept = words.filter((word) => !isFamilyParticle(word));
  return kept.length === 0 ? words : kept;
}
