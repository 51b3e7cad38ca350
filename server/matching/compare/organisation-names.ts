import type { BaseCounts } from "../encode/prepared.ts";
import { type TextColumn, textsOf } from "../encode/text-column.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import { isBusinessWord, isGroupWord, isPlaceWord } from "../tables/company-words.ts";
import type { Comparison } from "./comparison.ts";
import { areFarApart, areWithin, type Form, formOf, formsOf, isTypingError } from "./forms.ts";

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

/** A name as its words are compared. */
interface Name {
  readonly form: Form;
  readonly words: readonly Word[];
  /** Its words in the order of the alphabet, joined. */
  readonly sorted: string;
  /** The numbers among its words. */
  readonly numbers: string;
}
interface Word {
  readonly form: Form;
  /** Its first three characters: others begin otherwise, or are another word. */
  readonly start: number;
  /** What it tells: a rare word much, "services" little. */
  readonly weight: number;
  /** Of a place or a group: what tells a branch from its parent. */
  readonly isPlace: boolean;
  readonly isGroup: boolean;
}

/** Company names by their words, each weighing what it tells. */
export function compareOrganisationNames(
  core: TextColumn,
  base?: BaseCounts,
): (x: number, y: number) => number {
  const names = namesOf(core, base);
  return (x, y) => {
    if (x === 0 || y === 0) return level.missing;
    if (x === y) return level.same;
    const [a, b] = [names(x), names(y)];
    // Words find their partners one after another: begun at the same end, whoever asks.
    return a.form.text < b.form.text ? compareWords(a, b) : compareWords(b, a);
  };
}

function namesOf(core: TextColumn, base?: BaseCounts): (id: number) => Name {
  const forms = formsOf(core);
  const words = wordsOf(core, base);
  const known: (Name | undefined)[] = new Array(core.ends.length);
  return (id) => {
    let name = known[id];
    if (name === undefined) {
      const form = forms(id);
      name = {
        form,
        words: form.words.map(words),
        sorted: [...form.words].sort().join(""),
        numbers: form.words.filter(isNumber).join(" "),
      };
      known[id] = name;
    }
    return name;
  };
}

/** Weighs each word by the logarithm of how few have it; words of trade and of groups count six tenths. */
function wordsOf(core: TextColumn, base?: BaseCounts): (word: string) => Word {
  const text = textsOf(core);
  const seen = new Map<string, number>();
  let total = 2;
  for (let id = 1; id < core.ends.length; id++) {
    const count = core.counts[id] as number;
    total += count;
    for (const word of new Set(text(id).split(" "))) seen.set(word, (seen.get(word) ?? 0) + count);
  }
  // Among a few of a base, a word that the base hasn't counted is a rare one; which few they are says nothing.
  if (base !== undefined) total = 2 + base.records;
  const holdersOf = (word: string) =>
    base === undefined
      ? (seen.get(word) ?? 1)
      : Math.max(base.wordHolders(word), Math.min(2, seen.get(word) ?? 1));
  const known = new Map<string, Word>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      const isGroup = isGroupWord(word);
      const share = isGroup || isBusinessWord(word) ? 0.6 : 1;
      found = {
        form: formOf(word),
        start: startOf(word),
        weight: Math.log((total + 1) / holdersOf(word)) * share + 0.1,
        isPlace: isPlaceWord(word),
        isGroup,
      };
      known.set(word, found);
    }
    return found;
  };
}

function compareWords(a: Name, b: Name): number {
  const [x, y] = [a.form.joined, b.form.joined];
  if (x === y || a.sorted === b.sorted) return level.glued;
  if (haveOtherNumbers(a, b)) return level.numbers;
  const { agreed, leftOfA, leftOfB, leftOver } = pairWords(a.words, b.words);
  if (leftOver.length === 0 && agreed > 0) return level.typo;
  const shorter = Math.min(x.length, y.length);
  const most = shorter >= 12 ? editsMost : shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  if (
    most > 0 &&
    !haveOneRoman(a, b) &&
    !(leftOfA > 0 && leftOfB > 0 && isOtherWord(leftOver)) &&
    areWithin(a.form, b.form, most)
  )
    return leftOver.length >= 2 && leftOver.some(({ isPlace }) => isPlace) ? level.high : level.typo;
  if (agreed > 0 && (leftOfA === 0 || leftOfB === 0))
    return leftOver.some(({ isPlace, isGroup }) => isPlace || isGroup) ? level.placePart : level.part;
  if (shorter >= 5 && (x.startsWith(y) || y.startsWith(x))) return level.part;
  if (isInitialsOf(a.form, b.form) || isInitialsOf(b.form, a.form)) return level.part;
  const similarity = agreed / (agreed + leftOfA + leftOfB);
  if (similarity >= 0.7) return level.high;
  if (similarity >= 0.45) return level.medium;
  if (shorter >= 5 && !areFarApart(a.form, b.form) && jaroWinkler(x, y) >= 0.9) return level.medium;
  return similarity >= 0.2 ? level.low : level.different;
}

/** So many slips make no other name of a long one. */
const editsMost = 3;

/** Whether all that is left over is a word on either side, of which a third of the letters differ: "Riou Textiles", "Gros Textiles". */
function isOtherWord(leftOver: readonly Word[]): boolean {
  const [one, other, ...more] = leftOver;
  if (one === undefined || other === undefined || more.length > 0) return false;
  const shorter = Math.min(one.form.text.length, other.form.text.length);
  return !areWithin(one.form, other.form, Math.min(editsMost, Math.ceil(shorter / 3)));
}

/** Finds each word its likeliest partner, and what is left over on either side. */
function pairWords(as: readonly Word[], bs: readonly Word[]) {
  const isTaken = new Uint8Array(bs.length);
  const leftOver: Word[] = [];
  let agreed = 0;
  let leftOfA = 0;
  let leftOfB = 0;
  for (const word of as) {
    let partner = -1;
    let best = 0;
    for (let k = 0; k < bs.length; k++) {
      const likeness = isTaken[k] === 1 ? 0 : wordsAlike(word, bs[k] as Word);
      if (likeness <= best) continue;
      best = likeness;
      partner = k;
    }
    if (partner >= 0) {
      isTaken[partner] = 1;
      agreed += best * (word.weight + (bs[partner] as Word).weight) * 0.5;
    } else {
      leftOfA += word.weight;
      leftOver.push(word);
    }
  }
  for (let k = 0; k < bs.length; k++) {
    if (isTaken[k] === 1) continue;
    leftOfB += (bs[k] as Word).weight;
    leftOver.push(bs[k] as Word);
  }
  return { agreed, leftOfA, leftOfB, leftOver };
}

const startOf = (word: string) =>
  ((word.charCodeAt(0) || 0) * 31 + (word.charCodeAt(1) || 0)) * 31 + (word.charCodeAt(2) || 0);

function wordsAlike({ form: a, start: x }: Word, { form: b, start: y }: Word): number {
  if (x === y && a.text === b.text) return 1;
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter >= 4 && isTypingError(a, b)) return 0.9;
  return x === y && shorter >= 3 && (a.text.startsWith(b.text) || b.text.startsWith(a.text)) ? 0.75 : 0;
}

/** "Fund III" and "Fund IV". */
const haveOtherNumbers = (a: Name, b: Name) =>
  a.numbers !== b.numbers && a.numbers !== "" && b.numbers !== "";

/** "Part II" and "part I", whose I was read as a word between two others and left out: no slip of the finger. */
const haveOneRoman = (a: Name, b: Name) =>
  a.numbers !== b.numbers && (roman.has(a.numbers) || roman.has(b.numbers));

const roman = new Set(["ii", "iii", "iv", "vi", "vii", "viii", "ix"]);
const isNumber = (word: string) => roman.has(word) || !/\D/.test(word);

function isInitialsOf(few: Form, many: Form): boolean {
  return (
    few.words.length === 1 &&
    many.words.length >= 2 &&
    few.first.length >= 2 &&
    few.first === many.words.map((word) => word[0]).join("")
  );
}
