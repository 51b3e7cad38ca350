import { type TextColumn, textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import { isBusinessWord, isGroupWord, isPlaceWord } from "../tables/company-words.ts";
import type { Comparison } from "./comparison.ts";
import { isTypingError } from "./texts-alike.ts";

export const organisationNameComparison: Comparison = {
  name: "name",
  levels: [
    "can't be said",
    "same",
    "same letters",
    "typing error",
    "one is part of the other",
    "a place or group word more",
    "much alike",
    "alike",
    "a word in common",
    "different",
    "other numbers",
  ],
};
export const organisationName = {
  missing: 0,
  same: 1,
  glued: 2,
  typo: 3,
  part: 4,
  placePart: 5,
  high: 6,
  medium: 7,
  low: 8,
  different: 9,
  numbers: 10,
};
const level = organisationName;

/** Company names by their words, each weighing what it tells: a rare word much, "services" little. */
export function compareOrganisationNames(core: TextColumn): (x: number, y: number) => number {
  const text = textsOf(core);
  const words = new Map<number, string[]>();
  const wordsOf = (id: number) => {
    let list = words.get(id);
    if (list === undefined) {
      list = text(id).split(" ");
      words.set(id, list);
    }
    return list;
  };
  const weightOf = wordWeights(core, text);
  return (x, y) =>
    x === 0 || y === 0
      ? level.missing
      : x === y
        ? level.same
        : compareWords(wordsOf(x), wordsOf(y), weightOf);
}

/** What a word tells: the logarithm of how few have it; words of trade and of groups count six tenths. */
function wordWeights(core: TextColumn, text: (id: number) => string): (word: string) => number {
  const seen = new Map<string, number>();
  let total = 2;
  for (let id = 1; id < core.ends.length; id++) {
    const count = core.counts[id] as number;
    total += count;
    for (const word of new Set(text(id).split(" "))) seen.set(word, (seen.get(word) ?? 0) + count);
  }
  const weights = new Map<string, number>();
  for (const [word, count] of seen)
    weights.set(
      word,
      Math.log((total + 1) / count) * (isBusinessWord(word) || isGroupWord(word) ? 0.6 : 1) + 0.1,
    );
  return (word) => weights.get(word) ?? 1;
}

function compareWords(
  xs: readonly string[],
  ys: readonly string[],
  weightOf: (word: string) => number,
): number {
  const x = xs.join("");
  const y = ys.join("");
  if (x === y || [...xs].sort().join("") === [...ys].sort().join("")) return level.glued;
  if (haveOtherNumbers(xs, ys)) return level.numbers;
  const { agreed, leftOfX, leftOfY, leftOver } = pairWords(xs, ys, weightOf);
  if (leftOver.length === 0 && agreed > 0) return level.typo;
  const shorter = Math.min(x.length, y.length);
  const most = shorter >= 12 ? 3 : shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  if (most > 0 && editsWithin(x, y, most) <= most)
    return leftOver.length >= 2 && leftOver.some(isPlaceWord) ? level.high : level.typo;
  if (agreed > 0 && (leftOfX === 0 || leftOfY === 0))
    return leftOver.some((word) => isPlaceWord(word) || isGroupWord(word)) ? level.placePart : level.part;
  if (shorter >= 5 && (x.startsWith(y) || y.startsWith(x))) return level.part;
  if (isInitialsOf(xs, ys) || isInitialsOf(ys, xs)) return level.part;
  const similarity = agreed / (agreed + leftOfX + leftOfY);
  if (similarity >= 0.7) return level.high;
  if (similarity >= 0.45 || (shorter >= 5 && jaroWinkler(x, y) >= 0.9)) return level.medium;
  return similarity >= 0.2 ? level.low : level.different;
}

/** Finds each word its likeliest partner, and what is left over on either side. */
function pairWords(xs: readonly string[], ys: readonly string[], weightOf: (word: string) => number) {
  const isTaken = new Uint8Array(ys.length);
  const leftOver: string[] = [];
  let agreed = 0;
  let leftOfX = 0;
  let leftOfY = 0;
  for (const word of xs) {
    let partner = -1;
    let best = 0;
    ys.forEach((other, k) => {
      const likeness = isTaken[k] === 1 ? 0 : wordsAlike(word, other);
      if (likeness > best) {
        best = likeness;
        partner = k;
      }
    });
    if (partner >= 0) {
      isTaken[partner] = 1;
      agreed += best * (weightOf(word) + weightOf(ys[partner] as string)) * 0.5;
    } else {
      leftOfX += weightOf(word);
      leftOver.push(word);
    }
  }
  ys.forEach((word, k) => {
    if (isTaken[k] === 1) return;
    leftOfY += weightOf(word);
    leftOver.push(word);
  });
  return { agreed, leftOfX, leftOfY, leftOver };
}

function wordsAlike(a: string, b: string): number {
  if (a === b) return 1;
  if (Math.min(a.length, b.length) >= 4 && isTypingError(a, b)) return 0.9;
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)) ? 0.75 : 0;
}

const roman = new Set(["ii", "iii", "iv", "vi", "vii", "viii", "ix"]);
const isNumber = (word: string) => roman.has(word) || !/\D/.test(word);

function haveOtherNumbers(xs: readonly string[], ys: readonly string[]): boolean {
  const p = xs.filter(isNumber).join(" ");
  const q = ys.filter(isNumber).join(" ");
  return p !== "" && q !== "" && p !== q;
}

function isInitialsOf(few: readonly string[], many: readonly string[]): boolean {
  const [word = ""] = few;
  return (
    few.length === 1 &&
    many.length >= 2 &&
    word.length >= 2 &&
    word === many.map((other) => other[0]).join("")
  );
}
