import { dayNumber, dayText } from "../days.ts";
import { phonePoint } from "../phone-of.ts";
import type { Profile } from "../profile-of.ts";
import { chance, pick, type Random, rounded, whole } from "../random.ts";
import type { Company, Country, Person, Point } from "../records.ts";
import { type NamedPerson, namePerson, pickFamily } from "../words/name-person.ts";
import type { City } from "../words/places.ts";

const titles = [
  "Purchasing",
  "Managing director",
  "Office manager",
  "Workshop lead",
  "Accounts",
  "Facility manager",
];

/** People at an organisation, the more the bigger it is, or the members of a household. */
export function makePeople(
  random: Random,
  company: Company,
  profile: Profile,
  city: City,
  domain: string | null,
): Person[] {
  const isHousehold = profile.kind === "household";
  const count = isHousehold
    ? whole(random, 2, 3)
    : rounded(random, 0.6 + Math.min(2.2, profile.level * 0.35));
  const family = isHousehold ? pickFamily(random, profile.country) : undefined;
  const last = dayNumber(company.choice.until);
  return Array.from({ length: count }, (_, no) => {
    const named = namePerson(random, profile.country, family);
    const since = Math.min(last, profile.since + whole(random, 0, 120));
    const hasLeft = !isHousehold && chance(random, 9) && last - since > 200;
    return {
      key: `p${profile.index}.${no + 1}`,
      givenName: named.givenName,
      familyName: named.familyName,
      name: named.name,
      title: isHousehold ? null : pick(random, titles),
      points: pointsOf(random, profile, city, { named, no, domain }),
      since: dayText(since),
      until: hasLeft ? dayText(since + whole(random, 100, last - since)) : null,
    };
  });
}

function pointsOf(
  random: Random,
  profile: Profile,
  city: City,
  { named, no, domain }: { named: NamedPerson; no: number; domain: string | null },
): Point[] {
  const points: Point[] = [];
  if (domain !== null && chance(random, 88)) {
    const { given, family } = named.latin;
    const local = chance(random, 75) ? `${given}.${family}` : `${given.slice(0, 1)}.${family}`;
    points.push({ kind: "mail", label: "office", value: `${local}@${domain}` });
  }
  if (no < 3 && chance(random, domain === null ? 25 : 45))
    points.push(phonePoint(random, profile, city, no + 1, "mobile"));
  return points;
}

/** A household as its country calls it, by the family name it was made with. */
export function makeHouseholdName(country: Country, people: readonly Person[]): string {
  const family = people[0]?.familyName ?? "";
  switch (country) {
    case "DE":
      return `Familie ${family}`;
    case "FR":
      return `Famille ${family}`;
    case "ES":
      return `Familia ${family}`;
    case "PL":
      return `Rodzina ${family}`;
    case "GR":
      return `Οικογένεια ${family}`;
    case "UA":
      return `Родина ${family}`;
    case "JP":
      return `${family}家`;
    default:
      return `The ${family} family`;
  }
}
