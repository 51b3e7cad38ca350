import { eitherOrder, pairOf } from "./block/hash.ts";
import { alone, type BlockingRule, both, derive, each, eachOf } from "./block/rule.ts";
import { skeleton } from "./block/skeleton.ts";
import type { Prepared } from "./encode/prepared.ts";
import type { ColumnName } from "./encode/text-columns.ts";
import { nicknameRoots } from "./normalise/nicknames.ts";
import { foldUmlauts } from "./normalise/plain-words.ts";
import { isBusinessWord, isGroupWord, isPlaceWord } from "./tables/company-words.ts";

/**
 * A way in which a new record meets those that are here. Unlike the rules for a whole base it needs to know nothing of
 * the others, so that a record's keys can be kept beside it.
 */
export interface DoorRule extends BlockingRule {
  /** Leads the keys of the rule, so that keys of two rules never meet. Never given to another rule. */
  readonly no: number;
  /** The column whose values the keys stand for, where they stand for exactly one: who shares the key has the value. */
  readonly column?: ColumnName | "names";
}

/** Raise it when a rule or what it reads changes: keys that were kept before are then made anew. */
export const doorKeysVersion = 9;

const hashes = 2 ** 32;
const cut = (text: string, length: number) => text.slice(0, length);
const glued = (text: string) => text.replaceAll(" ", "");
const firstWord = (text: string) => text.split(" ", 1)[0] ?? "";
const whole = (text: string) => [text];
const lastSeven = (text: string) => [text.slice(-7)];
const long = (text: string) => (text.length >= 5 ? [text] : []);

/**
 * Reads the keys of records: whole numbers below 2^53, the rule's number and 32 bits of what the records share.
 * Each key is told once for a record.
 */
export function doorKeys(
  prepared: Prepared,
): (record: number, tell: (key: number, rule: DoorRule) => void) => void {
  const rules = prepared.kind === "person" ? personDoor(prepared) : organisationDoor(prepared);
  return (record, tell) => {
    for (const rule of rules) {
      const told = new Set<number>();
      rule.keys(record, (hash) => {
        const key = rule.no * hashes + hash;
        if (told.has(key)) return;
        told.add(key);
        tell(key, rule);
      });
    }
  };
}

function personDoor({ columns }: Prepared): DoorRule[] {
  const familyParts = (text: string): string[] => {
    const parts = text.split(" ").filter((word) => word.length > 2);
    return (parts.length > 1 ? [glued(text), ...parts] : [glued(text)]).map(foldUmlauts);
  };
  const given = derive(columns.given, (text) => [foldUmlauts(firstWord(text))]);
  const roots = derive(columns.given, (text) => {
    const name = firstWord(text);
    return name.length > 1 ? [name, ...nicknameRoots(name)].map(foldUmlauts) : [];
  });
  const initial = derive(columns.given, (text) => [cut(text, 1)]);
  const families = derive(columns.family, familyParts);
  const familyStarts = derive(columns.family, (text) => familyParts(text).map((part) => cut(part, 4)));
  const givenSound = derive(columns.given, (text) => [skeleton(firstWord(text))]);
  const familySound = derive(columns.family, (text) => [skeleton(text)]);
  const postcode = derive(columns.postcode, whole);
  const cityStart = derive(columns.city, (text) => [cut(text, 4)]);
  const namesStart = both(initial, familyStarts, pairOf);
  const street = derive(columns.street, (text) => [cut(glued(text), 6)]);
  const address = both(street, derive(columns.number, whole), pairOf);
  return [
    { no: 1, name: "tax number", column: "taxId", most: 20, keys: alone(derive(columns.taxId, long)) },
    { no: 2, name: "mail address", column: "mail", most: 40, keys: alone(derive(columns.mail, whole)) },
    {
      no: 3,
      name: "phone",
      column: "phone",
      most: 40,
      keys: eachOf([derive(columns.phone, lastSeven), derive(columns.phone2, lastSeven)]),
    },
    { no: 4, name: "both names", column: "names", most: 60, keys: both(roots, families, eitherOrder) },
    { no: 5, name: "sound of both names", most: 40, keys: both(givenSound, familySound, eitherOrder) },
    { no: 6, name: "family and postcode", most: 40, keys: both(familyStarts, postcode, pairOf) },
    { no: 7, name: "given name and postcode", most: 40, keys: both(given, postcode, pairOf) },
    {
      no: 8,
      name: "initial, start of the family name and city",
      most: 40,
      keys: (r, tell) => namesStart(r, (name) => each(cityStart, r, (city) => tell(pairOf(city, name)))),
    },
    {
      no: 9,
      name: "address and initial",
      most: 40,
      keys: (r, tell) => address(r, (at) => each(initial, r, (letter) => tell(pairOf(at, letter)))),
    },
  ];
}

function organisationDoor({ columns }: Prepared): DoorRule[] {
  const label = (text: string) => [text.split(".", 1)[0] ?? ""];
  const mail = derive(columns.mail, whole);
  const names = derive(columns.core, (text) => [glued(text), words(text).sort().join("")]);
  const telling = derive(columns.core, (text) => tellingWords(text).slice(0, 2));
  const start = derive(columns.core, (text) => [cut(glued(text), 4)]);
  const sound = derive(columns.core, (text) => {
    const heard = skeleton(glued(text));
    return heard.length >= 4 ? [heard] : [];
  });
  const postcode = derive(columns.postcode, whole);
  const inCity = both(start, derive(columns.city, whole), pairOf);
  const atPostcode = both(start, postcode, pairOf);
  const street = derive(columns.street, (text) => [cut(glued(text), 5)]);
  const atNumber = both(street, derive(columns.number, whole), eitherOrder);
  return [
    { no: 33, name: "tax number", column: "taxId", most: 20, keys: alone(derive(columns.taxId, long)) },
    {
      no: 34,
      name: "domain",
      column: "house",
      most: 40,
      keys: eachOf([derive(columns.house, label), derive(columns.mailHouse, label)]),
    },
    {
      no: 35,
      name: "mail address",
      column: "mail",
      most: 40,
      // At a domain of their own the domain says it.
      keys: (r, tell) => ((columns.mailHouse.ids[r] ?? 0) === 0 ? each(mail, r, tell) : undefined),
    },
    {
      no: 36,
      name: "phone",
      column: "phone",
      most: 40,
      keys: eachOf([derive(columns.phone, lastSeven), derive(columns.phone2, lastSeven)]),
    },
    { no: 37, name: "name", column: "core", most: 60, keys: alone(names) },
    { no: 38, name: "a telling word of the name", most: 40, keys: alone(telling) },
    { no: 39, name: "sound of the name", most: 40, keys: alone(sound) },
    { no: 40, name: "start of the name and city", most: 40, keys: inCity },
    { no: 41, name: "start of the name and postcode", most: 40, keys: atPostcode },
    {
      no: 42,
      name: "address",
      most: 40,
      keys: (r, tell) => atNumber(r, (at) => each(postcode, r, (code) => tell(pairOf(code, at)))),
    },
  ];
}

const words = (text: string) => text.split(" ").filter((word) => word.length > 1);

/** The longest words that say neither trade nor place nor group: long words are rare in any base. */
function tellingWords(name: string): string[] {
  const own = words(name).filter(
    (word) => word.length >= 4 && !isBusinessWord(word) && !isPlaceWord(word) && !isGroupWord(word),
  );
  return own.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
