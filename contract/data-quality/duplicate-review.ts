import { z } from "zod";
import { duplicateBands, duplicateOutcomes } from "../customers/duplicates.ts";
import { read, write } from "../endpoint.ts";
import { PartyKind, PartyRef, UserRef } from "../party.ts";
import { relationshipTypes } from "../party-words.ts";
import { Amount, Day, Flag, Id, Instant, money, Page, PageQuery, Words } from "../values.ts";
import { fieldGroups, pairDecisions, survivalRules } from "./merging.ts";

/** How a field of the one record stands to that of the other. */
export const fieldFindings = ["same", "partly", "different", "one_only"] as const;

/** Which pairs are asked about; what is left out is any. */
export const DuplicateFilter = z.object({
  kinds: z.array(PartyKind).min(1).optional(),
  bands: z.array(z.enum(duplicateBands)).min(1).optional(),
  outcomes: z.array(z.enum(duplicateOutcomes)).min(1).optional(),
  relations: z.array(Words(60)).min(1).max(20).optional(),
  near: Id.optional().meta({ description: "Only what touches this record or its cluster" }),
});
export type DuplicateFilter = z.output<typeof DuplicateFilter>;

const Direction = z
  .enum(["from", "to"])
  .meta({ description: "from: the first record is it to the other one; to: the other to the first" });

const HowRelated = z.object({ type: z.enum(relationshipTypes), direction: Direction });

const FieldValue = z.object({
  value: z.string(),
  isShared: z.boolean().meta({ description: "The other record says the same" }),
  holders: z.int().nullable().meta({
    description: "How many records have it, where that is told: of phones, mails, sites, tax numbers",
  }),
});

const Field = z.object({
  field: z.string().meta({ description: "Ours, or `custom.` and the key of one of the workspace" }),
  title: z.string().nullable().meta({ description: "Of a field of the workspace" }),
  finding: z.enum(fieldFindings),
  one: z.array(FieldValue),
  other: z.array(FieldValue),
});

const Side = z.object({
  party: PartyRef.meta({ description: "The record itself" }),
  keptAs: PartyRef.meta({ description: "What it is kept as; itself unless it was merged" }),
  records: z.int().meta({ description: "How many are kept as that, itself included" }),
  place: z.string().nullable(),
  owner: UserRef.nullable(),
  enteredAt: Instant,
  changedAt: Instant,
  lastContactOn: Day.nullable().meta({ description: "Null for who may not see contacts, too" }),
  lastSaleOn: Day.nullable(),
  documents: z
    .int()
    .nullable()
    .meta({ description: "Of all its records; null for who may not see documents" }),
  contacts: z.int().nullable(),
  cases: z.int().nullable(),
  relationships: z.int(),
  sources: z
    .array(
      z.object({
        source: z.string(),
        kind: z.string().meta({ description: "What that system calls it" }),
        id: z.string(),
      }),
    )
    .meta({ description: "Ids elsewhere" }),
  revenue: money(Amount.nullable().meta({ description: "Of twelve months, in base currency" })),
});

const PairIds = { partyId: Id, otherPartyId: Id };

/** Two records that a search found, with what a person needs to decide. */
export const DuplicatePair = z.object({
  ...PairIds,
  kind: PartyKind,
  outcome: z.enum(duplicateOutcomes),
  relation: z.string().nullable(),
  band: z.enum(duplicateBands),
  probability: z.number().min(0).max(1),
  evidence: z.array(z.object({ comparison: z.string(), finding: z.string(), bits: z.number() })),
  foundAt: Instant,
  isOpen: z.boolean(),
  one: Side.meta({ description: "Of partyId" }),
  other: Side.meta({ description: "Of otherPartyId" }),
  fields: z.array(Field).meta({ description: "Those that either says something in, in a steady order" }),
  survivors: z
    .array(
      z.object({
        group: z.enum(fieldGroups),
        values: z.record(z.string(), z.string().nullable()),
        from: PartyRef,
        rule: z.enum(survivalRules),
      }),
    )
    .meta({
      description:
        "Whose values would count in each group of fields if the two were one; of a third record where one of them has merged ones",
    }),
  keepId: Id.meta({ description: "Proposed to be kept: who has more under it" }),
  relations: z.array(HowRelated).meta({ description: "Proposed, the likeliest first" }),
  related: z.array(HowRelated).meta({ description: "Noted between them already" }),
  cluster: z.object({
    clusterId: Id.nullable().meta({
      description: "Null where neither stands in one: then it is whom the two have open pairs with",
    }),
    records: z.int().meta({ description: "All of it; at most 40 are told" }),
    members: z.array(
      z.object({
        partyId: Id,
        name: z.string(),
        place: z.string().nullable(),
        keptAsId: Id.meta({ description: "Members with the same one are one already" }),
        isApart: z
          .boolean()
          .meta({ description: "Decided to be another one than one of the two, or related to it" }),
      }),
    ),
    pairs: z
      .array(z.object({ ...PairIds, band: z.enum(duplicateBands), probability: z.number() }))
      .meta({ description: "Open ones between the members, this one included" }),
  }),
});
export type DuplicatePair = z.output<typeof DuplicatePair>;

export const nextDuplicates = write("POST /duplicates/next", {
  summary: "The pairs to decide on next, the most valuable first, kept for the one who asks for ten minutes",
  permission: "duplicate.review",
  // Asked again and again while somebody reviews; what is claimed by it ends by itself.
  holdsSecrets: true,
  body: z.object({
    ...DuplicateFilter.shape,
    count: z
      .int()
      .min(0)
      .max(5)
      .default(3)
      .meta({ description: "Of so many different clusters; 0 lets go of all that is kept" }),
  }),
  output: z.object({
    pairs: z.array(DuplicatePair),
    left: z.int().meta({ description: "Open ones that the filter finds, counted up to 10,000" }),
    heldBy: z.array(z.string()).meta({ description: "Who is looking at what is left, when none is free" }),
    decidedToday: z.int().meta({ description: "By who asks" }),
  }),
});

const decisionRefusals = [
  "party_unknown",
  "pair_of_one",
  "duplicate_decided",
  "pair_decided",
  "pair_kept_as_one",
] as const;

const mergeRefusals = [
  "merge_already_one",
  "merge_own_company",
  "merge_kinds_differ",
  "merge_decided_apart",
] as const;

export const decideDuplicate = write("POST /duplicates/decisions", {
  summary:
    "Decide on two records: keep them as one, note how they are related, keep them apart, or put it off",
  permission: "duplicate.review",
  body: z.object({
    ...PairIds,
    decision: z.enum([...pairDecisions, "skip"]),
    keepId: Id.optional().meta({ description: "For `same`: the one to keep; else who has more under it" }),
    relationship: HowRelated.optional().meta({ description: "For `related`: to be noted on both" }),
    reason: Words(500).optional(),
    filter: DuplicateFilter.default({}).meta({ description: "What `next` is looked for by" }),
  }),
  output: z.object({
    decisionId: Id,
    keptAsId: Id.nullable().meta({ description: "What both are kept as now" }),
    next: DuplicatePair.nullable().meta({ description: "What is still open in the same cluster" }),
  }),
  errors: [...decisionRefusals, ...mergeRefusals],
  status: 201,
});

const membersMax = 40;

export const splitDuplicates = write("POST /duplicates/splits", {
  summary: "Keep some records of a cluster apart from others of it, in one go",
  permission: "duplicate.review",
  body: z.object({
    apartIds: z.array(Id).min(1).max(membersMax),
    fromIds: z.array(Id).min(1).max(membersMax),
    reason: Words(500).optional(),
    filter: DuplicateFilter.default({}),
  }),
  output: z.object({
    decisionId: Id.meta({ description: "The first of them; undoing it undoes all" }),
    decided: z.int(),
    next: DuplicatePair.nullable(),
  }),
  errors: ["party_unknown", "pair_of_one", "duplicate_decided", "pair_decided", "pair_kept_as_one"],
  status: 201,
});

/** A person looks over so many at once, and no search takes more for one. */
const groupMax = 60;

export const decideDuplicateGroup = write("POST /duplicates/groups", {
  summary: "Decide on a whole group in one go: keep all of it as one, or each apart from every other",
  permission: "duplicate.review",
  body: z.object({
    partyIds: z.array(Id).min(2).max(groupMax),
    decision: z.enum(["same", "different"]),
    keepId: Id.optional().meta({ description: "For `same`: the one to keep; else who has most under it" }),
    reason: Words(500).optional(),
    filter: DuplicateFilter.default({}),
  }),
  output: z.object({
    decisionId: Id.meta({ description: "The first of them; undoing it undoes all" }),
    decided: z.int(),
    keptAsId: Id.nullable().meta({ description: "What all are kept as now" }),
    next: DuplicatePair.nullable(),
  }),
  errors: ["party_unknown", "pair_of_one", "duplicate_decided", "pair_kept_as_one", ...mergeRefusals],
  status: 201,
});

export const undoDuplicateDecision = write("POST /duplicates/decisions/{decisionId}/undo", {
  summary: "Undo a decision with all that it made: the merge, the relationship, or the putting off",
  permission: "duplicate.review",
  params: z.object({ decisionId: Id }),
  output: z.object({
    decisionId: Id,
    undone: z.int().meta({ description: "How many decisions: several when they were made in one go" }),
    pair: DuplicatePair.nullable().meta({ description: "What was decided on, if a search still finds it" }),
  }),
  errors: ["decision_taken_back", "party_not_merged"],
});

export const listDuplicateDecisions = read("GET /duplicates/decisions", {
  summary: "What was decided on pairs, the newest first",
  permission: "duplicate.read",
  query: z.object({
    ...PageQuery,
    mine: Flag.optional().meta({ description: "Only what one decided oneself" }),
  }),
  output: Page(
    z.object({
      decisionId: Id,
      party: PartyRef,
      other: PartyRef,
      decision: z.enum(pairDecisions),
      reason: z.string().nullable(),
      keptAs: PartyRef.nullable().meta({ description: "Where the decision merged them" }),
      relationship: HowRelated.nullable().meta({ description: "Where the decision noted one" }),
      together: z.int().meta({
        description:
          "How many decisions were made in one go with it, itself included: one row stands for all of them",
      }),
      records: z.int().meta({ description: "How many records these are about" }),
      decidedAt: Instant,
      decidedByName: z.string(),
      takenBackAt: Instant.nullable(),
      takenBackByName: z.string().nullable(),
    }),
  ),
  errors: ["cursor_invalid"],
});
