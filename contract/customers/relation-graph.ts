import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, PartyRef, Rating } from "../party.ts";
import { relationshipTypes } from "../party-words.ts";
import { Amount, Id, money } from "../values.ts";

export const graphNodesMax = 300;

export const readRelationGraph = read("GET /parties/{partyId}/relation-graph", {
  summary: "Who stands to a party in any relation that holds today, and who to these, up to three steps away",
  permission: "party.read",
  params: z.object({ partyId: Id }),
  query: z.object({
    depth: z.coerce.number().int().min(1).max(3).default(2),
    limit: z.coerce.number().int().min(1).max(graphNodesMax).default(graphNodesMax),
  }),
  output: z.object({
    partyId: Id,
    nodes: z
      .array(
        z.object({
          partyId: Id,
          name: z.string(),
          kind: PartyKind,
          depth: z.int().meta({ description: "Steps away from the party, which is 0" }),
          rating: Rating.nullable(),
          profit: money(Amount.nullable()).meta({
            description: "Of twelve months; null for who bought nothing",
          }),
          relationsCount: z
            .int()
            .meta({ description: "To how many others it stands in a relation, shown or not" }),
        }),
      )
      .meta({ description: "Nearest first; organisations and households before people, by name" }),
    edges: z.array(
      z.object({
        relationshipId: Id,
        type: z.enum(relationshipTypes),
        fromId: Id.meta({ description: "Who works for, is a subsidiary of, supplies …" }),
        toId: Id,
        title: z.string().nullable(),
      }),
    ),
    isCut: z.boolean().meta({ description: "There are more within these steps than may be shown" }),
    proposals: z
      .array(
        z.object({
          party: PartyRef,
          other: PartyRef,
          recordId: Id.meta({ description: "The record of the party that was compared" }),
          otherRecordId: Id,
          relation: z.string().nullable().meta({ description: "household, group, colleague …" }),
          probability: z.number(),
        }),
      )
      .meta({
        description:
          "Pairs of those shown, and of the party itself, that look related and wait for a decision",
      }),
  }),
});
