import type { Answers } from "../compare/comparison.ts";
import { mailLevel } from "../compare/mail.ts";
import { family, familyAgrees, given, givenAgrees } from "../compare/names-of-people.ts";
import { organisationAt } from "../compare/organisation.ts";
import { organisationName } from "../compare/organisation-names.ts";
import { personAt } from "../compare/person.ts";
import { placeLevel } from "../compare/place.ts";
import type { Kind } from "../roles.ts";

/** Odds (log2) from which a pair may be joined without a person: one in four thousand would be wrong. */
export const automaticOdds = 12;

/** The same for two that agree in all that tells one organisation from another, where many have one name. */
export const agreedOdds = 8;

/**
 * Whether a pair is sure enough to act without a person: the odds, and the name itself, and no contradiction. What
 * a household or a house shares (address, phone, domain) is never enough, however much of it agrees.
 */
export function isAutomatic(kind: Kind, odds: number, { levels }: Answers): boolean {
  if (odds < agreedOdds) return false;
  if (kind === "person") return odds >= automaticOdds && personIsSure(levels);
  return (odds >= automaticOdds || agreeInAll(levels)) && organisationIsSure(levels);
}

function personIsSure(levels: Uint8Array): boolean {
  const given1 = levels[personAt.given] as number;
  const family1 = levels[personAt.family] as number;
  if (!givenAgrees(given1) || !(familyAgrees(family1) || family1 === family.missing)) return false;
  if (given1 === given.part && family1 !== family.same) return false;
  if (!sharesMoreThanNames(levels)) return false;
  const day = levels[personAt.day] as number;
  return (
    day <= 2 &&
    (levels[personAt.suffix] as number) < 2 &&
    !isContradicted(levels[personAt.personalId]) &&
    !isContradicted(levels[personAt.taxId])
  );
}

/**
 * Whether anything but names agrees. However rare a name is, another may have it, and nobody is told by it alone; nor by another
 * column of the file, since that may hold the name once more.
 */
function sharesMoreThanNames(levels: Uint8Array): boolean {
  const at = (comparison: number) => levels[comparison] as number;
  const isAmong = (comparison: number, last: number) => at(comparison) > 0 && at(comparison) <= last;
  return (
    isAmong(personAt.mail, mailLevel.mailbox) ||
    isAmong(personAt.day, 2) ||
    isAmong(personAt.place, placeLevel.city) ||
    [personAt.phone, personAt.employer, personAt.personalId, personAt.taxId].some((which) => at(which) === 1)
  );
}

/**
 * Whether name and legal form agree, and of address, phone and domain all three do, or one beside a number of their own. Of schools, churches and
 * authorities many have one name, so that no odds come to more than 2,000 to 1 however much else agrees; of two that agree in all
 * this one is the other.
 */
function agreeInAll(levels: Uint8Array): boolean {
  const at = (comparison: number) => levels[comparison] as number;
  const name = at(organisationAt.name);
  const isNamed = name >= organisationName.same && name <= organisationName.typo;
  if (!isNamed || at(organisationAt.form) > 1) return false;
  const hasNumber = at(organisationAt.taxId) === 1 || at(organisationAt.registerId) === 1;
  const others = [at(organisationAt.place), at(organisationAt.phone), at(organisationAt.domain)];
  const agreed = others.filter((level) => level === 1).length;
  return agreed >= (hasNumber ? 1 : 3) && at(organisationAt.place) <= 1;
}

function organisationIsSure(levels: Uint8Array): boolean {
  if (!organisationsShareMore(levels)) return false;
  const name = levels[organisationAt.name] as number;
  const isNamed = name >= organisationName.same && name <= organisationName.typo;
  const hasNumber = levels[organisationAt.taxId] === 1 || levels[organisationAt.registerId] === 1;
  if (isContradicted(levels[organisationAt.taxId]) || isContradicted(levels[organisationAt.registerId]))
    return false;
  if (name === organisationName.part && hasNumber) return true;
  const place = levels[organisationAt.place] as number;
  return isNamed && (place <= 1 || hasNumber || place === 5 || place === 6);
}

/** As of people: neither a name nor another column of the file tells two organisations of one name apart, such as two papers of one title. */
function organisationsShareMore(levels: Uint8Array): boolean {
  const { taxId, registerId, phone, mail, domain, place } = organisationAt;
  const where = levels[place] as number;
  return (
    (where > 0 && where <= placeLevel.city) ||
    [taxId, registerId, phone, mail, domain].some((which) => levels[which] === 1)
  );
}

const isContradicted = (level: number | undefined) => level === 3;
