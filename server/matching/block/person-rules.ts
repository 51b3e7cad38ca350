import { mark, type Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { nicknameRoots } from "../normalise/nicknames.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { eitherOrder, hashText, mix, pairOf } from "./hash.ts";
import {
  alone,
  type BlockingRule,
  both,
  cut,
  derive,
  derivePart,
  each,
  eachOf,
  first,
  glued,
} from "./rule.ts";
import { skeleton } from "./skeleton.ts";

const firstWord = (text: string) => text.split(" ", 1)[0] ?? "";

/** A family name and, of a double one, each part: with marriage and on forms one of them stands alone. */
function familyParts(text: string): string[] {
  const parts = text.split(" ").filter((word) => word.length > 2);
  return parts.length > 1 ? [glued(text), ...parts] : [glued(text)];
}

/** Ways in which two records of one person meet, the surest first. */
export function personRules(prepared: Prepared): readonly BlockingRule[] {
  return [
    ...byIdentifier(prepared),
    ...byName(prepared),
    ...byNameInMail(prepared),
    ...byBirthDate(prepared),
    ...byPlace(prepared),
    ...byHouse(prepared),
  ];
}

function byIdentifier({ columns, marks }: Prepared): BlockingRule[] {
  const long = (text: string) => (text.length >= 5 ? [text] : []);
  const phones = [derivePart(columns.phone, 7, "end"), derivePart(columns.phone2, 7, "end")];
  const box = derive(columns.local, (text) => (text.length >= 6 ? [text] : []));
  const isPersonal = (record: number) => ((marks[record] ?? 0) & mark.roleMailbox) === 0;
  return [
    { name: "personal number", most: 60, keys: alone(derive(columns.personalId, long)) },
    { name: "tax number", most: 60, keys: alone(derive(columns.taxId, long)) },
    { name: "mail address", most: 60, keys: alone(derivePart(columns.mail, Infinity)) },
    { name: "phone", most: 60, keys: eachOf(phones) },
    { name: "mailbox", most: 40, keys: (r, tell) => (isPersonal(r) ? each(box, r, tell) : undefined) },
  ];
}

/** A mailbox made of the other's name: "janesmith", and "jsmith" where few have that. */
function byNameInMail({ columns, marks }: Prepared): BlockingRule[] {
  const letters = derive(columns.local, (text) => {
    const only = text.replace(/[^a-z]/g, "");
    return only.length >= 5 ? [only] : [];
  });
  const names = nameAsMailbox(columns);
  const meet =
    (which: 0 | 1): BlockingRule["keys"] =>
    (r, tell) => {
      if (((marks[r] as number) & mark.roleMailbox) === 0) each(letters, r, tell);
      const name = names(r);
      if (name !== undefined) tell(name[which]);
    };
  return [
    { name: "whole name as mailbox", most: 40, pairsPerRecord: 0.5, keys: meet(0) },
    { name: "initial and family as mailbox", most: 40, pairsPerRecord: 0.5, keys: meet(1) },
  ];
}

/** The hashes of the two mailboxes a name would make: of the text, since a hash can't be glued. */
function nameAsMailbox({
  given,
  family,
}: Prepared["columns"]): (record: number) => readonly [number, number] | undefined {
  const givens = textsOf(given);
  const families = textsOf(family);
  return (record) => {
    const g = given.ids[record] ?? 0;
    const f = family.ids[record] ?? 0;
    if (g === 0 || f === 0) return undefined;
    const [x, y] = [firstWord(givens(g)), glued(families(f))];
    return [hashText(x + y), hashText((x[0] ?? "") + y)];
  };
}

function byName({ columns }: Prepared): BlockingRule[] {
  const given = derive(columns.given, (text) => [foldUmlauts(firstWord(text))]);
  const family = derive(columns.family, (text) => familyParts(text).map(foldUmlauts));
  const roots = derive(columns.given, (text) => [firstWord(text), ...nicknameRoots(firstWord(text))]);
  const families = derive(columns.family, familyParts);
  const givenSound = derive(columns.given, (text) => [skeleton(firstWord(text))]);
  const familySound = derive(columns.family, (text) => [skeleton(text)]);
  return [
    { name: "both names", most: 120, keys: both(given, family, eitherOrder) },
    { name: "formal name and family", most: 100, keys: both(roots, families, pairOf) },
    { name: "sound of both names", most: 60, keys: both(givenSound, familySound, eitherOrder) },
    { name: "family", most: 20, pairsPerRecord: 0.4, keys: alone(families) },
  ];
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

function byPlace({ columns }: Prepared): BlockingRule[] {
  const given = derive(columns.given, (text) => [firstWord(text)]);
  const givenStart = derivePart(columns.given, 3);
  const initial = derivePart(columns.given, 1);
  const family = derive(columns.family, (text) => [glued(text)]);
  const familyStarts = derive(columns.family, (text) => familyParts(text).map((part) => cut(part, 4)));
  const familyInitial = derivePart(columns.family, 1);
  const postcode = derivePart(columns.postcode, Infinity);
  const city = derivePart(columns.city, Infinity);
  const cityStart = derivePart(columns.city, 4);
  const street = derive(columns.street, (text) => [cut(glued(text), 6)]);
  const number = derivePart(columns.number, Infinity);
  const address = both(street, number, pairOf);
  return [
    { name: "family and postcode", most: 60, keys: both(familyStarts, postcode, pairOf) },
    { name: "given name and postcode", most: 60, keys: both(given, postcode, pairOf) },
    {
      name: "address and initial",
      most: 40,
      keys: (r, tell) =>
        address(r, (at) => {
          each(initial, r, (x) => tell(pairOf(at, x)));
          each(familyInitial, r, (x) => tell(pairOf(at, x)));
        }),
    },
    {
      name: "starts of both names and city",
      most: 60,
      keys: (r, tell) =>
        each(cityStart, r, (c) =>
          each(givenStart, r, (g) => each(familyStarts, r, (f) => tell(pairOf(c, pairOf(g, f))))),
        ),
    },
    { name: "family and city", most: 25, pairsPerRecord: 0.4, keys: both(family, city, pairOf) },
    { name: "given name and city", most: 15, pairsPerRecord: 0.2, keys: both(given, city, pairOf) },
  ];
}

function byHouse({ columns }: Prepared): BlockingRule[] {
  const given = derivePart(columns.given, 3);
  const family = derivePart(columns.family, 3);
  const house = derivePart(columns.house, Infinity);
  const employer = derive(columns.core, (text) => [firstWord(text)]);
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
