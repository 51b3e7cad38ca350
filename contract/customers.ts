import { z } from "zod";
import { customerFilter } from "./customer-filter.ts";
import { read, write } from "./endpoint.ts";
import {
  contactPointKinds,
  contactPointStates,
  OwnerChoice,
  PartyKind,
  PartyRef,
  PartyRole,
  Rating,
  relationshipTypes,
  Stage,
  UserRef,
} from "./party.ts";
import {
  Amount,
  AnyOf,
  Currency,
  Day,
  Id,
  Instant,
  money,
  Page,
  PageQuery,
  Version,
  Words,
} from "./values.ts";

export * from "./consents.ts";
export * from "./custom-fields.ts";

/** The rating with its reasons: the sentence with figures for those who may see money, the plain one for everybody. */
const Rated = z.object({
  letter: Rating,
  before: Rating.nullable(),
  ratedOn: Day.nullable(),
  sentence: money(z.string().nullable()),
  sentencePlain: z.string().nullable(),
});

const CustomerRow = z.object({
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  place: z.string().nullable().meta({ description: "Town and country of the address to use first" }),
  stage: Stage,
  segment: z.string().nullable(),
  rating: Rated.nullable().meta({
    description: "Null before the first value run, and for those without facts",
  }),
  revenue: money(Amount.nullable()).meta({ description: "12 months, base currency" }),
  profit: money(Amount.nullable()).meta({ description: "12 months, base currency" }),
  costToServe: money(Amount.nullable()),
  costToServeRatio: money(z.number().nullable()).meta({
    description: "Share of the gross margin; null when unknown",
  }),
  marginCoverage: money(z.number().nullable()).meta({
    description: "Share of revenue whose cost of goods is known",
  }),
  rfm: z.string().nullable().meta({
    description:
      "How lately, how often and for how much they bought, each from 1 to 5: 545; null when nothing was bought",
  }),
  lastContactOn: Day.nullable(),
  lastContactDays: z.int().nullable(),
  lastSaleOn: Day.nullable(),
  openCases: z.int(),
  overdueTasks: z.int(),
  owner: UserRef.nullable(),
});

export const customerSorts = ["profit", "revenue", "costToServe", "name", "lastContact", "rating"] as const;

export const listCustomers = read("GET /customers", {
  summary: "Customers, ranked, with what each brings and costs",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    ...customerFilter,
    sort: z
      .enum(customerSorts)
      .optional()
      .meta({ description: "By profit, or by rating for those who may not see money" }),
    direction: z.enum(["asc", "desc"]).optional(),
  }),
  output: Page(CustomerRow),
});

export const summariseCustomers = read("GET /customers/summary", {
  summary: "How many customers a filter finds, and what they bring together",
  permission: "party.read",
  query: z.object(customerFilter),
  output: z.object({
    count: z.int(),
    countAll: z.int(),
    byRating: z.array(z.object({ rating: Rating, count: z.int() })),
    losing: money(z.int()),
    revenue: money(Amount),
    profit: money(Amount),
    revenueShare: money(z.number().nullable()).meta({ description: "Of all customers' revenue" }),
    profitShare: money(z.number().nullable()).meta({
      description: "Of all customers' profit; null when that is not above zero",
    }),
    coverage: money(z.number().nullable()).meta({
      description: "Share of the revenue whose cost of goods is known",
    }),
    windowFrom: Day.nullable(),
    windowUntil: Day.nullable(),
    computedAt: Instant.nullable(),
    currency: Currency,
  }),
});

export const assignCustomers = write("POST /customers/assign", {
  summary: "Say who looks after several customers from now on",
  permission: "party.write",
  body: z.object({ partyIds: z.array(Id).min(1).max(500), ownerId: Id.nullable() }),
  output: z.object({ changed: z.int() }),
  errors: ["owner_unknown"],
});

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
  contactPoints: z.array(ContactPoint),
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
    evenIfKnown: z
      .boolean()
      .default(false)
      .meta({ description: "Enter it although a record with the same mail, tax number or name is here" }),
  }),
  output: Party,
  errors: ["party_known", "party_unknown", "contact_point_unreadable", "owner_unknown", "name_missing"],
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
    })
    .partial(),
  output: Party,
  errors: ["version_required", "version_stale", "owner_unknown", "name_missing", "custom_value_unreadable"],
  ifMatch: true,
});

const pointParams = z.object({ partyId: Id, contactPointId: Id });

export const addContactPoint = write("POST /parties/{partyId}/contact-points", {
  summary: "Add a phone, mail address, postal address or site",
  permission: "party.write",
  params: partyParams,
  body: NewContactPoint,
  output: ContactPoint,
  errors: ["contact_point_unreadable"],
  status: 201,
});

export const changeContactPoint = write("PATCH /parties/{partyId}/contact-points/{contactPointId}", {
  summary: "Correct a contact point, or say whether it works",
  permission: "party.write",
  params: pointParams,
  body: z.object({ raw: Words(500), ...contactPointFields, state: z.enum(contactPointStates) }).partial(),
  output: ContactPoint,
  errors: ["contact_point_unreadable"],
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

const Asset = z.object({
  assetId: Id,
  name: z.string(),
  productId: Id.nullable(),
  serial: z.string().nullable(),
  supportPlan: z.string().nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
});

const assetFields = {
  productId: Id.nullable(),
  serial: Words(100).nullable(),
  supportPlan: Words(100).nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
};

export const listAssets = read("GET /parties/{partyId}/assets", {
  summary: "What they own or have installed",
  permission: "party.read",
  params: partyParams,
  query: z.object(PageQuery),
  output: Page(Asset),
});

export const addAsset = write("POST /parties/{partyId}/assets", {
  summary: "Note something they own or have installed",
  permission: "party.write",
  params: partyParams,
  body: z.object({ name: Words(200), ...z.object(assetFields).partial().shape }),
  output: Asset,
  errors: ["ends_before_begin"],
  status: 201,
});

export const changeAsset = write("PATCH /parties/{partyId}/assets/{assetId}", {
  summary: "Change what is noted of an asset",
  permission: "party.write",
  params: z.object({ partyId: Id, assetId: Id }),
  body: z.object({ name: Words(200), ...assetFields }).partial(),
  output: Asset,
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
