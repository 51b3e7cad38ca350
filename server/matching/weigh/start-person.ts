import { family, familyAgrees, given, givenAgrees } from "../compare/names-of-people.ts";
import { personAt } from "../compare/person.ts";
import type { StartModel } from "./start.ts";

// Set by hand from what is known of such errors (issue of nicknames, typing errors, moves), then left alone: the data
// at hand moves them by expectation maximisation, no set of records has its own.
const number = [0.85, 0.1, 0.05];
const other = [0.6, 0.2, 0.2];
const others = [other, other, other, other];
const asStrangers = [null, null, null, null];

// Born on one day, and not of one age: strangers are so in less than one pair of a thousand.
const rareDay = 0.001;
// Of one family, in one place, born on one day and of another first name are twins, or one person whose name was mistaken.
const besideTwins = 0.1;

/**
 * Two who have another name and share nothing of their own (colleagues of one first name, a family) say nothing of how one
 * person's records err. In a base where few are in twice they are what is most alike, and there are more of them than of the same.
 */
function ownAgrees(
  levels: readonly number[],
  strangers: readonly Float64Array[],
  isShared: (comparison: number) => boolean,
): number {
  const [first = 0, last = 0] = [levels[personAt.given], levels[personAt.family]];
  if (first !== given.different && last !== family.different) return 1;
  const isSame = (at: number) => levels[at] === 1 && !isShared(at);
  const isAlmost = (at: number) => (levels[at] === 1 || levels[at] === 2) && !isShared(at);
  if (isAlmost(personAt.mail) || isSame(personAt.personalId) || isSame(personAt.taxId)) return 1;
  // A family shares its phone and where it comes from, twins their birthday, and a company one switchboard.
  if (familyAgrees(last) && levels[personAt.place] === 1)
    return isAlmost(personAt.day) && (strangers[personAt.day]?.[1] ?? 1) < rareDay ? besideTwins : 0;
  if (levels[personAt.employer] === 1) return 0;
  const isOwn =
    isAlmost(personAt.phone) ||
    isAlmost(personAt.day) ||
    // Whatever else a file tells of people: a place of birth, a trade.
    others.some((_, which) => isSame(personAt.others + which));
  return isOwn ? 1 : 0;
}

/**
 * Of one family name, with first names that agree, or with other ones and other birth dates. First names alone don't tell: of whoever
 * is romanised in several ways (Thanakorn, Tanakorn) two records look as different as brothers.
 */
function peopleOf(levels: readonly number[]): 0 | 1 | 2 {
  const day = levels[personAt.day] as number;
  if (!familyAgrees(levels[personAt.family] as number) || day === 0) return 0;
  const first = levels[personAt.given] as number;
  if (givenAgrees(first)) return 1;
  return first === given.different && day >= dayApart ? 2 : 0;
}

/** Of one year at most. */
const dayApart = 4;

/**
 * People: the same; of one household (family name, address and phone shared, all else as strangers); a namesake in the
 * family (father and son); a namesake who is a stranger; colleagues (house, address and switchboard shared).
 */
export const startPerson: StartModel = {
  vetoes: [personAt.day, personAt.personalId, personAt.taxId],
  identifiers: [personAt.day, personAt.personalId, personAt.taxId],
  house: {
    mayShare: [personAt.personalId, personAt.taxId, ...others.map((_, which) => personAt.others + which)],
    peopleOf,
  },
  classes: [
    {
      name: "same",
      perRecord: 0.4,
      teaches: ownAgrees,
      most: [
        { comparison: personAt.given, level: given.different, share: 0.15 },
        { comparison: personAt.family, level: family.different, share: 0.12 },
      ],
      levels: [
        [0.72, 0.06, 0.05, 0.1, 0.03, 0.02, 0.02], // given: same, short form, one of several, typing error, initial, somewhat alike, different
        [0.8, 0.03, 0.12, 0.02, 0.03], // family: same, part, typing error, somewhat alike, different
        [0.97, 0.03], // straight, swapped
        [0.5, 0.3, 0.2], // in the mail address: whole name, the open part, another name
        [0.82, 0.1, 0.05, 0.01, 0.02], // birth date: same, one error, partly, year, different
        [0.66, 0.06, 0.03, 0.04, 0.15, 0.06], // mail: same, error, mailbox, house, different, of the same name
        [0.75, 0.08, 0.17], // phone
        [0.62, 0.02, 0.05, 0.05, 0.08, 0.08, 0.05, 0.045, 0.005], // place
        [0.75, 0.17, 0.08], // employer
        [0.6, 0.01, 0.39], // suffix: same, different, on one only
        number,
        number,
        ...others,
      ],
    },
    {
      name: "household",
      isOfHouse: true,
      perRecord: 0.15,
      levels: [
        null,
        [0.85, 0.02, 0.08, 0.01, 0.04],
        null,
        null,
        null,
        [0.05, 0.01, 0.01, 0.02, 0.9, 0.01],
        [0.6, 0.05, 0.35],
        [0.8, 0.01, 0.04, 0.03, 0.05, 0.03, 0.03, 0.01, 0.001],
        [0.2, 0.05, 0.75], // a family's own domain
        null,
        null,
        null,
        ...asStrangers,
      ],
    },
    {
      // Born on one day in one family: what else is one's own is not shared, and nobody gives two children one name.
      name: "twins",
      isOfHouse: true,
      perRecord: 0.004,
      mostPerRecord: 0.008,
      levels: [
        [0.0005, 0.002, 0.005, 0.01, 0.01, 0.03, 0.94],
        [0.93, 0.02, 0.04, 0.005, 0.005],
        null,
        null,
        [0.97, 0.02, 0.005, 0.0025, 0.0025],
        [0.05, 0.01, 0.01, 0.02, 0.9, 0.01],
        [0.6, 0.05, 0.35],
        [0.8, 0.01, 0.04, 0.03, 0.05, 0.03, 0.03, 0.01, 0.001],
        [0.2, 0.05, 0.75],
        null,
        null,
        null,
        ...asStrangers,
      ],
    },
    {
      name: "namesake in the family",
      isOfHouse: true,
      perRecord: 0.008,
      mostOfSame: 0.005,
      levels: [
        [0.9, 0.02, 0.06, 0.02, 0.02, 0.01, 0.001],
        [0.9, 0.02, 0.08, 0.01, 0.01],
        null,
        null,
        [0.01, 0.01, 0.02, 0.03, 0.93],
        [0.05, 0.02, 0.02, 0.02, 0.8, 0.09],
        [0.5, 0.05, 0.45],
        [0.8, 0.01, 0.04, 0.03, 0.05, 0.03, 0.03, 0.01, 0.001],
        null,
        [0.02, 0.4, 0.58],
        [0.01, 0.02, 0.97],
        [0.01, 0.02, 0.97],
        ...asStrangers,
      ],
    },
    {
      name: "namesake",
      perRecord: 0.1,
      isChance: true,
      levels: [
        [0.9, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01],
        [0.93, 0.02, 0.03, 0.01, 0.01],
        null,
        null,
        null,
        // Mailboxes are made of names: of two Jane Does some have the same one, number and all, elsewhere.
        [0.0005, 0.0005, 0.01, 0.01, 0.86, 0.12],
        null,
        [0.0005, 0.002, 0.002, 0.001, 0.01, 0.03, 0.05, 0.85, 0.05],
        null,
        null,
        null,
        null,
        ...asStrangers,
      ],
    },
    {
      name: "colleague",
      perRecord: 0.3,
      levels: [
        null,
        null,
        null,
        null,
        null,
        [0.01, 0.01, 0.01, 0.6, 0.369, 0.001],
        [0.5, 0.03, 0.47],
        [0.7, 0.02, 0.03, 0.02, 0.03, 0.1, 0.05, 0.04, 0.01],
        [0.85, 0.12, 0.03],
        null,
        null,
        null,
        ...asStrangers,
      ],
    },
  ],
};
