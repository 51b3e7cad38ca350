import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { PartyKind, Rating } from "../party.ts";
import { Amount, Day, Id, Instant, money, Page, PageQuery, Words } from "../values.ts";
import { FitTypeOrUnknown, Letter, Override } from "./rating-card.ts";

const PolicyKind = z.object({ kind: z.enum(["rating", "fit", "duplicate"]) });
const Reason = Words(1000);
const Document = z
  .record(z.string(), z.unknown())
  .meta({ description: "The whole policy, as listPolicyVersions shows it; each kind has its own shape" });

/** What a policy says, sentence by sentence, under the name of the part of the document. */
const Said = z.object({ part: z.string(), sentence: z.string() });

const PolicyVersion = z.object({
  version: z.int(),
  state: z.enum(["draft", "coming", "in_force", "past"]),
  validFrom: Day.nullable().meta({ description: "First day; null for a draft" }),
  reason: z.string(),
  draftedBy: z.string().nullable().meta({ description: "Null: came with Vitalfew" }),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  writtenAt: Instant,
  document: z.unknown().meta({ description: "As its kind has it" }),
  sentences: z.array(Said),
  changes: z.array(z.string()).meta({ description: "What differs from the version before, in words" }),
});

export const listPolicyVersions = read("GET /policies/{kind}/versions", {
  summary:
    "All versions of the rating, fit or duplicate policy, in sentences, with what changed between them",
  permission: "policy.read",
  params: PolicyKind,
  output: z.object({
    today: Day,
    approval: z
      .object({
        may: z.boolean(),
        why: z.enum(["yes", "own", "only_one", "no_permission", "no_draft"]),
      })
      .meta({ description: "Whether whoever asks may approve the draft, by the workspace's rule" }),
    rows: z.array(PolicyVersion),
  }),
});

const seenAt = Instant.nullable().meta({
  description: "writtenAt of the draft that was changed; null for a first draft",
});

export const draftPolicy = write("PUT /policies/{kind}/draft", {
  summary: "Write the draft of a policy; nothing is in force by that",
  permission: "policy.write",
  params: PolicyKind,
  body: z.object({ document: Document, reason: Reason, seenAt }),
  output: z.object({ version: z.int(), writtenAt: Instant }),
  errors: ["policy_draft_changed", "policy_unchanged"],
});

export const dropPolicy = write("DELETE /policies/{kind}/draft", {
  summary: "Throw the draft of a policy away",
  permission: "policy.write",
  params: PolicyKind,
  output: z.object({}),
  errors: ["policy_no_draft"],
});

export const approvePolicy = write("POST /policies/{kind}/approve", {
  summary: "Put the draft in force from a day on; what is rated is computed anew when that day has come",
  permission: "policy.approve",
  params: PolicyKind,
  body: z.object({
    validFrom: Day.meta({ description: "Today or later" }),
    reason: Reason,
    seenAt: Instant.meta({ description: "writtenAt of the draft that was looked at" }),
  }),
  output: z.object({ version: z.int(), runId: Id.nullable() }),
  errors: ["policy_no_draft", "policy_draft_changed", "policy_own", "day_past"],
});

const Moves = z.object({
  from: z.string(),
  to: z.string(),
  customers: z.int(),
  revenue: money(Amount),
  profit: money(Amount),
});

const Mover = z.object({
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  from: z.string(),
  to: z.string(),
  revenue: money(Amount),
  profit: money(Amount),
  before: money(z.string()),
  beforePlain: z.string(),
  after: money(z.string()),
  afterPlain: z.string(),
});

const Preview = z.object({
  computedAt: Instant.nullable().meta({ description: "When the inputs were computed" }),
  customers: z.int(),
  moved: z.int(),
  matrix: z.array(Moves).meta({ description: "Of all customers, those who stay among them" }),
  movers: z.array(Mover).meta({ description: "Those who move, the largest by revenue first, at most 200" }),
});

export const previewPolicy = write("POST /policies/{kind}/preview", {
  summary: "Who would move from where to where under a policy, by the real rule over the stored inputs",
  permission: "policy.write",
  params: z.object({ kind: z.enum(["rating", "fit"]) }),
  body: z.object({
    document: Document,
    from: z.string().max(20).optional().meta({ description: "Only those who move from here" }),
    to: z.string().max(20).optional(),
  }),
  output: Preview,
});

const Figures = z.object({
  profit: z.number(),
  revenue: z.number(),
  servingShare: z.number().nullable(),
  rank: z.int().nullable(),
  windowUntil: Day,
});

const Proposal = z.object({
  proposalId: Id,
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  owner: z.string().nullable(),
  from: Rating,
  to: Rating,
  sentence: money(z.string()),
  sentencePlain: z.string(),
  before: money(Figures),
  after: money(Figures),
  policyVersion: z.int(),
  proposedOn: Day,
  state: z.enum(["open", "accepted", "declined", "withdrawn"]),
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
  reason: z.string().nullable(),
});

const proposalFilter = {
  from: Letter.optional(),
  to: Letter.optional(),
  direction: z.enum(["up", "down"]).optional(),
};

export const listProposals = read("GET /rating-proposals", {
  summary: "Changes of ratings that wait for a person, the largest customers first",
  permission: "value.read",
  query: z.object({
    ...PageQuery,
    ...proposalFilter,
    state: z.enum(["open", "accepted", "declined", "withdrawn"]).default("open"),
  }),
  output: Page(Proposal).extend({ count: z.int().meta({ description: "Of all that the filter finds" }) }),
});

export const decideProposals = write("POST /rating-proposals/decide", {
  summary: "Accept or decline proposed ratings: some by their ids, or all open ones that a filter finds",
  permission: "rating.decide",
  body: z
    .object({
      decision: z.enum(["accept", "decline"]),
      reason: z.string().trim().max(1000).default(""),
      proposalIds: z.array(Id).min(1).max(1000).optional(),
      all: z.object(proposalFilter).optional(),
    })
    .refine(({ proposalIds, all }) => (proposalIds === undefined) !== (all === undefined), {
      path: ["proposalIds"],
      message: "Name proposals, or say which filter finds them.",
    })
    .refine(({ decision, reason }) => decision === "accept" || reason !== "", {
      path: ["reason"],
      message: "Say why it is declined.",
    }),
  output: z.object({ decided: z.int() }),
  errors: ["proposals_decided", "figures_at_work"],
});

export const setRating = write("POST /parties/{partyId}/rating-override", {
  summary: "Set a rating by hand until a day; the computed one stays beside it",
  permission: "rating.decide",
  params: z.object({ partyId: Id }),
  body: z.object({
    letter: Letter,
    reason: Reason,
    until: Day.meta({ description: "Last day, within twelve months" }),
  }),
  output: z.object({ overrideId: Id }),
  errors: ["rating_missing", "day_past", "rating_until_too_late", "figures_at_work"],
});

export const endSetRating = write("POST /parties/{partyId}/rating-override/end", {
  summary: "End a rating that was set by hand: the computed one holds again",
  permission: "rating.decide",
  params: z.object({ partyId: Id }),
  body: z.object({ reason: Reason }),
  output: z.object({}),
  errors: ["override_missing", "figures_at_work"],
});

export const listSetRatings = read("GET /rating-overrides", {
  summary: "Ratings set by hand, those that end first in front; and how many each person set",
  permission: "value.read",
  query: z.object({
    endingWithinDays: z.coerce.number().int().min(0).max(366).optional(),
    state: z.enum(["holding", "ended"]).default("holding"),
  }),
  output: z.object({
    rows: z.array(Override.extend({ name: z.string(), kind: PartyKind, revenue: money(Amount.nullable()) })),
    byPerson: z.array(
      z.object({
        name: z.string(),
        holding: z.int(),
        raised: z.int().meta({ description: "Of those that hold: above what the policy says" }),
        lowered: z.int(),
        ended: z.int(),
        revenue: money(Amount).meta({ description: "Of the customers whose letter holds" }),
      }),
    ),
  }),
});

export const listRatingHistory = read("GET /parties/{partyId}/rating/history", {
  summary: "How a customer's rating moved: when, from what to what, by whom, and why, as said that day",
  permission: "value.read",
  params: z.object({ partyId: Id }),
  query: z.object(PageQuery),
  output: Page(
    z.object({
      eventId: Id,
      happenedAt: Instant,
      name: z.enum([
        "rating.changed",
        "rating.proposed",
        "rating.proposal_declined",
        "rating.proposal_withdrawn",
        "rating.set",
        "rating.override_ended",
      ]),
      from: z.string().nullable(),
      to: z.string().nullable(),
      by: z.string().nullable().meta({ description: "first, policy, proposal, override, override_end" }),
      who: z.string(),
      policyVersion: z.int().nullable(),
      reason: z.string().nullable().meta({ description: "As a person gave it" }),
      sentence: money(z.string().nullable()),
      sentencePlain: z.string().nullable(),
    }),
  ),
});

export const readFitSummary = read("GET /fit/summary", {
  summary: "Customers by fit type, with what they bring together",
  permission: "value.read",
  output: z.object({
    rows: z.array(
      z.object({
        type: FitTypeOrUnknown,
        customers: z.int(),
        revenue: money(Amount),
        profit: money(Amount),
        treatment: z.string().nullable(),
      }),
    ),
  }),
});
