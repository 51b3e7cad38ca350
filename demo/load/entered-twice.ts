import { makeParty } from "../company/making/make-party.ts";
import { profileOf } from "../company/profile-of.ts";
import { chance, type Random, randomFor, whole } from "../company/random.ts";
import type { Company, Customer, Party, Point } from "../company/records.ts";

const purpose = 22;

/** Of the prospects so many in a hundred are customers whom somebody entered once more. */
const percent = 14;
/** Among so many customers is one of their kind and country looked for. */
const lookedAt = 400;

/**
 * A prospect as somebody entered it. Some are customers who called again and weren't found: the name with a slip of the finger or
 * without its legal form, the same phone or the same mail address, not both. These are what a search for duplicates finds in
 * the example; the company that the files of its old systems are made from knows nothing of them.
 */
export function partyAsEntered(company: Company, { index, isProspect, party }: Customer): Party {
  if (!isProspect) return party;
  const random = randomFor(company.choice.seed, index, purpose);
  if (!chance(random, percent)) return party;
  const known = customerLike(company, party, whole(random, 0, Math.max(0, company.choice.customers - 1)));
  return known === undefined ? party : enteredAgain(random, party, known);
}

function customerLike(company: Company, { kind, country }: Party, from: number): Party | undefined {
  for (let further = 0; further < lookedAt; further++) {
    const profile = profileOf(company, (from + further) % company.choice.customers);
    if (profile.kind === kind && profile.country === country) return makeParty(company, profile).party;
  }
  return undefined;
}

function enteredAgain(random: Random, own: Party, known: Party): Party {
  const slips = chance(random, 60);
  const keepsPhone = chance(random, 50);
  const points = own.points.map((point) => {
    const theirs = known.points.find(({ kind }) => kind === point.kind);
    if (theirs === undefined || (point.kind === "phone" && !keepsPhone)) return point;
    return point.kind === "mail" && keepsPhone ? point : (theirs satisfies Point);
  });
  const named = known.kind === "person" ? personNamed(random, known, slips) : nameOf(random, known, slips);
  return {
    ...own,
    ...named,
    legalName: null,
    taxNumber: null,
    website: keepsPhone ? own.website : known.website,
    points,
  };
}

function nameOf(random: Random, { name }: Party, slips: boolean) {
  return { name: slips ? withSlip(random, name) : name };
}

function personNamed(random: Random, { name, givenName, familyName }: Party, slips: boolean) {
  if (!slips || givenName === null || familyName === null || name !== `${givenName} ${familyName}`)
    return { name, givenName, familyName };
  const mistyped = withSlip(random, familyName);
  return { name: `${givenName} ${mistyped}`, givenName, familyName: mistyped };
}

/** A letter left out or two in the wrong order, never the first. */
function withSlip(random: Random, text: string): string {
  const letters = [...text];
  if (letters.length < 5) return text;
  const at = whole(random, 1, Math.min(letters.length - 3, 8));
  const [before, one, other, after] = [
    letters.slice(0, at),
    letters[at],
    letters[at + 1],
    letters.slice(at + 2),
  ];
  if (one === " " || other === " ") return text;
  return [...before, ...(chance(random, 50) ? [other, one] : [other]), ...after].join("");
}
