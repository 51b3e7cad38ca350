import { mark, type Prepared } from "../encode/prepared.ts";
import { type TextColumn, textsOf } from "../encode/text-column.ts";
import { nicknameRoots } from "../normalise/nicknames.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { byOtherColumns } from "./by-other-columns.ts";
import { eitherOrder, hashText, mix, pairOf } from "./hash.ts";
import {
  hashFirstWord,
  hashFolded,
  hashGlued,
  hashLetters,
  hashOneWord,
  hashSkeleton,
  hashTogether,
} from "./hash-words.ts";
import {
  alone,
  type BlockingRule,
  both,
  cut,
  derive,
  deriveLong,
  derivePart,
  each,
  eachOf,
  first,
  glued,
  type RulesOf,
} from "./rule.ts";
import { skeleton } from "./skeleton.ts";

const isLong = (word: string) => word.length > 2;
const firstWord = (text: string) => text.split(" ", 1)[0] ?? "";

/** A family name and, of a double one, each part: with marriage and on forms one of them stands alone. */
function familyParts(text: string): string[] {
  const parts = text.split(" ").filter((word) => word.length > 2);
  return parts.length > 1 ? [glued(text), ...parts] : [glued(text)];
}

/** Ways in which two records of one person meet, the surest first; those that are made of the same texts stand together. */
export const personRules: readonly RulesOf[] = [
  byIdentifier,
  byBothNames,
  byFirstNames,
  byFormalName,
  bySound,
  byFamily,
  byNameInMail,
  byBirthDate,
  byPostcode,
  byAddress,
  byCity,
  byHouse,
  byOtherColumns,
];

function byIdentifier({ columns, marks }: Prepared): BlockingRule[] {
  const phones = [derivePart(columns.phone, 7, "end"), derivePart(columns.phone2, 7, "end")];
  const box = deriveLong(columns.local, 6);
  const isPersonal = (record: number) => ((marks[record] ?? 0) & mark.roleMailbox) === 0;
  return [
    { name: "personal number", most: 60, keys: alone(deriveLong(columns.personalId, 5)) },
    { name: "tax number", most: 60, keys: alone(deriveLong(columns.taxId, 5)) },
    { name: "mail address", most: 60, keys: alone(derivePart(columns.mail, Infinity)) },
    { name: "phone", most: 60, keys: eachOf(phones) },
    { name: "mailbox", most: 40, keys: (r, tell) => (isPersonal(r) ? each(box, r, tell) : undefined) },
  ];
}

function byBothNames({ columns }: Prepared): BlockingRule[] {
  const given = derive(columns.given, (text) => [foldUmlauts(firstWord(text))], hashFolded("first word"));
  const family = derive(columns.family, (text) => familyParts(text).map(foldUmlauts), hashFolded("one word"));
  return [{ name: "both names", most: 120, keys: both(given, family, eitherOrder) }];
}

/** "Mulu Fikru" and "Mulu Fikru Welde": of a name that stood in one text the last word is not always said. */
function byFirstNames({ columns, marks }: Prepared): BlockingRule[] {
  const given = derive(columns.given, (text) => [firstWord(text)], hashFirstWord);
  const further = derive(columns.given, (text) => text.split(" ").slice(1).filter(isLong));
  const family = derive(columns.family, (text) => (isLong(text) ? [text] : []));
  const goOn = further.hashes.length > 0;
  const keys = [both(given, further, pairOf), both(given, family, pairOf)];
  return [
    {
      name: "first names",
      most: 40,
      pairsPerRecord: 0.4,
      keys: (r, tell) => {
        if (goOn && ((marks[r] as number) & mark.inOneText) !== 0) for (const key of keys) key(r, tell);
      },
    },
  ];
}

function byFormalName({ columns }: Prepared): BlockingRule[] {
  const roots = derive(columns.given, (text) => [firstWord(text), ...nicknameRoots(firstWord(text))]);
  const families = derive(columns.family, familyParts, hashOneWord());
  return [{ name: "formal name and family", most: 100, keys: both(roots, families, pairOf) }];
}

function bySound({ columns }: Prepared): BlockingRule[] {
  const given = derive(columns.given, (text) => [skeleton(firstWord(text))], hashSkeleton("first word"));
  const family = derive(columns.family, (text) => [skeleton(text)], hashSkeleton("text"));
  return [{ name: "sound of both names", most: 60, keys: both(given, family, eitherOrder) }];
}

function byFamily({ columns }: Prepared): BlockingRule[] {
  const families = derive(columns.family, familyParts, hashOneWord());
  return [{ name: "family", most: 20, pairsPerRecord: 0.4, keys: alone(families) }];
}

/** A mailbox made of the other's name: "janesmith", and "jsmith" where few have that. */
function byNameInMail({ columns, marks }: Prepared): BlockingRule[] {
  const letters = derive(
    columns.local,
    (text) => {
      const only = text.replace(/[^a-z]/g, "");
      return only.length >= 5 ? [only] : [];
    },
    hashLetters,
  );
  const meet = (of: "first word" | "initial"): BlockingRule["keys"] => {
    const boxOf = nameAsMailbox(columns, of);
    return (r, tell) => {
      if (((marks[r] as number) & mark.roleMailbox) === 0) each(letters, r, tell);
      const box = boxOf(r);
      if (box >= 0) tell(box);
    };
  };
  return [
    { name: "whole name as mailbox", most: 40, pairsPerRecord: 0.5, keys: meet("first word") },
    { name: "initial and family as mailbox", most: 40, pairsPerRecord: 0.5, keys: meet("initial") },
  ];
}

/** The hash of the mailbox that a name would make, of its given name's first word or first letter and the family name; -1 without. */
function nameAsMailbox(
  { given, family }: Prepared["columns"],
  of: "first word" | "initial",
): (record: number) => number {
  const givens = textsOf(given);
  const families = textsOf(family);
  return (record) => {
    const g = given.ids[record] ?? 0;
    const f = family.ids[record] ?? 0;
    if (g === 0 || f === 0) return -1;
    const hash = hashTogether(given, g, family, f, of === "initial");
    if (hash >= 0) return hash;
    const first = firstWord(givens(g));
    return hashText((of === "initial" ? (first[0] ?? "") : first) + glued(families(f)));
  };
}

function byBirthDate({ columns, days }: Prepared): BlockingRule[] {
  const given = derivePart(columns.given, 2);
  const family = derivePart(columns.family, 2);
  const withDay =
    (part: ReturnType<typeof derive>): BlockingRule["keys"] =>
    (r, tell) => {
      const day = days[r] ?? 0;
      const start = first(part, r);
      if (day > 0 && start >= 0) tell(pairOf(day, start));
    };
  return [
    { name: "birth date and family", most: 60, keys: withDay(family) },
    { name: "birth date and given name", most: 60, keys: withDay(given) },
    {
      name: "birth date",
      most: 30,
      pairsPerRecord: 0.4,
      keys: (r, tell) => ((days[r] ?? 0) > 0 ? tell(mix(days[r] ?? 0)) : undefined),
    },
  ];
}

const familyStartsOf = ({ columns }: Prepared) =>
  derive(columns.family, (text) => familyParts(text).map((part) => cut(part, 4)), hashOneWord(4));
const firstWordsOf = (column: TextColumn) => derive(column, (text) => [firstWord(text)], hashFirstWord);

function byPostcode(prepared: Prepared): BlockingRule[] {
  const { columns } = prepared;
  const postcode = derivePart(columns.postcode, Infinity);
  const [given, familyStarts] = [firstWordsOf(columns.given), familyStartsOf(prepared)];
  return [
    { name: "family and postcode", most: 60, keys: both(familyStarts, postcode, pairOf) },
    { name: "given name and postcode", most: 60, keys: both(given, postcode, pairOf) },
  ];
}

function byAddress({ columns }: Prepared): BlockingRule[] {
  const initial = derivePart(columns.given, 1);
  const familyInitial = derivePart(columns.family, 1);
  const street = derive(columns.street, (text) => [cut(glued(text), 6)], hashGlued(6));
  const number = derivePart(columns.number, Infinity);
  const address = both(street, number, pairOf);
  return [
    {
      name: "address and initial",
      most: 40,
      keys: (r, tell) =>
        address(r, (at) => {
          each(initial, r, (x) => tell(pairOf(at, x)));
          each(familyInitial, r, (x) => tell(pairOf(at, x)));
        }),
    },
  ];
}

function byCity(prepared: Prepared): BlockingRule[] {
  const { columns } = prepared;
  const given = firstWordsOf(columns.given);
  const givenStart = derivePart(columns.given, 3);
  const family = derive(columns.family, (text) => [glued(text)], hashGlued());
  const familyStarts = familyStartsOf(prepared);
  const city = derivePart(columns.city, Infinity);
  const cityStart = derivePart(columns.city, 4);
  const starts = both(givenStart, familyStarts, pairOf);
  return [
    {
      name: "starts of both names and city",
      most: 60,
      keys: (r, tell) => each(cityStart, r, (c) => starts(r, (names) => tell(pairOf(c, names)))),
    },
    { name: "family and city", most: 25, pairsPerRecord: 0.4, keys: both(family, city, pairOf) },
    { name: "given name and city", most: 15, pairsPerRecord: 0.2, keys: both(given, city, pairOf) },
  ];
}

function byHouse({ columns }: Prepared): BlockingRule[] {
  const given = derivePart(columns.given, 3);
  const family = derivePart(columns.family, 3);
  const house = derivePart(columns.house, Infinity);
  const employer = firstWordsOf(columns.core);
  const eitherName =
    (part: ReturnType<typeof derive>): BlockingRule["keys"] =>
    (r, tell) =>
      each(part, r, (at) => {
        each(family, r, (x) => tell(pairOf(at, x)));
        each(given, r, (x) => tell(pairOf(at, x)));
      });
  return [
    { name: "domain and start of a name", most: 40, keys: eitherName(house) },
    { name: "employer and start of a name", most: 40, keys: eitherName(employer) },
  ];
}
