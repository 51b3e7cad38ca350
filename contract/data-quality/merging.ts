import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { PartyKind, PartyRef } from "../party.ts";
import { Amount, Day, Id, Instant, money, Words } from "../values.ts";

const partyParams = z.object({ partyId: Id });
const membersMax = 100;

const Evidence = z.object({ comparison: Words(200), finding: Words(200), bits: z.number() });

/** What stands in the way of a merge. */
const mergeRefusals = [
  "party_unknown",
  "merge_already_one",
  "merge_own_company",
  "merge_kinds_differ",
  "merge_decided_apart",
] as const;

export const mergeParties = write("POST /parties/{partyId}/merges", {
  summary: "Keep other records as this one; what was merged into them comes along, and no fact moves",
  permission: "party.write",
  params: partyParams,
  body: z.object({
    memberIds: z.array(Id).min(1).max(membersMax),
    reason: Words(500).optional(),
    evidence: z.array(Evidence).max(100).optional().meta({ description: "What spoke for and against it" }),
  }),
  output: z.object({
    mergeId: Id,
    goldenId: Id,
    moved: z.array(Id).meta({ description: "Every record that is kept as another one than before" }),
  }),
  errors: mergeRefusals,
  status: 201,
});

export const unmergeParty = write("POST /parties/{partyId}/unmerge", {
  summary: "Take a merged record apart again, with what had been merged into it before",
  permission: "party.write",
  params: partyParams,
  body: z.object({ reason: Words(500).optional() }),
  output: z.object({
    partyId: Id,
    formerGoldenId: Id,
    moved: z.array(Id).meta({ description: "Every record that is kept as another one than before" }),
  }),
  errors: ["party_not_merged"],
});

/** Fields whose values come from one record together. */
export const fieldGroups = [
  "name",
  "address",
  "registration",
  "website",
  "business",
  "grouping",
  "language",
] as const;
/** Why a record's values are the ones that count. */
export const survivalRules = ["only", "pinned", "verified", "newest", "most_complete", "lowest_id"] as const;

const Values = z.record(z.string(), z.string().nullable());

/** What counts in a group of fields, and what every record says in it. */
const SurvivingGroup = z.object({
  group: z.enum(fieldGroups),
  values: Values,
  from: PartyRef,
  rule: z.enum(survivalRules),
  said: z
    .array(z.object({ record: PartyRef, values: Values, changedAt: Instant }))
    .meta({ description: "By every record that says something in it, and the one that counts" }),
});

const InSet = z.object({
  value: z.string().meta({ description: "As it is compared" }),
  raw: z.string().meta({ description: "As it was entered" }),
  label: z.string().nullable(),
  verifiedOn: Day.nullable(),
  from: z.array(Id).meta({ description: "Every record that has it" }),
});

const Standing = {
  records: z.int(),
  documents: z.int().nullable().meta({ description: "Null for who may not see documents" }),
  payments: z.int().nullable(),
  opportunities: z.int(),
  contacts: z.int().nullable().meta({ description: "Calls, visits, mails; null for who may not see them" }),
  cases: z.int().nullable(),
  notes: z.int().nullable(),
  consents: z.int(),
  contactPoints: z.int(),
  relationships: z.int(),
  assets: z.int(),
  profit: money(Amount.meta({ description: "Sum of all their lines of the ledger, in base currency" })),
};

export const previewMerge = read("GET /parties/{partyId}/merge-preview", {
  summary: "What would stand under a record if others were merged into it; refuses as the merge would",
  permission: "party.write",
  params: partyParams,
  query: z.object({
    memberIds: z
      .string()
      .max(4000)
      .transform((text) => text.split(","))
      .pipe(z.array(Id).min(1).max(membersMax))
      .meta({ description: "One or several, with commas between them" }),
  }),
  output: z.object({
    partyId: Id,
    before: z
      .array(z.object({ party: PartyRef, ...Standing }))
      .meta({ description: "The golden record first" }),
    after: z.object(Standing),
    groups: z
      .array(SurvivingGroup)
      .meta({ description: "What would count in each group of fields, and what every record says there" }),
    mails: z.array(InSet).meta({ description: "All of them; the one to use first stands first" }),
    phones: z.array(InSet),
  }),
  errors: mergeRefusals,
});

export const pairDecisions = ["same", "related", "different"] as const;

const Decision = z.object({
  decisionId: Id,
  party: PartyRef,
  other: PartyRef,
  decision: z.enum(pairDecisions),
  reason: z.string().nullable(),
  decidedAt: Instant,
  decidedByName: z.string(),
  takenBackAt: Instant.nullable(),
  takenBackByName: z.string().nullable(),
});

export const readMergeHistory = read("GET /parties/{partyId}/merges", {
  summary: "What was merged into a record and taken apart again, and what was decided on pairs",
  permission: "party.read",
  params: partyParams,
  output: z.object({
    partyId: Id.meta({ description: "The record it is kept as" }),
    merges: z
      .array(
        z.object({
          mergeId: Id,
          party: PartyRef,
          into: PartyRef,
          moved: z
            .array(z.object({ partyId: Id, goldenId: Id }))
            .meta({ description: "What each was kept as before" }),
          reason: z.string().nullable(),
          evidence: z.array(Evidence),
          mergedAt: Instant,
          mergedByName: z.string(),
          undoneAt: Instant.nullable(),
          undoneByName: z.string().nullable(),
          undoneReason: z.string().nullable(),
        }),
      )
      .meta({ description: "The newest first, at most 200" }),
    decisions: z.array(Decision).meta({ description: "The newest first, at most 200" }),
  }),
});

export const decidePair = write("POST /parties/{partyId}/decisions", {
  summary: "Decide that two records are the same, related or different",
  permission: "party.write",
  params: partyParams,
  body: z.object({ otherPartyId: Id, decision: z.enum(pairDecisions), reason: Words(500).optional() }),
  output: z.object({ decisionId: Id }),
  errors: ["party_unknown", "pair_of_one", "pair_decided", "pair_kept_as_one"],
  status: 201,
});

export const takeBackDecision = write("DELETE /parties/{partyId}/decisions/{decisionId}", {
  summary: "Take a decision on two records back",
  permission: "party.write",
  params: z.object({ partyId: Id, decisionId: Id }),
  output: z.object({ decisionId: Id }),
  errors: ["decision_taken_back"],
});

export const readGoldenRecord = read("GET /parties/{partyId}/golden-record", {
  summary:
    "What counts of all records kept as one: each group of fields, from which record and by which rule",
  permission: "party.read",
  params: partyParams,
  output: z.object({
    partyId: Id,
    kind: PartyKind,
    records: z.array(PartyRef).meta({ description: "All records kept as this one, by their own names" }),
    groups: z.array(
      SurvivingGroup.extend({
        pinned: z
          .object({ byName: z.string(), at: Instant })
          .nullable()
          .meta({ description: "Who chose these values by hand" }),
      }),
    ),
    mails: z.array(InSet).meta({ description: "The one to use first stands first" }),
    phones: z.array(InSet),
  }),
});

export const pinGoldenValue = write("PUT /parties/{partyId}/golden-record/{group}", {
  summary: "Say from which record a group of fields comes, or leave it to the rules again",
  permission: "party.write",
  params: z.object({ partyId: Id, group: z.enum(fieldGroups) }),
  body: z.object({ recordId: Id.nullable().meta({ description: "Null leaves it to the rules" }) }),
  output: z.object({ recordId: Id.nullable() }),
  errors: ["party_unknown"],
});
