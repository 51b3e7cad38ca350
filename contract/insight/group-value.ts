import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, PartyRef, Rating } from "../party.ts";
import { Amount, Day, Id, Instant, money } from "../values.ts";

/** Relationships by which a customer belongs to another one's group, from the part to the whole. */
export const groupTypes = ["subsidiary_of", "member_of", "member_of_household"] as const;

const sums = {
  revenue: money(Amount),
  serving: money(Amount),
  profit: money(Amount),
};

export const readGroupValue = read("GET /parties/{partyId}/group", {
  summary: "A customer with all that belong to it, at any depth, each counted once: what they bring together",
  permission: "value.read",
  params: z.object({ partyId: Id }),
  query: z.object({
    onDay: Day.optional().meta({ description: "Who belonged to it on this day; today without it" }),
  }),
  output: z.object({
    partyId: Id,
    onDay: Day,
    window: z.object({ from: Day, until: Day }),
    computedAt: Instant.nullable(),
    belongsTo: z
      .array(z.object({ party: PartyRef, type: z.enum(groupTypes) }))
      .meta({ description: "Of whose group this customer is a part itself" }),
    membersCount: z.int().meta({ description: "With this customer" }),
    members: z
      .array(
        z.object({
          partyId: Id,
          name: z.string(),
          kind: PartyKind,
          depth: z.int().meta({ description: "Steps away from this customer, which is 0" }),
          type: z.enum(groupTypes).nullable().meta({ description: "How it belongs to the one above it" }),
          above: z.string().nullable().meta({ description: "The name of the one above it" }),
          isCustomer: z.boolean(),
          rating: Rating.nullable(),
          ...sums,
        }),
      )
      .meta({ description: "By depth, then by what they bring: at most 200" }),
    customersCount: z.int().meta({ description: "How many of them bought" }),
    ...sums,
    place: money(z.int().nullable()).meta({
      description:
        "Where they would stand on the profit curve as one customer; null when none of them bought",
    }),
    placeOf: z.int().meta({ description: "Of how many" }),
  }),
});
