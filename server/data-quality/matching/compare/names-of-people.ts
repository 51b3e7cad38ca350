import { type TextColumn, textsOf } from "../encode/text-column.ts";
import { isNicknameOf } from "../normalise/nicknames.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import type { Comparison } from "./comparison.ts";
import { isTypingError } from "./texts-alike.ts";

export const givenComparison: Comparison = {
  name: "given name",
  levels: [
    "can't be said",
    "same",
    "short form",
    "one of several",
    "typing error",
    "initial",
    "somewhat alike",
    "different",
  ],
};
export const familyComparison: Comparison = {
  name: "family name",
  levels: ["can't be said", "same", "part of a double name", "typing error", "somewhat alike", "different"],
};
export const orderComparison: Comparison = {
  name: "order of the names",
  levels: ["can't be said", "straight", "swapped"],
};
export const given = {
  missing: 0,
  same: 1,
  nickname: 2,
  part: 3,
  typo: 4,
  initial: 5,
  loose: 6,
  different: 7,
};
export const family = { missing: 0, same: 1, part: 2, typo: 3, loose: 4, different: 5 };

export const givenAgrees = (level: number) => level >= given.same && level <= given.typo;
export const familyAgrees = (level: number) => level >= family.same && level <= family.typo;

/** The levels of two names, each taken as `swapped` says. */
export interface NameLevels {
  given: number;
  family: number;
  swapped: boolean;
}

/** Compares the names of two records; where they don't agree as they stand, given and family name are tried swapped. */
export function compareNames(columns: { given: TextColumn; family: TextColumn }) {
  const [givens, families] = [textsOf(columns.given), textsOf(columns.family)];
  const isOtherGiven = commonSpellings(columns.given, (text) => text.split(" ", 1)[0] ?? "");
  const isOtherFamily = commonSpellings(columns.family, (text) => text);

  const givenLevel = (x: string, y: string) => {
    if (x === "" || y === "") return given.missing;
    if (x === y) return given.same;
    const level = compareGiven(x, y);
    return level === given.typo && isOtherGiven(x, y) ? given.loose : level;
  };
  const familyLevel = (x: string, y: string) => {
    if (x === "" || y === "") return family.missing;
    if (x === y) return family.same;
    const level = compareFamily(x, y);
    return level === family.typo && isOtherFamily(x, y) ? family.loose : level;
  };

  return (a: number, b: number, out: NameLevels): void => {
    const ga = columns.given.ids[a] as number;
    const gb = columns.given.ids[b] as number;
    const fa = columns.family.ids[a] as number;
    const fb = columns.family.ids[b] as number;
    out.given = ga !== 0 && ga === gb ? given.same : givenLevel(givens(ga), givens(gb));
    out.family = fa !== 0 && fa === fb ? family.same : familyLevel(families(fa), families(fb));
    out.swapped = false;
    if (givenAgrees(out.given) || out.given === given.initial || familyAgrees(out.family)) return;
    const asGiven = givenLevel(givens(ga), families(fb));
    const asFamily = familyLevel(families(fa), givens(gb));
    if (!isSwap(asGiven, asFamily, givens(gb), out.family)) return;
    out.given = asGiven;
    out.family = asFamily;
    out.swapped = true;
  };
}

function isSwap(asGiven: number, asFamily: number, familyThere: string, familyHere: number): boolean {
  if (asFamily === family.same && familyThere.length >= 4 && familyHere !== family.loose) return true;
  if (asFamily === family.typo && asGiven === given.loose) return true;
  const fits = givenAgrees(asGiven) || asGiven === given.initial;
  if (fits && familyAgrees(asFamily)) return true;
  return (
    (asGiven === given.same && asFamily === family.missing) ||
    (asGiven === given.missing && asFamily === family.same)
  );
}

function compareGiven(x: string, y: string): number {
  const xs = x.split(" ");
  const ys = y.split(" ");
  const [x0 = ""] = xs;
  const [y0 = ""] = ys;
  if (x0.length === 1 || y0.length === 1) return x0[0] === y0[0] ? given.initial : given.different;
  if (x0 === y0) {
    const areBothDouble = xs.length === ys.length && (xs[1] ?? "").length > 1 && (ys[1] ?? "").length > 1;
    return areBothDouble ? given.loose : given.part;
  }
  if (x.replaceAll(" ", "") === y.replaceAll(" ", "")) return given.same;
  if (foldUmlauts(x0) === foldUmlauts(y0)) return given.typo;
  if (isNicknameOf(x0, y0)) return given.nickname;
  if (isTypingError(x0, y0)) return given.typo;
  if ((xs.length > 1 && xs.includes(y0)) || (ys.length > 1 && ys.includes(x0))) return given.part;
  const [short, long] = x0.length < y0.length ? [x0, y0] : [y0, x0];
  if (short.length >= 3 && long.startsWith(short)) return given.nickname;
  return jaroWinkler(x0, y0) >= 0.82 ? given.loose : given.different;
}

function compareFamily(x: string, y: string): number {
  if (x.replaceAll(" ", "") === y.replaceAll(" ", "")) return family.same;
  if (foldUmlauts(x) === foldUmlauts(y) || isTypingError(x, y)) return family.typo;
  const xs = x.split(" ");
  const ys = y.split(" ");
  if (xs.length + ys.length > 2) {
    if (xs.some((word) => word.length > 2 && ys.includes(word))) return family.part;
    if (xs.some((word) => word.length > 3 && ys.some((other) => isTypingError(word, other))))
      return family.part;
  }
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? family.loose : family.different;
  if (Math.min(x.length, y.length) >= 4 && (x.startsWith(y) || y.startsWith(x))) return family.loose;
  return jaroWinkler(x, y) >= 0.86 ? family.loose : family.different;
}

/**
 * A typing error is rare: two spellings that many have are two names (Laurent and Laurence, Clark and Clarke). Asks of
 * two texts whether both are common, and neither forty times as common as the other.
 */
function commonSpellings(
  column: TextColumn,
  read: (text: string) => string,
): (x: string, y: string) => boolean {
  const text = textsOf(column);
  const holders = new Map<string, number>();
  for (let id = 1; id < column.ends.length; id++) {
    const part = read(text(id));
    holders.set(part, (holders.get(part) ?? 0) + (column.counts[id] as number));
  }
  return (x, y) => {
    const p = read(x);
    const q = read(y);
    const few = Math.min(holders.get(p) ?? 0, holders.get(q) ?? 0);
    const many = Math.max(holders.get(p) ?? 0, holders.get(q) ?? 0);
    return few >= 5 && few * 40 > many && foldUmlauts(p) !== foldUmlauts(q);
  };
}
