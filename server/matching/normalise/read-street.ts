import { streetWordKind } from "../tables/street-words.ts";
import { asciiText } from "./plain-words.ts";
import { digitsOf, ordinalOf, streetWordsOf } from "./street-words-of.ts";

/** A line of an address in its parts. */
export type Street = {
  /** The words that name the street, in one spelling each. */
  words: string[];
  /** The house's number with its letter (`12b`), of a range the first; empty where none is written. */
  number: string;
  /** What tells a flat, floor or office in the house (`4b`); several with a blank between them. */
  unit: string;
};

/** The words of a line, and what stood between each and the one before it: a slash, hyphen, comma, dot or nothing. */
type Line = { words: string[]; between: string[] };

const numberBehind = new Set(
  "DE AT CH LI NL BE ES IT PT PL CZ SK HU RO HR SI SE NO DK FI EE LV LT GR TR BR AR MX CL CO RU UA BG RS".split(
    " ",
  ),
);
const directions = new Set(["n", "s", "e", "w"]);
const repeats = new Set(["bis", "ter", "quater"]);
const numberedRoads = new Set(["hwy", "highway", "route", "rte", "rt"]);
const floors = new Set("floor flr fl level stock etage og obergeschoss piso planta piano pietro".split(" "));
// What follows tells where along the street it is.
const crossings = new Set([
  "between",
  "bet",
  "btwn",
  "at",
  "near",
  "off",
  "opposite",
  "opp",
  "corner",
  "cnr",
  "just",
  "beside",
  "behind",
]);

/**
 * Reads a street as people write it: number in front ("15 Rischbieth Crescent", "114, rue Jean Jaurès") or behind
 * ("Hauptstr. 12 b"), with flats, floors and offices ("Flat 3", "Apt 4B", "#5", "12/3").
 * @param country where it is, as ISO 3166 has it (`DE`): where numbers stand behind, one in front is part of the name
 */
export function readStreet(raw: string, country?: string): Street {
  const line = lineOf(asciiText(raw));
  const units = takeUnits(line);
  cutCrossing(line);
  const { words } = line;
  const behind = trailingNumber(words);
  const isInFront = isNumber(words[0]) && !(behind > 0 && country !== undefined && numberBehind.has(country));
  const number = isInFront ? takeFront(line, units) : takeBehind(line, units);
  return { words: streetWordsOf(line.words), number, unit: units.join(" ") };
}

function lineOf(text: string): Line {
  const line: Line = { words: [], between: [] };
  let start = -1;
  let endBefore = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // An apostrophe ends no word, it is only left out.
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit === 39 && start >= 0)) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) {
      line.words.push(text.slice(start, at).replaceAll("'", ""));
      line.between.push(text.slice(endBefore, start).trim());
      endBefore = at;
      start = -1;
    }
    if (unit === 35) {
      line.words.push("#");
      line.between.push("");
      endBefore = at + 1;
    }
  }
  joinAbbreviations(line);
  return line;
}

/** "P.O. Box" is one word, "C/ Mayor" is calle, "s/n" says that there is no number. */
function joinAbbreviations(line: Line) {
  const { words, between } = line;
  if (words[0] === "c" && between[1] === "/") words[0] = "calle";
  for (let at = 1; at < words.length; at += 1) {
    if (words[at] === "n" && words[at - 1] === "s" && between[at] === "/") remove(line, at - 1, 2);
    else if (words[at] === "box" && words[at - 1] === "po") remove(line, at - 1, 1);
    else if (words[at] === "box" && words[at - 1] === "o" && words[at - 2] === "p") remove(line, at - 2, 2);
    else continue;
    if (words[at - 1] === "box") words[at - 1] = "pobox";
    else if (words[at - 2] === "box") words[at - 2] = "pobox";
  }
}

function takeUnits(line: Line): string[] {
  const units: string[] = [];
  const { words, between } = line;
  for (let at = 0; at < words.length; at += 1) {
    const kind = words[at] === "#" ? "named unit" : streetWordKind(words[at] ?? "");
    const [before = "", behind = ""] = [words[at - 1], words[at + 1]];
    const isFlat = words[at] === "m" && isNumber(before) && isNumber(behind);
    if (kind !== "unit" && kind !== "named unit" && !isFlat) continue;
    if (
      isUnitName(behind) &&
      (kind !== "unit" || words.some((word, no) => no !== at + 1 && isNumber(word)))
    ) {
      const letter = words[at + 2] ?? "";
      const hasLetter =
        isLetter(letter) && isFigure(behind) && (words[at + 3] === undefined || between[at + 3] === ",");
      units.push(withoutNoughts(hasLetter ? behind + letter : behind));
      remove(line, at, hasLetter ? 3 : 2);
    } else if (kind === "named unit" && isLetter(behind)) {
      units.push(behind);
      remove(line, at, 2);
    } else if (
      floors.has(words[at] ?? "") &&
      (ordinalOf(before) !== undefined || (isNumber(before) && at > 1))
    ) {
      units.push(ordinalOf(before) ?? before);
      remove(line, at - 1, 2);
      at -= 1;
    } else if (words[at] === "#") remove(line, at, 1);
    else continue;
    at -= 1;
  }
  return units;
}

function cutCrossing({ words, between }: Line) {
  for (let at = 2; at < words.length; at += 1) {
    if (!crossings.has(words[at] ?? "")) continue;
    if (!isNumber(words[0]) && streetWordKind(words[at - 1] ?? "") !== "road") continue;
    words.length = at;
    between.length = at;
  }
}

/** Where the numbers and letters begin that a line ends with; -1 where it ends with a word. */
function trailingNumber(words: readonly string[]): number {
  let first = -1;
  for (let at = words.length - 1; at > 0; at -= 1) {
    const word = words[at] ?? "";
    if (isNumber(word)) first = at;
    else if (!isLetter(word) && !repeats.has(word)) break;
  }
  return first > 0 && numberedRoads.has(words[first - 1] ?? "") ? -1 : first;
}

function takeFront(line: Line, units: string[]): string {
  const { words, between } = line;
  const [first = "", next = ""] = words;
  let number = first;
  let count = 1;
  if (between[1] === "/" && isNumber(next)) {
    units.push(withoutNoughts(first));
    number = next;
    count = 2;
  } else if (between[1] === "-" && isNumber(next)) count = 2;
  else if (next === "1" && words[2] === "2" && between[2] === "/") count = 3;
  else if (
    repeats.has(next) ||
    (between[1] === "/" && isLetter(next)) ||
    (isHouseLetter(next) && words.length > 3)
  ) {
    number += next;
    count = 2;
  }
  remove(line, 0, count);
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (
    isNumber(last) &&
    !numberedRoads.has(before) &&
    (streetWordKind(before) === "road" || directions.has(before))
  ) {
    units.push(withoutNoughts(last));
    remove(line, words.length - 1, 1);
  }
  return withoutNoughts(number);
}

function takeBehind(line: Line, units: string[]): string {
  const { words, between } = line;
  const trailing = trailingNumber(words);
  const at = trailing > 0 ? trailing : numberWithin(words);
  if (at < 0) return takeGlued(words);
  let number = words[at] ?? "";
  let count = 1;
  const next = words[at + 1] ?? "";
  if (repeats.has(next) || (isLetter(next) && isFigure(number))) {
    number += next;
    count = 2;
  }
  for (; trailing > 0 && isNumber(words[at + count]); count += 1)
    if (between[at + count] !== "-") units.push(withoutNoughts(words[at + count] ?? ""));
  const letter = words[at + count] ?? "";
  if (isLetter(letter) && units.length > 0) {
    units[units.length - 1] += letter;
    count += 1;
  }
  remove(line, at, count);
  return withoutNoughts(number);
}

/** The last number that stands behind a word, unless it is that of the road. */
function numberWithin(words: readonly string[]): number {
  for (let at = words.length - 1; at > 0; at -= 1)
    if (isNumber(words[at]) && !numberedRoads.has(words[at - 1] ?? "")) return at;
  return -1;
}

/** "Stationsweg195" and "60Rumbelow Court" lack their blank. */
function takeGlued(words: string[]): string {
  const [first = ""] = words;
  const digits = digitsOf(first);
  if (digits > 0 && first.length - digits > 3 && ordinalOf(first) === undefined) {
    words[0] = first.slice(digits);
    return withoutNoughts(first.slice(0, digits));
  }
  const last = words.at(-1) ?? "";
  let end = last.length;
  while (end > 0 && digitsOf(last.charAt(end - 1)) === 1) end -= 1;
  if (end < 4 || end === last.length || digitsOf(last) > 0) return "";
  words[words.length - 1] = last.slice(0, end);
  return withoutNoughts(last.slice(end));
}

function remove({ words, between }: Line, at: number, count: number) {
  words.splice(at, count);
  between.splice(at, count);
}

/** A house's number: up to six digits, a letter behind them at most. */
function isNumber(word: string | undefined): boolean {
  if (word === undefined) return false;
  const digits = digitsOf(word);
  return digits > 0 && digits <= 6 && word.length <= digits + 1;
}

function isFigure(word: string): boolean {
  return word !== "" && digitsOf(word) === word.length;
}

function isLetter(word: string): boolean {
  return word.length === 1 && word > "9";
}

function isHouseLetter(word: string): boolean {
  return isLetter(word) && !directions.has(word);
}

/** What flats and offices are called by: a few characters, a digit among them. */
function isUnitName(word: string): boolean {
  return (
    word.length <= 6 &&
    ordinalOf(word) === undefined &&
    [...word].some((character) => digitsOf(character) === 1)
  );
}

function withoutNoughts(number: string): string {
  let at = 0;
  while (at < number.length - 1 && number.charAt(at) === "0" && digitsOf(number.charAt(at + 1)) === 1)
    at += 1;
  return number.slice(at);
}
