import { e164Of } from "../company/phone-of.ts";
import type { Company, Country, Customer, Point } from "../company/records.ts";
import { partyAsEntered } from "./entered-twice.ts";
import { madeId, msOf, partyIdAt } from "./id-maker.ts";
import { pointsOfPeople } from "./moved-on.ts";
import { addFacts, type Ids } from "./rows-of-facts.ts";
import type { SharedIds } from "./shared-records.ts";
import { addRow, type Sheets } from "./sheets.ts";

/** Adds everything one customer is and did to the sheets, as the application itself would have left it. */
export function addCustomer(sheets: Sheets, company: Company, shared: SharedIds, made: Customer): void {
  const customer = { ...made, party: partyAsEntered(company, made) };
  const { seed } = company.choice;
  const { index } = customer;
  const people = new Map(customer.people.map(({ key }, no) => [key, partyIdAt(seed, index, no + 1)]));
  const ids = { seed, index, partyId: partyIdAt(seed, index), people, shared };
  addParty(sheets, ids, customer);
  addPeople(sheets, ids, customer, pointsOfPeople(company, customer));
  addRelations(sheets, ids, customer);
  addFacts(sheets, ids, customer);
}

function addParty(sheets: Sheets, ids: Ids, customer: Customer): void {
  const { party, isProspect } = customer;
  const at = `${party.since}T08:00:00Z`;
  const ownerId = party.ownerKey === null ? null : (ids.shared.users.get(party.ownerKey) ?? null);
  addRow(sheets, "party", [
    ...[ids.partyId, party.kind, party.name, party.legalName, party.givenName, party.familyName, ids.partyId],
    ...[ownerId, party.segment, party.territory, party.industry, party.employeesCount, party.annualRevenue],
    ...[party.annualRevenue === null ? null : "EUR", party.website, party.taxNumber, party.language],
    ...[stageOf(customer), at, at],
  ]);
  addRow(sheets, "party_role", [ids.partyId, isProspect ? "prospect" : "customer", party.since]);
  if (customer.relations.some((relation) => relation.type === "agent_for"))
    addRow(sheets, "party_role", [ids.partyId, "agent", party.since]);
  addPoints(sheets, ids, { ...party, partyId: ids.partyId, place: 0 }, party.points);
  if (party.taxNumber !== null) addRow(sheets, "lookup", ["tax_number", party.taxNumber, ids.partyId]);
  if (isProspect) addProspect(sheets, ids, customer, ownerId);
}

function stageOf({ isProspect, character, index }: Customer): string {
  if (isProspect) return index % 3 === 0 ? "qualified" : "prospect";
  return character === "left" ? "lapsed" : "customer";
}

const sources = ["Trade fair", "Referral", "Web form", "Catalogue", "Telephone"];

function addProspect(sheets: Sheets, ids: Ids, { party, index }: Customer, ownerId: string | null): void {
  const ms = msOf(party.since);
  const isLost = index % 11 === 0;
  addRow(sheets, "prospect", [
    ...[ids.partyId, madeId(ids.seed, ms, { purpose: "prospect", index, no: 0 })],
    ...[
      party.kind === "organisation" ? party.name : null,
      isLost ? "Lost" : index % 3 === 0 ? "Contacted" : "New",
    ],
    ...[sources[index % sources.length] ?? null, party.industry, ownerId, isLost ? "lost" : "open"],
    `${party.since}T08:00:00Z`,
  ]);
}

function addPeople(
  sheets: Sheets,
  ids: Ids,
  { people, party }: Customer,
  points: ReturnType<typeof pointsOfPeople>,
): void {
  for (const [place, person] of people.entries()) {
    const personId = ids.people.get(person.key) ?? "";
    const at = `${person.since}T08:00:00Z`;
    addRow(sheets, "party", [
      ...[personId, "person", person.name, null, person.givenName, person.familyName, personId],
      ...[null, null, null, null, null, null, null, null, null, party.language, "none", at, at],
    ]);
    addPoints(
      sheets,
      ids,
      { partyId: personId, since: person.since, country: party.country, place: place + 1 },
      points[place] ?? person.points,
    );
    const type = party.kind === "household" ? "member_of_household" : "works_for";
    addRelation(sheets, ids, {
      ...{ type, fromId: personId, toId: ids.partyId, title: person.title },
      ...{ since: person.since, until: person.until, no: place },
    });
  }
}

function addRelations(sheets: Sheets, ids: Ids, { relations }: Customer): void {
  for (const [place, { type, toIndex, since }] of relations.entries())
    addRelation(sheets, ids, {
      ...{ type, fromId: ids.partyId, toId: partyIdAt(ids.seed, toIndex), title: null },
      ...{ since, until: null, no: 100 + place },
    });
}

type Relation = {
  type: string;
  fromId: string;
  toId: string;
  title: string | null;
  since: string;
  until: string | null;
  no: number;
};

/** Once for each side under one id. */
function addRelation(sheets: Sheets, { seed, index }: Ids, relation: Relation): void {
  const { type, fromId, toId, title, since, until, no } = relation;
  const id = madeId(seed, msOf(since), { purpose: "relationship", index, no });
  addRow(sheets, "relationship", [fromId, id, type, "from", toId, title, since, until]);
  addRow(sheets, "relationship", [toId, id, type, "to", fromId, title, since, until]);
}

/** The first of a kind is the one to use first. */
function addPoints(
  sheets: Sheets,
  { seed, index }: Ids,
  { partyId, since, country, place }: { partyId: string; since: string; country: Country; place: number },
  points: readonly Point[],
): void {
  const seen = new Set<string>();
  for (const [no, point] of points.entries()) {
    const id = madeId(seed, msOf(since), { purpose: "contactPoint", index, no: place * 16 + no });
    const isFirst = !seen.has(point.kind);
    seen.add(point.kind);
    if (point.kind === "address") {
      const { line1, line2, city, region, postcode } = point;
      const raw = [line1, line2, `${postcode} ${city}`, region, point.country].filter(
        (part) => part !== null,
      );
      addRow(sheets, "contact_point", [
        ...[partyId, id, "address", point.label, raw.join(", "), null],
        ...[line1, line2, city, region, postcode, point.country, isFirst],
      ]);
    } else {
      const normalised = normalisedOf(point.kind, point.value, country);
      addRow(sheets, "contact_point", [
        ...[partyId, id, point.kind, point.label, point.value, normalised],
        ...[null, null, null, null, null, point.kind === "phone" ? country : null, isFirst],
      ]);
      addRow(sheets, "lookup", [point.kind, normalised, partyId]);
    }
  }
}

/** As normaliseContactPoint has it, for what we wrote ourselves: that one reads anything, at ten times the price. */
function normalisedOf(kind: "phone" | "mail" | "site", value: string, country: Country): string {
  switch (kind) {
    case "phone":
      return e164Of(value, country);
    case "mail":
      return value.toLowerCase();
    case "site":
      return value.replace("https://www.", "");
  }
}
