import { dayText } from "../days.ts";
import { moneyOf } from "../money.ts";
import { phonePoint } from "../phone-of.ts";
import type { Profile } from "../profile-of.ts";
import { chance, mix, pick, type Random, randomFor, whole } from "../random.ts";
import type { Company, Country, Party, Person, Point } from "../records.ts";
import { type MadeName, nameOrganisation } from "../words/name-organisation.ts";
import { namePerson } from "../words/name-person.ts";
import { type City, citiesOf, streetsOf } from "../words/places.ts";
import { makeHouseholdName, makePeople } from "./make-people.ts";

const purpose = 3;

const languages: Readonly<Record<Country, string>> = {
  ...{ DE: "de", FR: "fr", GB: "en-GB", US: "en-US", ES: "es", PL: "pl", GR: "el", UA: "uk", JP: "ja" },
};
const territories: Readonly<Record<Country, string>> = {
  ...{ DE: "Germany", FR: "West", ES: "West", GB: "Overseas", US: "Overseas", JP: "Overseas" },
  ...{ PL: "East", UA: "East", GR: "South" },
};
const mailHosts = [
  "postbox.example",
  "mailhaus.example",
  "courriel.example",
  "inbox.example",
  "poczta.example",
];
const employeesByLevel = [3, 5, 8, 14, 25, 45, 80, 140, 260, 450, 700, 1000];

/** Who it is and how to reach them, with the people there. */
export function makeParty(company: Company, profile: Profile): { party: Party; people: Person[] } {
  const { index, kind, country } = profile;
  const random = randomFor(company.choice.seed, index, purpose);
  const city = pick(random, citiesOf[country]);
  const common = {
    kind,
    country,
    currency: moneyOf[country].currency,
    language: languages[country],
    territory: territories[country],
    ownerKey: profile.owner?.key ?? null,
    since: dayText(profile.since),
  };
  const address = makeAddress(random, country, city, kind === "organisation" ? "office" : "home");
  if (kind === "organisation") {
    const made = nameOrganisation(company.choice.seed, index, country, random);
    const people = makePeople(random, company, profile, city, made.domain);
    return { party: { ...common, ...ofOrganisation(random, profile, made, city, address) }, people };
  }
  if (kind === "household") {
    const people = makePeople(random, company, profile, city, null);
    const name = makeHouseholdName(country, people);
    const points = [phonePoint(random, profile, city, 0, "home"), address];
    return { party: { ...common, ...noCompany, name, segment: "Consumer", points }, people };
  }
  const named = namePerson(random, country);
  const points: Point[] = [phonePoint(random, profile, city, 0, "mobile"), address];
  if (chance(random, 85)) points.splice(1, 0, privateMail(random, named.latin, index));
  const { name, givenName, familyName } = named;
  return {
    party: { ...common, ...noCompany, name, givenName, familyName, segment: "Consumer", points },
    people: [],
  };
}

const noCompany = {
  legalName: null,
  givenName: null,
  familyName: null,
  industry: null,
  employeesCount: null,
  annualRevenue: null,
  website: null,
  taxNumber: null,
};

function ofOrganisation(random: Random, profile: Profile, made: MadeName, city: City, address: Point) {
  const { country, level } = profile;
  const middle = employeesByLevel[Math.min(level, employeesByLevel.length - 1)] ?? 3;
  const employeesCount = Math.max(1, whole(random, Math.floor(middle * 0.6), Math.floor(middle * 1.5)));
  const website = chance(random, 80) ? `https://www.${made.domain}` : null;
  const points: Point[] = [
    phonePoint(random, profile, city, 0, "office"),
    { kind: "mail", label: "office", value: `${pick(random, mailboxes)}@${made.domain}` },
    address,
  ];
  if (website !== null) points.push({ kind: "site", label: "web", value: website });
  if (level >= 5) points.push(makeAddress(random, country, pick(random, citiesOf[country]), "delivery"));
  return {
    name: made.name,
    legalName: made.legalName,
    givenName: null,
    familyName: null,
    segment: level >= 6 ? "Key account" : level >= 3 ? "Business" : "Small business",
    industry: made.industry,
    employeesCount,
    annualRevenue: chance(random, 60) ? `${employeesCount * whole(random, 80, 190)}000.00` : null,
    website,
    taxNumber: taxNumberOf(country, profile.index),
    points,
  };
}

const mailboxes = ["info", "office", "orders", "contact", "mail"];

/** Looks like the country's, and nobody else here has it. */
function taxNumberOf(country: Country, index: number): string | null {
  if (country === "US" || country === "JP") return null;
  const prefix = country === "GR" ? "EL" : country;
  const digits = String((index * 7_368_787 + 98_765) % 9_999_991).padStart(7, "0");
  return `${prefix}${((mix(index) >>> 0) % 90) + 10}${digits}`;
}

/** A private mail address; the customer's number in it keeps namesakes apart. */
function privateMail(random: Random, latin: { given: string; family: string }, index: number): Point {
  const host = pick(random, mailHosts);
  const number = index.toString(36);
  const local = chance(random, 60) ? `${latin.given}.${latin.family}.${number}` : `${latin.family}${number}`;
  return { kind: "mail", label: "home", value: `${local}@${host}` };
}

function makeAddress(random: Random, country: Country, place: City, label: string): Point {
  const street = pick(random, streetsOf[country]);
  const number = whole(random, 1, 149);
  const isUpstairs = label === "home" && chance(random, 18);
  return {
    kind: "address",
    label,
    line1: lineOf(random, country, street, number),
    line2: isUpstairs ? floorIn(country, whole(random, 1, 6)) : null,
    city: place.city,
    region: place.region,
    postcode: postcodeOf(random, place.postcode),
    country,
  };
}

function lineOf(random: Random, country: Country, street: string, number: number): string {
  switch (country) {
    case "FR":
    case "GB":
      return `${number} ${street}`;
    case "US":
      return `${number * 10 + whole(random, 0, 9)} ${street}`;
    case "ES":
    case "UA":
      return `${street}, ${number}`;
    case "JP":
      return `${street}${whole(random, 1, 6)}-${whole(random, 1, 20)}-${whole(random, 1, 15)}`;
    default:
      return `${street} ${number}`;
  }
}

function floorIn(country: Country, floor: number): string {
  switch (country) {
    case "DE":
      return `${floor}. OG`;
    case "FR":
      return `Appartement ${floor}`;
    case "ES":
      return `${floor}º izq.`;
    case "PL":
      return `m. ${floor}`;
    case "GR":
      return `${floor}ος όροφος`;
    case "UA":
      return `кв. ${floor}`;
    case "JP":
      return `${floor}0${floor}号室`;
    default:
      return `Flat ${floor}`;
  }
}

const letters = "ABDEFGHJLNPQRSTUWXYZ";

function postcodeOf(random: Random, pattern: string): string {
  let text = "";
  for (const sign of pattern)
    text +=
      sign === "#"
        ? whole(random, sign === pattern[0] ? 1 : 0, 9)
        : sign === "@"
          ? pick(random, [...letters])
          : sign;
  return text;
}
