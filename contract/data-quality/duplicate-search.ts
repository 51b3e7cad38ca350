import { z } from "zod";
import { duplicateBands, duplicateOutcomes } from "../customers/duplicates.ts";
import { read, write } from "../endpoint.ts";
import { PartyKind, PartyRef, UserRef } from "../party.ts";
import { Amount, AnyOf, Id, Instant, money, Page, PageQuery, Words } from "../values.ts";
import { fieldGroups, survivalRules } from "./merging.ts";

const Outcome = z.enum(duplicateOutcomes);
const Band = z.enum(duplicateBands);
const Relation = z.string().nullable().meta({ description: "household, group … where they are related" });

export const searchDuplicates = write("POST /duplicates/search", {
  summary: "Search for records that are one: among those that changed since the last search, or among all",
  permission: "duplicate.review",
  body: z.object({
    full: z
      .boolean()
      .default(false)
      .meta({ description: "All records, by a model learnt anew; so it is where nobody searched yet, too" }),
  }),
  output: z.object({ runId: Id }),
  status: 202,
});

export const summariseDuplicates = read("GET /duplicates/summary", {
  summary: "How many pairs wait for a decision, what was decided, and how the last search went",
  permission: "duplicate.read",
  output: z.object({
    open: z
      .array(z.object({ kind: PartyKind, band: Band, outcome: Outcome, count: z.int() }))
      .meta({ description: "Pairs of records that the asker sees" }),
    decided: z
      .object({ same: z.int(), related: z.int(), different: z.int(), merged: z.int() })
      .meta({ description: "Decisions in force, and records kept as another one" }),
    last: z
      .object({
        runId: Id,
        at: Instant,
        isFull: z.boolean().meta({ description: "Among all records, not only those that changed" }),
        records: z.int(),
        seconds: z.number(),
        models: z
          .object({ person: z.int().nullable(), organisation: z.int().nullable() })
          .meta({ description: "Versions of the models by which was weighed" }),
      })
      .nullable()
      .meta({ description: "The last search that came to its end; null where there was none" }),
    running: z
      .object({ runId: Id, step: z.string().nullable(), read: z.int() })
      .nullable()
      .meta({ description: "The search under way, or waiting" }),
    due: z.int().meta({ description: "Records that came or changed since" }),
  }),
});

const Evidence = z.object({ comparison: z.string(), finding: z.string(), bits: z.number() });

const Member = z.object({
  ...PartyRef.shape,
  place: z.string().nullable().meta({ description: "Town and country of the address to use first" }),
  owner: UserRef.nullable(),
  goldenId: Id.meta({ description: "The record it is kept as" }),
  mail: z.string().nullable().meta({ description: "The first to be used" }),
  phone: z.string().nullable().meta({ description: "The first to be used" }),
  website: z.string().nullable(),
  taxNumber: z.string().nullable(),
});

const Pair = z.object({
  partyId: Id,
  otherPartyId: Id,
  outcome: Outcome,
  relation: Relation,
  band: Band,
  probability: z.number().min(0).max(1).meta({ description: "That they are the same" }),
});

export const listDuplicateClusters = read("GET /duplicates/clusters", {
  summary:
    "Records that a search takes for one, and pairs beside them, with what waits to be decided; the most valuable first",
  permission: "duplicate.read",
  unlogged: "What was sold is no profit.",
  query: z.object({
    ...PageQuery,
    kind: AnyOf(PartyKind).optional(),
    band: AnyOf(Band).optional(),
    outcome: AnyOf(Outcome).optional(),
    relation: AnyOf(z.string().max(50)).optional(),
    text: Words(200).optional().meta({ description: "In the name of one of the two records" }),
  }),
  output: Page(
    z.object({
      clusterId: Id.nullable().meta({
        description: "Null for those that are not taken for one: a pair, and those that touch it",
      }),
      kind: PartyKind,
      members: z.array(Member).meta({ description: "At most 60; those seen by the asker" }),
      pairs: z.array(Pair).meta({ description: "Open ones, the most valuable first" }),
      survivors: z
        .array(z.object({ group: z.enum(fieldGroups), from: PartyRef, rule: z.enum(survivalRules) }))
        .meta({ description: "Whose values would count in each group of fields if all of them were one" }),
      stake: money(
        Amount.meta({
          description: "Revenue of twelve months that is counted apart, the largest of its pairs",
        }),
      ),
    }),
  ),
});

export const listPartyDuplicates = read("GET /parties/{partyId}/duplicates", {
  summary: "The records that a search found to look like this one and nobody has decided on",
  permission: "party.read",
  params: z.object({ partyId: Id }),
  output: z.object({
    partyId: Id.meta({ description: "The record it is kept as" }),
    rows: z
      .array(
        z.object({
          ...Pair.shape,
          other: Member,
          evidence: z.array(Evidence),
        }),
      )
      .meta({ description: "The likeliest first, at most 20" }),
  }),
});
