import { makeParty } from "../company/making/make-party.ts";
import { profileOf } from "../company/profile-of.ts";
import { chance, randomFor } from "../company/random.ts";
import type { Company, Customer, Person, Point } from "../company/records.ts";

const purpose = 21;

/** Of those who still are where they are noted, so many in a hundred (of those with a company mail) gave the address of another company. */
const percent = 3;
/** Somewhere near: further customers that are looked at for a company in the same country. */
const nearby = 12;

/**
 * How to reach the people of a customer. A few of them moved on to another company here and gave their new address, and nobody noted
 * where they work now: what the search for people at the wrong organisation finds in the example. The company that the
 * files of its old systems are made from, with the truth about them, knows nothing of it.
 */
export function pointsOfPeople(company: Company, customer: Customer): readonly (readonly Point[])[] {
  const { people, party, index, isProspect } = customer;
  if (party.kind !== "organisation" || isProspect) return people.map((person) => person.points);
  const random = randomFor(company.choice.seed, index, purpose);
  return people.map((person) => {
    const moved = chance(random, percent) && person.until === null && hasMail(person);
    const domain = moved ? domainNearby(company, customer) : undefined;
    return domain === undefined ? person.points : person.points.map((point) => atDomain(point, domain));
  });
}

function hasMail({ points }: Person): boolean {
  return points.some((point) => point.kind === "mail");
}

function domainNearby(company: Company, { index, party }: Customer): string | undefined {
  for (let other = index + 1; other <= index + nearby; other++) {
    if (other >= company.choice.customers) return undefined;
    const profile = profileOf(company, other);
    if (profile.kind !== "organisation" || profile.country !== party.country) continue;
    const mail = makeParty(company, profile).party.points.find((point) => point.kind === "mail");
    return mail?.kind === "mail" ? mail.value.split("@").at(1) : undefined;
  }
  return undefined;
}

function atDomain(point: Point, domain: string): Point {
  return point.kind === "mail" ? { ...point, value: `${point.value.split("@").at(0)}@${domain}` } : point;
}
