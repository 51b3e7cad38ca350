import type { Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { byOtherColumns } from "./by-other-columns.ts";
import { eitherOrder, pairOf } from "./hash.ts";
import { alone, type BlockingRule, both, cut, derive, eachOf, glued, type RulesOf } from "./rule.ts";
import { skeleton } from "./skeleton.ts";

const wordsOf = (text: string) => text.split(" ").filter((word) => word.length > 1);

/** Ways in which two records of one organisation meet, the surest first; those that are made of the same texts stand together. */
export const organisationRules: readonly RulesOf[] = [byIdentifier, byName, byPlace, byOtherColumns];

function byIdentifier({ columns }: Prepared): BlockingRule[] {
  const lastSeven = (text: string) => [text.slice(-7)];
  const label = (text: string) => [text.split(".", 1)[0] ?? ""];
  const phones = [derive(columns.phone, lastSeven), derive(columns.phone2, lastSeven)];
  const houses = [derive(columns.house, label), derive(columns.mailHouse, label)];
  const long = (text: string) => (text.length >= 5 ? [text] : []);
  return [
    { name: "tax number", most: 60, keys: alone(derive(columns.taxId, long)) },
    { name: "register number", most: 60, keys: alone(derive(columns.personalId, long)) },
    { name: "domain", most: 60, keys: eachOf(houses) },
    { name: "phone", most: 60, keys: eachOf(phones) },
    { name: "mail address", most: 40, keys: alone(derive(columns.mail, (text) => [text])) },
  ];
}

function byName({ columns }: Prepared): BlockingRule[] {
  const rare = rarestFirst(columns.core);
  const pairs = derive(columns.core, (text) => {
    const words = rare(text).slice(0, 4);
    return words.flatMap((word, i) => words.slice(i + 1).map((other) => [word, other].sort().join(" ")));
  });
  return [
    {
      name: "name",
      most: 100,
      keys: alone(derive(columns.core, (text) => [glued(text), wordsOf(text).sort().join("")])),
    },
    { name: "two words of the name", most: 60, keys: alone(pairs) },
    {
      name: "a rare word of the name",
      most: 40,
      keys: alone(derive(columns.core, (text) => rare(text).slice(0, 2))),
    },
    {
      name: "start of the name",
      most: 30,
      keys: alone(derive(columns.core, (text) => (glued(text).length >= 6 ? [cut(glued(text), 6)] : []))),
    },
    {
      name: "sound of the name",
      most: 30,
      keys: alone(
        derive(columns.core, (text) => {
          const sound = skeleton(glued(text));
          return sound.length >= 4 ? [sound] : [];
        }),
      ),
    },
  ];
}

function byPlace({ columns }: Prepared): BlockingRule[] {
  const rare = rarestFirst(columns.core);
  const start = derive(columns.core, (text) => [cut(glued(text), 4)]);
  const words = derive(columns.core, (text) => rare(text).slice(0, 3));
  const city = derive(columns.city, (text) => [text]);
  const postcode = derive(columns.postcode, (text) => [text]);
  const street = derive(columns.street, (text) => [cut(glued(text), 5)]);
  const number = derive(columns.number, (text) => [text]);
  const inCity = both(start, city, pairOf);
  const atPostcode = both(start, postcode, pairOf);
  return [
    {
      name: "start of the name and place",
      most: 60,
      keys: (r, tell) => {
        inCity(r, tell);
        atPostcode(r, tell);
      },
    },
    { name: "address", most: 60, keys: both(street, number, eitherOrder) },
    { name: "a word of the name and postcode", most: 40, keys: both(words, postcode, pairOf) },
  ];
}

/** The words of a name, those that few names have first. */
function rarestFirst(core: Prepared["columns"]["core"]): (text: string) => string[] {
  const frequency = new Map<string, number>();
  const text = textsOf(core);
  for (let id = 1; id < core.ends.length; id++)
    for (const word of new Set(wordsOf(text(id))))
      frequency.set(word, (frequency.get(word) ?? 0) + (core.counts[id] ?? 0));
  return (name) =>
    [...new Set(wordsOf(name))].sort(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1),
    );
}
