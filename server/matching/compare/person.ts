import { mark, otherTexts, type Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import type { Answers, Comparison, PairReader } from "./comparison.ts";
import { compareDays, dayComparison } from "./days.ts";
import { compareEmployers, employerComparison } from "./employer.ts";
import { compareMail, compareNameInMail, mailComparison, mailLevel, nameInMailComparison } from "./mail.ts";
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
import {
  compareNumbers,
  comparePhones,
  personalIdComparison,
  phoneComparison,
  taxIdComparison,
} from "./numbers.ts";
import { compareOthers, otherComparison } from "./other-texts.ts";
import { comparePlaces, placeComparison } from "./place.ts";

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
  const { columns, days, marks } = prepared;
  const names = compareNames(columns);
  const holdersOfNames = nameHolders(prepared);
  const mail = compareMail(prepared);
  const inMail = compareNameInMail(prepared);
  const phones = comparePhones(columns.phone, columns.phone2);
  const places = comparePlaces(prepared);
  const employers = compareEmployers(prepared);
  const personalIds = compareNumbers(columns.personalId);
  const taxIds = compareNumbers(columns.taxId);
  const others = [columns.text0, columns.text1, columns.text2, columns.text3].map(compareOthers);
  const found: NameLevels = { given: 0, family: 0, swapped: false };

  function readNames(a: number, b: number, { levels, holders }: Answers): void {
    names(a, b, found);
    const m = mail(a, b, holders, personAt.mail);
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
      const fromMail = (marks[a] as number) | (marks[b] as number);
      if (fromMail & mark.givenFromMail) found.given = given.missing;
      if (fromMail & mark.familyFromMail) found.family = family.missing;
    }
    levels[personAt.given] = found.given;
    levels[personAt.family] = found.family;
    levels[personAt.order] =
      found.given === given.missing && found.family === family.missing ? 0 : found.swapped ? 2 : 1;
    if (found.given === given.same) holders[personAt.given] = holdersOfNames.given(a, b, found.swapped);
    if (found.family === family.same) holders[personAt.family] = holdersOfNames.family(a, b, found.swapped);
  }

  return {
    comparisons: personComparisons,
    records: prepared.records,
    compare(a, b, answers) {
      const { levels, holders } = answers;
      holders.fill(0);
      readNames(a, b, answers);
      levels[personAt.day] = compareDays(days[a] as number, days[b] as number);
      levels[personAt.phone] = phones(a, b, holders, personAt.phone);
      levels[personAt.place] = places(a, b, holders, personAt.place);
      levels[personAt.employer] = employers(a, b, holders, personAt.employer);
      levels[personAt.suffix] = compareSuffixes(
        columns.suffix.ids[a] as number,
        columns.suffix.ids[b] as number,
      );
      levels[personAt.personalId] = personalIds(a, b, holders, personAt.personalId);
      levels[personAt.taxId] = taxIds(a, b, holders, personAt.taxId);
      for (let t = 0; t < others.length; t++)
        levels[personAt.others + t] = others[t]?.(a, b, holders, personAt.others + t) ?? 0;
    },
  };
}

function compareSuffixes(x: number, y: number): number {
  if (x === y) return x === 0 ? 0 : 1;
  return x === 0 || y === 0 ? 3 : 2;
}

/** How many have a name: in its own column, and where the names were swapped in the other one too. */
function nameHolders({ columns }: Prepared) {
  const [givens, families] = [textsOf(columns.given), textsOf(columns.family)];
  const numberOfGiven = new Map<string, number>();
  for (let id = 1; id < columns.given.ends.length; id++) numberOfGiven.set(givens(id), id);
  const count = (column: typeof columns.given, id: number) => column.counts[id] ?? 0;
  return {
    given(a: number, b: number, swapped: boolean): number {
      const here = count(columns.given, columns.given.ids[a] as number);
      if (!swapped) return Math.max(here, count(columns.given, columns.given.ids[b] as number));
      const there = columns.family.ids[b] as number;
      return Math.max(
        here,
        count(columns.family, there),
        count(columns.given, numberOfGiven.get(families(there)) ?? 0),
      );
    },
    family(a: number, b: number, swapped: boolean): number {
      const here = count(columns.family, columns.family.ids[a] as number);
      if (!swapped) return Math.max(here, count(columns.family, columns.family.ids[b] as number));
      return Math.max(here, count(columns.given, columns.given.ids[b] as number));
    },
  };
}
