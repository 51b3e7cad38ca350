import { mark, otherTexts, type Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { textsOf } from "../encode/text-column.ts";
import { type Answers, askEach, type Comparison, clearHolders, type PairReader } from "./comparison.ts";
import { compareDays, dayComparison } from "./days.ts";
import { compareEmployers, employerComparison } from "./employer.ts";
import { formsOf } from "./forms.ts";
import { compareMail, compareNameInMail, mailComparison, mailLevel, nameInMailComparison } from "./mail.ts";
import { areBothPlain } from "./name-traits.ts";
import { namesAgain } from "./names-again.ts";
import {
  compareNames,
  family,
  familyAgrees,
  familyComparison,
  given,
  givenAgrees,
  givenComparison,
  type NameLevels,
  orderComparison,
} from "./names-of-people.ts";
import { compareWithoutVowels } from "./names-without-vowels.ts";
import { compareWordByWord } from "./names-word-by-word.ts";
import {
  compareNumbers,
  comparePhones,
  personalIdComparison,
  phoneComparison,
  taxIdComparison,
} from "./numbers.ts";
import { compareOthers, otherComparison } from "./other-texts.ts";
import { comparePlaces, placeComparison, placeLevel } from "./place.ts";

/** Where each comparison of people stands. */
export const personAt = {
  given: 0,
  family: 1,
  order: 2,
  inMail: 3,
  day: 4,
  mail: 5,
  phone: 6,
  place: 7,
  employer: 8,
  suffix: 9,
  personalId: 10,
  taxId: 11,
  others: 12,
};

export const personComparisons: readonly Comparison[] = [
  givenComparison,
  familyComparison,
  orderComparison,
  nameInMailComparison,
  dayComparison,
  mailComparison,
  phoneComparison,
  placeComparison,
  employerComparison,
  { name: "suffix", levels: ["can't be said", "same", "different", "on one only"] },
  personalIdComparison,
  taxIdComparison,
  ...Array.from({ length: otherTexts }, (_, which) => otherComparison(which)),
];

/** Reads pairs of people. */
export function personPairs(prepared: Prepared): PairReader {
  const { cells, width, at: place } = rowsOf(prepared);
  const names = compareNames(prepared);
  const holdersOfNames = nameHolders(prepared);
  const mail = compareMail(prepared);
  const inMail = compareNameInMail(prepared);
  const phones = comparePhones(prepared);
  const places = comparePlaces(prepared);
  const employers = compareEmployers(prepared);
  const columnByColumn = [...compareNumbers(prepared, personAt), ...compareOthers(prepared, personAt.others)];
  const [givens, families] = [textsOf(prepared.columns.given), textsOf(prepared.columns.family)];
  const namesOf = (at: number) => ({
    given: givens(cells[at + place.given] as number),
    family: families(cells[at + place.family] as number),
  });
  const [givenForms, familyForms] = [formsOf(prepared.columns.given), formsOf(prepared.columns.family)];
  const wordsOf = (at: number) => ({
    given: givenForms(cells[at + place.given] as number),
    family: familyForms(cells[at + place.family] as number),
  });
  // Then there is no other order, and neither goes on where the other ends.
  const areOfTwoWords = (a: number, b: number) =>
    areBothPlain(cells, a + place.givenTraits, b + place.givenTraits) &&
    areBothPlain(cells, a + place.familyTraits, b + place.familyTraits);
  const repeating = namesAgain(prepared).map((which) => personAt.others + which);
  const found: NameLevels = { given: 0, family: 0, swapped: false, fromOther: false };

  function readNames(a: number, b: number, { levels, holders }: Answers): void {
    names(a, b, found);
    const [marksOfA, marksOfB] = [cells[a + place.marks] as number, cells[b + place.marks] as number];
    if ((marksOfA ^ marksOfB) & mark.unvowelled) compareWithoutVowels(namesOf(a), namesOf(b), found);
    if ((marksOfA | marksOfB) & mark.inOneText && !areOfTwoWords(a, b))
      compareWordByWord(wordsOf(a), wordsOf(b), found);
    // One of a couple is not the couple, whatever of their names is in both.
    if ((marksOfA ^ marksOfB) & mark.several) found.given = given.different;
    // One in characters, one in letters: what they are read as in China says nothing of a name from Japan.
    if (
      (marksOfA ^ marksOfB) & mark.inHan &&
      found.given === given.different &&
      found.family === family.different
    )
      [found.given, found.family] = [given.missing, family.missing];
    const m = apartFromNames(mail(a, b, holders, personAt.mail), a, b);
    levels[personAt.mail] = m;
    levels[personAt.inMail] =
      m === mailLevel.same || found.swapped
        ? 0
        : inMail(
            a,
            b,
            givenAgrees(found.given),
            familyAgrees(found.family),
            found.given !== given.missing && found.family !== family.missing,
          );
    // A name read from the very address that is compared says nothing new.
    if (m === mailLevel.same || m === mailLevel.near || m === mailLevel.mailbox || m === mailLevel.ofName) {
      const fromMail = marksOfA | marksOfB;
      if (fromMail & mark.givenFromMail) found.given = given.missing;
      if (fromMail & mark.familyFromMail) found.family = family.missing;
    }
    levels[personAt.given] = found.given;
    levels[personAt.family] = found.family;
    levels[personAt.order] =
      found.given === given.missing && found.family === family.missing ? 0 : found.swapped ? 2 : 1;
    const isOther = found.swapped && found.fromOther;
    const x = isOther ? b : a;
    const y = isOther ? a : b;
    if (found.given === given.same) holders[personAt.given] = holdersOfNames.given(x, y, found.swapped);
    if (found.family === family.same) holders[personAt.family] = holdersOfNames.family(x, y, found.swapped);
  }

  /** Two mailboxes a letter apart are no slip of the finger where two given names are: f.seidel and l.seidel. */
  function apartFromNames(level: number, a: number, b: number): number {
    if (level !== mailLevel.near || found.given !== given.different) return level;
    if (cells[a + place.local] === cells[b + place.local]) return level;
    return cells[a + place.house] === cells[b + place.house] ? mailLevel.house : mailLevel.different;
  }

  /**
   * The given names of two couples, of whom a record may say as little as "Mr & Mrs S Power": what one says is the other's, or its first
   * letter. Where one says none at all ("Mr & Mrs Power"), they are the ones in that house.
   */
  function levelOfCouples(a: number, b: number, levels: Uint8Array): number {
    const level = levels[personAt.given] as number;
    if (level !== given.missing && level !== given.different) return level;
    const [one, other] = [namesOf(a).given, namesOf(b).given];
    if (one === "" || other === "")
      return familyAgrees(levels[personAt.family] as number) && levels[personAt.place] === placeLevel.address
        ? given.initial
        : level;
    const [few = [], many = []] = [one.split(" "), other.split(" ")].toSorted((x, y) => x.length - y.length);
    return few.every((name) => many.some((full) => full.startsWith(name) || name.startsWith(full)))
      ? given.initial
      : level;
  }

  return {
    comparisons: personComparisons,
    records: prepared.records,
    compare(one, other, answers) {
      const a = one * width;
      const b = other * width;
      const { levels, holders } = answers;
      clearHolders(answers);
      readNames(a, b, answers);
      levels[personAt.day] = compareDays(cells[a + place.day] as number, cells[b + place.day] as number);
      levels[personAt.phone] = phones(a, b, holders, personAt.phone);
      levels[personAt.place] = places(a, b, holders, personAt.place);
      levels[personAt.employer] = employers(a, b, holders, personAt.employer);
      levels[personAt.suffix] = compareSuffixes(
        cells[a + place.suffix] as number,
        cells[b + place.suffix] as number,
      );
      const areCouples =
        (cells[a + place.marks] as number) & (cells[b + place.marks] as number) & mark.several;
      if (areCouples !== 0) levels[personAt.given] = levelOfCouples(a, b, levels);
      askEach(columnByColumn, a, b, answers);
      // Said of names that are the same already, the same name is no news; where they differ it is.
      if (levels[personAt.given] === given.same && levels[personAt.family] === family.same)
        for (const at of repeating) if (levels[at] === 1) levels[at] = 0;
    },
  };
}

function compareSuffixes(x: number, y: number): number {
  if (x === y) return x === 0 ? 0 : 1;
  return x === 0 || y === 0 ? 3 : 2;
}

/** How many have a name: in its own column, and where the names were swapped in the other one too. */
function nameHolders(prepared: Prepared) {
  const { given, family } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const [givens, families] = [textsOf(given), textsOf(family)];
  const numberOfGiven = new Map<string, number>();
  for (let id = 1; id < given.ends.length; id++) numberOfGiven.set(givens(id), id);
  const count = (column: typeof given, id: number) => column.counts[id] ?? 0;
  return {
    given(a: number, b: number, swapped: boolean): number {
      const here = count(given, cells[a + place.given] as number);
      if (!swapped) return Math.max(here, count(given, cells[b + place.given] as number));
      const there = cells[b + place.family] as number;
      return Math.max(here, count(family, there), count(given, numberOfGiven.get(families(there)) ?? 0));
    },
    family(a: number, b: number, swapped: boolean): number {
      const here = count(family, cells[a + place.family] as number);
      if (!swapped) return Math.max(here, count(family, cells[b + place.family] as number));
      return Math.max(here, count(given, cells[b + place.given] as number));
    },
  };
}
