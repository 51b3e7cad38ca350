import { z } from "zod";
import { Rated } from "./customers/customer-list.ts";
import { DuplicateReason } from "./customers/duplicates.ts";
import { read, write } from "./endpoint.ts";
import { OwnerChoice, PartyKind, PartyRef, PartyRole, Rating, Stage, UserRef } from "./party.ts";
import { contactPointKinds, contactPointStates, relationshipTypes } from "./party-words.ts";
import { Amount, AnyOf, Currency, Day, Id, Instant, Page, PageQuery, Version, Words } from "./values.ts";

export * from "./customers/assets.ts";
export * from "./customers/consents.ts";
export * from "./customers/custom-fields.ts";
export * from "./customers/customer-list.ts";
export * from "./customers/duplicates.ts";
export * from "./customers/relation-graph.ts";

const Person = z.object({
  partyId: Id,
  name: z.string(),
  title: z.string().nullable(),
  organisation: PartyRef.nullable(),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  owner: UserRef.nullable(),
});

export const listPeople = read("GET /people", {
  summary: "People in order of name, with where they work",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    text: Words(100).optional(),
    at: Id.optional().meta({ description: "Who work for this organisation or belong to this household" }),
    owner: AnyOf(OwnerChoice).optional(),
  }),
  output: Page(Person),
});

export const listParties = read("GET /parties", {
  summary: "Parties in any role, in order of name: suppliers, partners, prospects",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    role: PartyRole.optional(),
    kind: AnyOf(PartyKind).optional(),
    text: Words(100).optional(),
  }),
  output: Page(
    z.object({
      partyId: Id,
      name: z.string(),
      kind: PartyKind,
      stage: Stage,
      roles: z.array(PartyRole),
      place: z.string().nullable(),
      mail: z.string().nullable(),
      phone: z.string().nullable(),
      owner: UserRef.nullable(),
    }),
  ),
});

const ContactPoint = z.object({
  contactPointId: Id,
  kind: z.enum(contactPointKinds),
  label: z.string().nullable(),
  raw: z.string(),
  normalised: z.string().nullable(),
  line1: z.string().nullable(),
  line2: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postcode: z.string().nullable(),
  country: z.string().nullable(),
  state: z.enum(contactPointStates),
  checkedOn: Day.nullable(),
  isPreferred: z.boolean(),
  validUntil: Day.nullable(),
  isSuppressed: z.boolean().meta({ description: "It must not be used, whoever has it" }),
});

const Relationship = z.object({
  relationshipId: Id,
  type: z.enum(relationshipTypes),
  direction: z
    .enum(["from", "to"])
    .meta({ description: "from: this party works for the other; to: the other for this one" }),
  other: PartyRef,
  title: z.string().nullable(),
  since: Day.nullable(),
  until: Day.nullable(),
});

const Party = z.object({
  partyId: Id.meta({ description: "The record it is kept as, also when an older id was asked for" }),
  askedId: Id,
  mergedInto: PartyRef.nullable().meta({
    description: "The record it is kept as, when an older id was asked for",
  }),
  kind: PartyKind,
  name: z.string(),
  legalName: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  stage: Stage,
  owner: UserRef.nullable(),
  segment: z.string().nullable(),
  territory: z.string().nullable(),
  industry: z.string().nullable(),
  employeesCount: z.int().nullable(),
  annualRevenue: Amount.nullable().meta({ description: "Their own, not ours with them" }),
  annualRevenueCurrency: Currency.nullable(),
  website: z.string().nullable(),
  taxNumber: z.string().nullable(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  note: z.string().nullable(),
  custom: z.record(z.string(), z.unknown()),
  roles: z.array(z.object({ role: PartyRole, since: Day, until: Day.nullable() })),
  contactPoints: z
    .array(
      ContactPoint.extend({
        recordIds: z.array(Id).meta({ description: "The records that have it, of those kept as this one" }),
      }),
    )
    .meta({ description: "A phone, mail address or site that several records have stands once" }),
  relationships: z.array(Relationship),
  relationshipsCount: z.int(),
  recordsCount: z.int().meta({ description: "How many records are kept as this one, itself included" }),
  rating: Rated.nullable(),
  customerSince: Day.nullable(),
  lastContactOn: Day.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});

const partyParams = z.object({ partyId: Id });

export const readParty = read("GET /parties/{partyId}", {
  summary: "One customer, person or other party; an id it was once kept under finds it too",
  permission: "party.read",
  params: partyParams,
  output: Party,
});

/** Fields of a party a person can set; null empties one. */
const partyFields = {
  legalName: Words(300).nullable(),
  ownerId: Id.nullable(),
  segment: Words(100).nullable(),
  territory: Words(100).nullable(),
  industry: Words(100).nullable(),
  employeesCount: z.int().min(0).max(10_000_000).nullable(),
  annualRevenue: Amount.nullable(),
  annualRevenueCurrency: Currency.nullable(),
  website: Words(300).nullable(),
  taxNumber: Words(50).nullable(),
  language: Words(35).nullable(),
  timeZone: Words(60).nullable(),
  note: Words(10_000).nullable(),
};

const contactPointFields = {
  label: Words(50).nullable(),
  line1: Words(300).nullable(),
  line2: Words(300).nullable(),
  city: Words(200).nullable(),
  region: Words(200).nullable(),
  postcode: Words(30).nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  isPreferred: z.boolean(),
};

const saveAnyway = DuplicateReason.meta({
  description:
    "Change it although that makes it look like another record that is here; the history keeps the reason",
});

export const NewContactPoint = z.object({
  kind: z.enum(contactPointKinds),
  raw: Words(500),
  ...z.object(contactPointFields).partial().shape,
});

export const createParty = write("POST /parties", {
  summary: "Enter a customer, person or other party",
  permission: "party.write",
  body: z.object({
    kind: PartyKind,
    name: Words(300).optional().meta({ description: "Of a person it is made from given and family name" }),
    givenName: Words(150).optional(),
    familyName: Words(150).optional(),
    roles: z.array(PartyRole.exclude(["own_company"])).default([]),
    stage: Stage.optional(),
    ...z.object(partyFields).partial().shape,
    contactPoints: z.array(NewContactPoint).max(20).default([]),
    worksFor: Id.optional().meta({ description: "The organisation a person works for" }),
    title: Words(150).optional(),
    relatedTo: z
      .object({ partyId: Id, type: z.enum(relationshipTypes) })
      .optional()
      .meta({ description: "A record that is here, is another one, and to which this one stands so" }),
    createAnyway: DuplicateReason.optional().meta({
      description: "Enter it although a record that looks like it is here; the history keeps the reason",
    }),
  }),
  output: Party,
  errors: [
    "party_duplicate",
    "party_duplicate_blocked",
    "party_unknown",
    "contact_point_unreadable",
    "owner_unknown",
    "name_missing",
  ],
  status: 201,
});

export const changeParty = write("PATCH /parties/{partyId}", {
  summary: "Change a party's own fields",
  permission: "party.write",
  params: partyParams,
  body: z
    .object({
      name: Words(300),
      givenName: Words(150).nullable(),
      familyName: Words(150).nullable(),
      stage: Stage,
      ...partyFields,
      custom: z.record(z.string().max(100), z.unknown()),
      saveAnyway,
    })
    .partial(),
  output: Party,
  errors: [
    "party_duplicate",
    "party_duplicate_blocked",
    "version_required",
    "version_stale",
    "owner_unknown",
    "name_missing",
    "custom_value_unreadable",
  ],
  ifMatch: true,
});

const pointParams = z.object({ partyId: Id, contactPointId: Id });

export const addContactPoint = write("POST /parties/{partyId}/contact-points", {
  summary: "Add a phone, mail address, postal address or site",
  permission: "party.write",
  params: partyParams,
  body: NewContactPoint.extend({ saveAnyway: saveAnyway.optional() }),
  output: ContactPoint,
  errors: ["party_duplicate", "party_duplicate_blocked", "contact_point_unreadable"],
  status: 201,
});

export const changeContactPoint = write("PATCH /parties/{partyId}/contact-points/{contactPointId}", {
  summary: "Correct a contact point, or say whether it works",
  permission: "party.write",
  params: pointParams,
  body: z
    .object({ raw: Words(500), ...contactPointFields, state: z.enum(contactPointStates), saveAnyway })
    .partial(),
  output: ContactPoint,
  errors: ["party_duplicate", "party_duplicate_blocked", "contact_point_unreadable"],
});

export const removeContactPoint = write("DELETE /parties/{partyId}/contact-points/{contactPointId}", {
  summary: "Remove a contact point; its last state stays in the history",
  permission: "party.write",
  params: pointParams,
  output: z.object({ contactPointId: Id }),
});

export const addRelationship = write("POST /parties/{partyId}/relationships", {
  summary: "Say how this party stands to another; both sides show it",
  permission: "party.write",
  params: partyParams,
  body: z.object({
    type: z.enum(relationshipTypes),
    direction: z.enum(["from", "to"]).default("from"),
    otherPartyId: Id,
    title: Words(150).optional(),
    since: Day.optional(),
  }),
  output: Relationship,
  errors: ["relationship_to_itself", "relationship_known"],
  status: 201,
});

export const endRelationship = write("POST /parties/{partyId}/relationships/{relationshipId}/end", {
  summary: "End a relationship on both sides",
  permission: "party.write",
  params: z.object({ partyId: Id, relationshipId: Id }),
  body: z.object({ until: Day.optional() }),
  output: Relationship,
  errors: ["ends_before_begin"],
});

export const addRole = write("POST /parties/{partyId}/roles", {
  summary: "Give a party a role: customer, supplier, partner …",
  permission: "party.write",
  params: partyParams,
  body: z.object({ role: PartyRole.exclude(["own_company"]), since: Day.optional() }),
  output: z.object({ role: PartyRole, since: Day, until: Day.nullable() }),
  errors: ["role_held"],
  status: 201,
});

export const endRole = write("POST /parties/{partyId}/roles/{role}/end", {
  summary: "End a role",
  permission: "party.write",
  params: z.object({ partyId: Id, role: PartyRole.exclude(["own_company"]) }),
  body: z.object({ until: Day.optional() }),
  output: z.object({ role: PartyRole, since: Day, until: Day.nullable() }),
  errors: ["ends_before_begin"],
});

export const listPartyEvents = read("GET /parties/{partyId}/events", {
  summary: "Who changed what of this customer, from what to what, newest first",
  permission: "event.read",
  params: partyParams,
  query: z.object(PageQuery),
  output: Page(
    z.object({
      eventId: Id,
      name: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      actorName: z.string(),
      door: z.string(),
      happenedAt: Instant,
      differences: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
      names: z.record(z.string(), z.string()).meta({
        description:
          "Of the records and colleagues that the subject and the differences name by their id, as they are called now; those one may not see are left out",
      }),
    }),
  ),
});

export const search = read("GET /search", {
  summary:
    "Find a party as you type: name, phone in any format, mail, document, tax number or id in another system",
  permission: "party.read",
  query: z.object({ text: Words(100), limit: z.coerce.number().int().min(1).max(20).default(20) }),
  output: z.object({
    hits: z.array(
      z.object({
        partyId: Id,
        name: z.string(),
        kind: PartyKind,
        place: z.string().nullable(),
        rating: Rating.nullable(),
        stage: Stage,
        matched: z.object({
          by: z.enum(["name", "phone", "mail", "site", "tax_number", "document", "source_id"]),
          value: z.string(),
        }),
      }),
    ),
  }),
});
