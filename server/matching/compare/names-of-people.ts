import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { decoderOf, lengthOf, type TextColumn } from "../encode/text-column.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import type { Comparison } from "./comparison.ts";
import { areFarApart, type Form, formOf, formsOf, isTypingError } from "./forms.ts";
import { areBothPlain, areOfOtherNames, areUnlike } from "./name-traits.ts";
import { comparePlainFamilies, plainFamily } from "./plain-family-names.ts";

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
  // Of strangers whose names agree by chance: some do so crosswise.
  strangers: [0.7, 0.3],
};
/** `cut` is no level of its own: the one begins with the other, which is a short form unless both are common names. */
export const given = {
  missing: 0,
  same: 1,
  nickname: 2,
  part: 3,
  typo: 4,
  initial: 5,
  loose: 6,
  different: 7,
  cut: 8,
};
export const family = { missing: 0, same: 1, part: 2, typo: 3, loose: 4, different: 5 };

export const givenAgrees = (level: number) => level >= given.same && level <= given.typo;
export const familyAgrees = (level: number) => level >= family.same && level <= family.typo;

/** From this likeness (`jaroWinkler`) on two names are somewhat alike. */
const givenAlike = 0.82;
const familyAlike = 0.86;

/** The levels of two names, each taken as `swapped` says. */
export interface NameLevels {
  given: number;
  family: number;
  swapped: boolean;
  /** Where they are swapped: whether it is the other record whose names are taken as they stand. */
  fromOther: boolean;
}

/** Compares the names of two records, whose rows begin at `a` and `b`; where they don't agree as they stand, given and family name are tried swapped. */
export function compareNames(prepared: Prepared) {
  const { columns, base } = prepared;
  const { cells, at: place } = rowsOf(prepared);
  const givens = formsOf(columns.given);
  const families = formsOf(columns.family);
  const givenHolders = holdersOf(columns.given, (text) => text.split(" ", 1)[0] ?? "", base?.firstHolders);
  const familyHolders = holdersOf(columns.family, null);
  const plainFamilies = comparePlainFamilies(columns.family, familyAlike);

  // One more than each has, 0 where nobody asked yet: the same few names come again and again, and looking them up is slow.
  const known = new Int32Array(columns.given.ends.length);
  function holdersOfGiven(id: number): number {
    if (known[id] === 0) known[id] = 1 + givenHolders(givens(id).first);
    return (known[id] as number) - 1;
  }

  const givenLevel = (x: Form, y: Form, holdersOfX: () => number, holdersOfY: () => number) => {
    if (x.text === "" || y.text === "") return given.missing;
    if (x.text === y.text) return given.same;
    const level = compareGiven(x, y);
    const isSlip = level === given.typo || level === given.loose || level === given.cut;
    if (isSlip && !foldAlike(x, y) && areBothCommon(holdersOfX(), holdersOfY())) return given.different;
    return level === given.cut ? given.nickname : level;
  };
  const familyLevel = (x: Form, y: Form) => {
    if (x.text === "" || y.text === "") return family.missing;
    if (x.text === y.text) return family.same;
    const level = compareFamily(x, y);
    return level === family.typo &&
      areBothCommon(familyHolders(x.text), familyHolders(y.text)) &&
      x.folded !== y.folded
      ? family.loose
      : level;
  };

  const holders = (g: number, f: number) =>
    (g === 0 ? 1 : (columns.given.counts[g] as number)) *
    (f === 0 ? 1 : (columns.family.counts[f] as number));
  /** Whether the other's names are the ones that stand right: more have its given name. Whoever is named first says nothing. */
  function standsRight(ga: number, fa: number, gb: number, fb: number): boolean {
    const more = holders(gb, fb) - holders(ga, fa);
    if (more !== 0) return more > 0;
    const [x, y] = [givens(ga).text, givens(gb).text];
    return x === y ? families(fb).text < families(fa).text : y < x;
  }

  function levelOfGiven(a: number, b: number): number {
    const x = cells[a + place.given] as number;
    const y = cells[b + place.given] as number;
    if (x === 0 || y === 0) return given.missing;
    if (x === y) return given.same;
    const [p, q] = [a + place.givenTraits, b + place.givenTraits];
    return areUnlike(cells, p, q, givenAlike) && areOfOtherNames(cells, p, q)
      ? given.different
      : givenLevel(
          givens(x),
          givens(y),
          () => holdersOfGiven(x),
          () => holdersOfGiven(y),
        );
  }
  function levelOfFamily(a: number, b: number): number {
    const x = cells[a + place.family] as number;
    const y = cells[b + place.family] as number;
    if (x === 0 || y === 0) return family.missing;
    if (x === y) return family.same;
    const [p, q] = [a + place.familyTraits, b + place.familyTraits];
    if (areUnlike(cells, p, q, familyAlike)) return family.different;
    if (!areBothPlain(cells, p, q)) return familyLevel(families(x), families(y));
    if (isArticleMore(x, y)) return family.typo;
    const found = plainFamilies(x, y);
    if (found === plainFamily.different) return family.different;
    const isSlip =
      found === plainFamily.umlaut ||
      (found === plainFamily.typo &&
        !areBothCommon(columns.family.counts[x] as number, columns.family.counts[y] as number));
    return isSlip ? family.typo : family.loose;
  }
  function isArticleMore(x: number, y: number): boolean {
    const more = lengthOf(columns.family, y) - lengthOf(columns.family, x);
    return (
      (more === 2 && hasArticleMore(columns.family, x, y)) ||
      (more === -2 && hasArticleMore(columns.family, y, x))
    );
  }
  /** Whether the family name of the one is nothing like the other's given name. */
  const isNoSwap = (a: number, b: number) =>
    areUnlike(cells, a + place.familyTraits, b + place.givenTraits, familyAlike);

  return (a: number, b: number, out: NameLevels): void => {
    out.given = levelOfGiven(a, b);
    out.family = levelOfFamily(a, b);
    out.swapped = false;
    if (givenAgrees(out.given) || out.given === given.initial || familyAgrees(out.family)) return;
    // Where no family name is like the other's given name, nothing is swapped, whatever the other two are.
    if (isNoSwap(a, b) && isNoSwap(b, a)) return;
    const ga = cells[a + place.given] as number;
    const gb = cells[b + place.given] as number;
    const fa = cells[a + place.family] as number;
    const fb = cells[b + place.family] as number;
    out.fromOther = standsRight(ga, fa, gb, fb);
    // An initial has no place of its own: "K. Natarajan" and "Natarajan Krishnan" are told by either's names.
    if (!trySwap(ga, fa, gb, fb, out)) {
      out.fromOther = !out.fromOther;
      if (!trySwap(ga, fa, gb, fb, out)) out.fromOther = !out.fromOther;
    }
  };

  function trySwap(ga: number, fa: number, gb: number, fb: number, out: NameLevels): boolean {
    const [g, f, otherG, otherF] = out.fromOther ? [gb, fb, ga, fa] : [ga, fa, gb, fb];
    const there = families(otherF);
    const asGiven = givenLevel(
      givens(g),
      there,
      () => holdersOfGiven(g),
      () => givenHolders(there.first),
    );
    const asFamily = familyLevel(families(f), givens(otherG));
    if (!isSwap(asGiven, asFamily, givens(otherG).text, out.family)) return false;
    out.given = asGiven;
    out.family = asFamily;
    out.swapped = true;
    return true;
  }
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

function compareGiven(x: Form, y: Form): number {
  const [x0, y0] = [x.first, y.first];
  if (x0.length === 1 || y0.length === 1)
    return x0[0] === y0[0] || areInitialsOfOne(x, y) ? given.initial : given.different;
  const isDouble = x.words.length > 1 || y.words.length > 1;
  if (x0 === y0) {
    const areBothDouble =
      x.words.length === y.words.length && (x.words[1] ?? "").length > 1 && (y.words[1] ?? "").length > 1;
    return areBothDouble ? given.loose : given.part;
  }
  if (isDouble) return compareDouble(x, y);
  return compareFirst(x, y);
}

/** "O. R." and "R.": initials of which one says more. */
function areInitialsOfOne(x: Form, y: Form): boolean {
  const [few, many] = x.words.length < y.words.length ? [x.words, y.words] : [y.words, x.words];
  return [...few, ...many].every((word) => word.length === 1) && few.every((word) => many.includes(word));
}

function compareDouble(x: Form, y: Form): number {
  if (x.joined === y.joined) return given.same;
  const level = compareFirst(formOf(x.first), formOf(y.first));
  if (level === given.typo || level === given.nickname) return level;
  return (x.words.length > 1 && x.words.includes(y.first)) ||
    (y.words.length > 1 && y.words.includes(x.first))
    ? given.part
    : level;
}

/** Two single given names that are not equal. */
function compareFirst(x: Form, y: Form): number {
  if (foldAlike(x, y)) return given.typo;
  if (areOfOneName(x, y)) return given.nickname;
  if (isTypingError(x, y)) return given.typo;
  const shorter = Math.min(x.first.length, y.first.length);
  if (shorter >= 3 && (x.first.startsWith(y.first) || y.first.startsWith(x.first))) return given.cut;
  return !areFarApart(x, y) && jaroWinkler(x.first, y.first) >= givenAlike ? given.loose : given.different;
}

const foldAlike = (x: Form, y: Form) => x.words.length === 1 && y.words.length === 1 && x.folded === y.folded;

/** One is a short form of the other, or both are of one full name. */
function areOfOneName(x: Form, y: Form): boolean {
  if (x.roots.length + y.roots.length === 0) return false;
  return (
    x.roots.includes(y.first) || y.roots.includes(x.first) || x.roots.some((root) => y.roots.includes(root))
  );
}

function compareFamily(x: Form, y: Form): number {
  if (x.joined === y.joined) return family.same;
  if (x.folded === y.folded || isTypingError(x, y)) return family.typo;
  if (x.words.length + y.words.length > 2 && haveWordInCommon(x, y)) return family.part;
  if (x.text.length === 1 || y.text.length === 1)
    return x.text[0] === y.text[0] ? family.loose : family.different;
  const shorter = Math.min(x.joined.length, y.joined.length);
  if (shorter >= 4 && (x.joined.startsWith(y.joined) || y.joined.startsWith(x.joined))) return family.loose;
  return !areFarApart(x, y) && jaroWinkler(x.joined, y.joined) >= familyAlike
    ? family.loose
    : family.different;
}

/** "Alotaibi" and "Al-Otaibi", of which the article was left out as a particle; `few` is the shorter by two. */
function hasArticleMore({ bytes, ends }: TextColumn, few: number, many: number): boolean {
  const start = ends[many - 1] as number;
  const first = bytes[start];
  if (bytes[start + 1] !== 108 || (first !== 97 && first !== 101)) return false;
  const [from, to] = [ends[few - 1] as number, ends[few] as number];
  if (to - from < 4) return false;
  for (let at = from; at < to; at++) if (bytes[at] !== bytes[start + 2 + at - from]) return false;
  return true;
}

function haveWordInCommon(x: Form, y: Form): boolean {
  if (x.words.some((word) => word.length > 2 && y.words.includes(word))) return true;
  return x.words.some(
    (word) => word.length > 3 && y.words.some((other) => isTypingError(formOf(word), formOf(other))),
  );
}

/**
 * How many records have a text, or what `read` takes of it: in the whole base, where it is known what that counted. Of whole texts
 * those that are not common are not counted: of a million family names half a million, which nobody asks for.
 */
function holdersOf(
  column: TextColumn,
  read: ((text: string) => string) | null,
  inBase?: (part: string) => number,
): (part: string) => number {
  const text = decoderOf(column);
  const holders = new Map<string, number>();
  for (let id = 1; id < column.ends.length; id++) {
    if (read === null && (column.counts[id] as number) < commonFrom) continue;
    const part = read === null ? text(id) : read(text(id));
    holders.set(part, (holders.get(part) ?? 0) + (column.counts[id] as number));
  }
  return (part) => inBase?.(part) || (holders.get(part) ?? 0);
}

/** A name that so many have is common. */
const commonFrom = 5;

/**
 * A typing error is rare: two spellings that many have, neither forty times as many as the other, are two names (Laurent
 * and Laurence, Clark and Clarke).
 */
function areBothCommon(one: number, other: number): boolean {
  const few = Math.min(one, other);
  const many = Math.max(one, other);
  return few >= commonFrom && few * 40 > many;
}
