import { chance, pick, type Random, randomFor, share, whole } from "../../demo/company/random.ts";
import type { Country } from "../../demo/company/records.ts";
import { personNames } from "../../demo/company/words/person-names.ts";
import { citiesOf } from "../../demo/company/words/places.ts";
import { spellInLatin } from "../../demo/company/words/spell-in-latin.ts";

/** One record as a system has it, and whose it is. */
export type MadeRecord = { cells: readonly string[]; person: number };

export const madeColumns = [
  ...["record_id", "given_name", "family_name", "email", "phone"],
  ...["street", "postcode", "city", "country", "birth_date"],
];

type Person = {
  given: string;
  family: string;
  email: string;
  phone: string;
  street: string;
  postcode: string;
  city: string;
  country: Country;
  born: string;
};

const countries = Object.keys(personNames) as Country[];
const syllables =
  "ba bel bra cor dan der dor en far fel gar gen hol in jan kel kra lan lin mar mel nor ol per ras rem ros sal sen stan tar tel vas ver wen win zan zel".split(
    " ",
  );
const freeMail = "gmail.com gmx.de orange.fr outlook.com yahoo.com icloud.com libero.it wp.pl".split(" ");
const streetKinds = ["Street", "Road", "Lane", "Weg", "Straat", "Avenue"];
/** How many records somebody has, each as likely: 1.6 on average. */
const recordsOf = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4];

/**
 * People of nine countries who don't exist, in the records that three careless systems keep of them: households that
 * share name, address and often the phone, typing errors, initials, moves, swapped names, gaps. The same seed gives the
 * same. No cell holds a comma or a quotation mark.
 */
export function* makePeople(records: number, seed: number): Generator<MadeRecord> {
  let made = 0;
  let person = 0;
  for (let household = 0; made < records; household++) {
    const random = randomFor(seed, household, 1);
    const members = chance(random, 25) ? whole(random, 2, 4) : 1;
    const home = makePerson(random);
    for (let member = 0; member < members && made < records; member++) {
      const somebody = member === 0 ? home : makeRelative(random, home);
      const count = pick(random, recordsOf);
      for (let copy = 0; copy < count && made < records; copy++) {
        yield {
          cells: [`r${made}`, ...write(random, copy === 0 ? somebody : later(random, somebody))],
          person,
        };
        made++;
      }
      person++;
    }
  }
}

function makePerson(random: Random): Person {
  const country = pick(random, countries);
  const family = familyName(random, country);
  const given = givenName(random, country);
  const place = pick(random, citiesOf[country]);
  return {
    given,
    family,
    email: mailOf(random, given, family),
    phone: phone(random),
    street: street(random),
    postcode: filled(random, place.postcode),
    city: place.city,
    country,
    born: day(random),
  };
}

function makeRelative(random: Random, home: Person): Person {
  const given = givenName(random, home.country);
  return {
    ...home,
    given,
    email: mailOf(random, given, home.family),
    phone: chance(random, 50) ? home.phone : phone(random),
    born: day(random),
  };
}

/** The same person years on: moved, married, with a new phone or address. */
function later(random: Random, person: Person): Person {
  const place = pick(random, citiesOf[person.country]);
  const moved = chance(random, 15)
    ? { street: street(random), postcode: filled(random, place.postcode), city: place.city }
    : {};
  return {
    ...person,
    ...moved,
    ...(chance(random, 3) ? { family: familyName(random, person.country) } : {}),
    ...(chance(random, 20) ? { phone: phone(random) } : {}),
    ...(chance(random, 20) ? { email: mailOf(random, person.given, person.family) } : {}),
  };
}

function write(random: Random, person: Person): string[] {
  const kept = (text: string, percent: number) => (chance(random, percent) ? text : "");
  let [given, family] = [slip(random, person.given, 6), slip(random, person.family, 6)];
  if (chance(random, 3)) given = given.slice(0, 1);
  if (chance(random, 2)) [given, family] = [family, given];
  if (chance(random, 15)) [given, family] = [given.toUpperCase(), family.toUpperCase()];
  return [
    given,
    family,
    kept(slip(random, person.email, 2), 65),
    kept(chance(random, 30) ? `0${person.phone}` : person.phone.replace(/(\d{3})(\d{3})/, "$1 $2 "), 60),
    kept(slip(random, person.street, 6), 75),
    kept(slip(random, person.postcode, 3), 75),
    kept(slip(random, person.city, 3), 85),
    person.country,
    kept(slip(random, person.born, 3), 50),
  ];
}

/** A few names are common and many are rare, as names are; Japan's stand in their own script elsewhere. */
function familyName(random: Random, country: Country): string {
  const { families } = personNames[country];
  if (country !== "JP" && chance(random, 45)) {
    const [name = ""] = (families[Math.floor(share(random) ** 2 * families.length)] ?? "").split("/");
    return latin(name).split("-")[0] ?? "";
  }
  return capital(pick(random, syllables) + pick(random, syllables) + pick(random, syllables));
}

function givenName(random: Random, country: Country): string {
  const { women, men } = personNames[country];
  const list = chance(random, 50) ? women : men;
  return latin(list[Math.floor(share(random) ** 1.5 * list.length)] ?? "");
}

const capital = (word: string) => (word[0] ?? "").toUpperCase() + word.slice(1);
const latin = (name: string) => capital(spellInLatin(name));

function mailOf(random: Random, given: string, family: string): string {
  const [g, f] = [spellInLatin(given), spellInLatin(family)];
  const box = chance(random, 50) ? `${g}.${f}` : chance(random, 50) ? `${g}${f}` : `${g[0]}${f}`;
  return `${box}${whole(random, 1, 99)}@${pick(random, freeMail)}`;
}

const phone = (random: Random) => `${whole(random, 200, 999)}${whole(random, 1_000_000, 9_999_999)}`;
const twoDigits = (number: number) => String(number).padStart(2, "0");
const day = (random: Random) =>
  `${whole(random, 1935, 2006)}-${twoDigits(whole(random, 1, 12))}-${twoDigits(whole(random, 1, 28))}`;

function street(random: Random): string {
  const name = capital(pick(random, syllables) + pick(random, syllables));
  return `${name} ${pick(random, streetKinds)} ${whole(random, 1, 180)}`;
}

const filled = (random: Random, pattern: string) =>
  pattern
    .replace(/#/g, () => String(whole(random, 0, 9)))
    .replace(/@/g, () => String.fromCharCode(65 + whole(random, 0, 25)));

/** One slip of the finger in so many of a hundred: a letter left out, doubled, changed, or two swapped. */
function slip(random: Random, text: string, percent: number): string {
  if (text.length < 4 || !chance(random, percent)) return text;
  const at = whole(random, 1, text.length - 2);
  const [before, letter, next, after] = [
    text.slice(0, at),
    text[at] ?? "",
    text[at + 1] ?? "",
    text.slice(at + 2),
  ];
  switch (whole(random, 0, 3)) {
    case 0:
      return before + next + after;
    case 1:
      return before + letter + letter + next + after;
    case 2:
      return before + next + letter + after;
    default:
      return before + pick(random, [..."abcdeimnorstu"]) + next + after;
  }
}
