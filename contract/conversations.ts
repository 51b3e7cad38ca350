import { z } from "zod";
import {
  caseStates,
  causes,
  channels,
  contactKinds,
  contactStates,
  feelings,
  findings,
} from "./conversations/conversation-words.ts";
import { read, write } from "./endpoint.ts";
import { OwnerChoice, PartyRef, UserRef } from "./party.ts";
import { Amount, AnyOf, Day, Id, Instant, money, Page, PageQuery, Version, Words } from "./values.ts";

export * from "./conversations/attachments.ts";

export const timelineKinds = ["document", "contact", "case", "note", "campaign", "rating"] as const;

const partyParams = z.object({ partyId: Id });

const TimelineEntry = z.object({
  entryId: Id,
  kind: z.enum(timelineKinds),
  partyId: Id.meta({ description: "The record it was noted on" }),
  at: Instant,
  onDay: Day,
  what: z.string().meta({ description: "Channel, document kind or case kind" }),
  title: z.string().nullable(),
  number: z.string().nullable(),
  state: z.string().nullable(),
  direction: z.enum(["in", "out"]).nullable(),
  minutes: z.number().nullable(),
  feeling: z.enum(feelings).nullable(),
  note: z.string().nullable(),
  by: z.string().nullable().meta({ description: "Who of us" }),
  person: z.string().nullable().meta({ description: "Who of them" }),
  share: z
    .number()
    .nullable()
    .meta({ description: "Of a contact that several share: this customer's share" }),
  sharedWith: z.array(PartyRef).meta({ description: "Who else shares it, those whom the reader may see" }),
  amount: money(Amount.nullable()).meta({
    description: "Sum of its rows in the ledger, base currency: + brings, − costs; null when it has none",
  }),
});

export const listTimeline = read("GET /parties/{partyId}/timeline", {
  summary: "Everything that happened with a customer, newest first, each with its amount in the ledger",
  permission: "contact.read",
  unlogged: "What one contact or document comes to is no profit.",
  params: partyParams,
  query: z.object({ ...PageQuery, kinds: AnyOf(z.enum(timelineKinds)).optional() }),
  output: Page(TimelineEntry),
});

const weightMeta = { description: "Against the weights of the others; 1 unless said" };
const Weight = z.number().min(0.01).max(1000);

const ContactShare = z.object({
  party: PartyRef.nullable().meta({ description: "Null where the reader may not see them" }),
  weight: z.number(),
  share: z
    .number()
    .meta({ description: "Of its minutes and cost; all shares of a contact come to exactly 1" }),
});

const Contact = z.object({
  contactId: Id,
  partyId: Id,
  channel: z.enum(channels),
  kind: z.string(),
  direction: z.enum(["in", "out"]).nullable(),
  subject: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(contactStates),
  startedAt: Instant,
  onDay: Day,
  dueOn: Day.nullable(),
  minutes: z.number().nullable(),
  minutesBasis: z.enum(["measured", "estimated", "unknown"]),
  causedBy: z.enum(causes),
  feeling: z.enum(feelings).nullable(),
  outcome: z.string().nullable(),
  caseId: Id.nullable(),
  person: PartyRef.nullable(),
  user: UserRef.nullable(),
  ownWeight: z
    .number()
    .nullable()
    .meta({ description: "Weight of the record it is noted on; null when nobody else took part" }),
  share: z.number().meta({ description: "Of the record it is noted on" }),
  sharedWith: z.array(ContactShare).meta({ description: "Who else took part and bears a share" }),
  version: Version,
});

const contactFields = {
  kind: z.enum(contactKinds),
  direction: z.enum(["in", "out"]).nullable(),
  subject: Words(300).nullable(),
  note: Words(20_000).nullable(),
  state: z.enum(contactStates),
  dueOn: Day.nullable(),
  minutes: z.number().min(0).max(100_000).nullable(),
  minutesBasis: z.enum(["measured", "estimated", "unknown"]),
  causedBy: z.enum(causes),
  feeling: z.enum(feelings).nullable(),
  outcome: Words(500).nullable(),
  caseId: Id.nullable(),
  personPartyId: Id.nullable(),
  productId: Id.nullable(),
  ownWeight: Weight.meta(weightMeta),
  sharedWith: z
    .array(z.object({ partyId: Id, weight: Weight.default(1).meta(weightMeta) }))
    .max(50)
    .meta({ description: "All who else took part and bear a share of it; an empty list: nobody" }),
};

export const logContact = write("POST /parties/{partyId}/contacts", {
  summary: "Note a call, visit, mail or task",
  permission: "contact.write",
  params: partyParams,
  body: z.object({
    channel: z.enum(channels),
    startedAt: Instant.optional().meta({ description: "Now when left out" }),
    ...z.object(contactFields).partial().shape,
  }),
  output: Contact,
  errors: ["case_unknown", "party_unknown", "product_unknown", "shared_twice"],
  status: 201,
});

export const readContact = read("GET /parties/{partyId}/contacts/{contactId}", {
  summary: "One contact, what it costs in the ledger, and who corrected its minutes",
  permission: "contact.read",
  params: z.object({ partyId: Id, contactId: Id }),
  output: Contact.extend({
    amount: money(Amount.nullable()).meta({
      description: "Sum of its rows in the ledger for this customer, base currency; null when it has none",
    }),
    corrections: z
      .array(
        z.object({
          at: Instant,
          by: z.string(),
          from: z.number().nullable(),
          to: z.number().nullable(),
          reason: z.string().nullable(),
        }),
      )
      .meta({ description: "Of its minutes, newest first" }),
  }),
});

export const changeContact = write("PATCH /parties/{partyId}/contacts/{contactId}", {
  summary: "Correct what was noted, or mark a task done",
  permission: "contact.write",
  params: z.object({ partyId: Id, contactId: Id }),
  body: z
    .object(contactFields)
    .partial()
    .extend({
      reason: Words(500).optional().meta({ description: "Why it is corrected; kept in the history" }),
    }),
  output: Contact,
  errors: [
    "version_required",
    "version_stale",
    "case_unknown",
    "party_unknown",
    "product_unknown",
    "shared_twice",
  ],
  ifMatch: true,
});

const CaseRow = z.object({
  caseId: Id,
  party: PartyRef.nullable().meta({ description: "Null when nobody could say whose it is" }),
  partyId: Id,
  number: z.string().nullable(),
  subject: z.string(),
  kind: z.enum(["support", "complaint"]),
  channel: z.string(),
  state: z.enum(caseStates),
  sourceState: z.string().nullable(),
  priority: z.string().nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  openDays: z.int().nullable().meta({ description: "Days since it was opened; null when it is closed" }),
  owner: UserRef.nullable(),
});

export const listCases = read("GET /cases", {
  summary: "Cases, newest first: of one customer, of all, or those that belong to nobody we know",
  permission: "contact.read",
  query: z.object({
    ...PageQuery,
    partyId: Id.optional(),
    state: AnyOf(z.enum(caseStates)).optional(),
    kind: AnyOf(z.enum(["support", "complaint"])).optional(),
    owner: AnyOf(OwnerChoice).optional(),
    attributed: z.enum(["yes", "no"]).optional(),
  }),
  output: Page(CaseRow),
});

const Case = CaseRow.extend({
  finding: z.enum(findings).nullable(),
  redressAmount: money(Amount.nullable()),
  contacts: z.array(Contact).meta({ description: "What was said about it, newest first, at most 200" }),
  minutes: z.number(),
  version: Version,
});

const caseParams = z.object({ partyId: Id, caseId: Id });

export const readCase = read("GET /parties/{partyId}/cases/{caseId}", {
  summary: "One case with what was said about it",
  permission: "contact.read",
  unlogged: "What one case was made up for with is no profit.",
  params: caseParams,
  output: Case,
});

export const openCase = write("POST /parties/{partyId}/cases", {
  summary: "Open a support case or a complaint",
  permission: "contact.write",
  params: partyParams,
  body: z.object({
    subject: Words(300),
    kind: z.enum(["support", "complaint"]).default("support"),
    channel: z.enum(channels),
    priority: Words(50).optional(),
    number: Words(100).optional(),
    productId: Id.optional(),
    ownerId: Id.optional(),
  }),
  output: Case,
  errors: ["owner_unknown", "product_unknown"],
  status: 201,
});

export const closeCase = write("POST /parties/{partyId}/cases/{caseId}/close", {
  summary: "Close a case; a complaint with what it came to",
  permission: "contact.write",
  params: caseParams,
  body: z.object({
    finding: z.enum(findings).optional(),
    redressAmount: Amount.optional().meta({ description: "What was given to make up for it, base currency" }),
  }),
  output: Case,
  errors: ["version_required", "version_stale", "case_closed", "finding_missing"],
  ifMatch: true,
});

export const listTasks = read("GET /tasks", {
  summary: "What is planned and not done: mine, or everybody's I may see; the earliest due first",
  permission: "contact.read",
  query: z.object({
    ...PageQuery,
    whose: z.enum(["mine", "all"]).default("mine"),
    partyId: Id.optional(),
  }),
  output: Page(
    z.object({
      contactId: Id,
      party: PartyRef,
      channel: z.enum(channels),
      subject: z.string().nullable(),
      dueOn: Day.nullable(),
      overdueDays: z.int().nullable(),
      user: UserRef.nullable(),
      version: Version,
    }),
  ),
});

export const readOpenMatters = read("GET /parties/{partyId}/open-matters", {
  summary: "What is open with a customer now: cases, tasks, overdue invoices, addresses to check",
  permission: "contact.read",
  unlogged: "What is unpaid is no profit.",
  params: partyParams,
  output: z.object({
    casesOpen: z.int(),
    cases: z.array(CaseRow).meta({ description: "The five oldest" }),
    tasksDue: z.int(),
    tasks: z
      .array(
        z.object({
          contactId: Id,
          partyId: Id,
          subject: z.string().nullable(),
          channel: z.enum(channels),
          dueOn: Day.nullable(),
          overdueDays: z.int().nullable(),
          user: z.string().nullable(),
        }),
      )
      .meta({ description: "The five due first" }),
    paymentsKnown: z
      .boolean()
      .meta({ description: "Without any payment on record nobody can say what is overdue" }),
    invoicesOverdue: z.int(),
    invoices: z
      .array(
        z.object({
          documentId: Id,
          partyId: Id,
          number: z.string().nullable(),
          overdueDays: z.int(),
          unpaid: money(Amount),
          currency: z.string(),
        }),
      )
      .meta({ description: "The five longest overdue" }),
    inFavourCount: z.int(),
    inFavour: z
      .array(
        z.object({
          documentId: Id,
          partyId: Id,
          number: z.string().nullable(),
          amount: money(Amount),
          currency: z.string(),
        }),
      )
      .meta({
        description:
          "Orders and invoices credited within twelve months of which more was paid and credited than is asked, as far as payments are on record; the five with the latest credit",
      }),
    unverified: z.array(z.object({ kind: z.string(), value: z.string() })),
    contactsLast7Days: z.int(),
    contactsLast12Months: z.int(),
    complaintsLast12Months: z.object({ count: z.int(), ourFault: z.int(), undecided: z.int() }),
    lastFeeling: z.object({ feeling: z.enum(feelings), onDay: Day }).nullable(),
  }),
});

export const summariseUnattributed = read("GET /unattributed", {
  summary: "What happened and cost that nobody could attribute to a customer, by kind",
  permission: "contact.read",
  unlogged: "It is about no customer.",
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(timelineKinds),
        count: z.int(),
        open: z.int(),
        firstOn: Day.nullable(),
        lastOn: Day.nullable(),
        amount: money(Amount).meta({ description: "Sum of its rows in the ledger, base currency" }),
      }),
    ),
  }),
});

export const listUnattributed = read("GET /unattributed/facts", {
  summary: "The facts nobody could attribute to a customer, newest first",
  permission: "contact.read",
  unlogged: "It is about no customer.",
  query: z.object({ ...PageQuery, kinds: AnyOf(z.enum(timelineKinds)).optional() }),
  output: Page(TimelineEntry),
});
