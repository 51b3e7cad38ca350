import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, Rating } from "../party.ts";
import { Amount, Day, Id, Instant } from "../values.ts";

/** A customer whom the average-cost method charges otherwise than what serving them took. */
const Mischarged = z.object({
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  rating: Rating,
  revenue: Amount,
  serving: Amount.meta({ description: "What serving this customer took" }),
  average: Amount.meta({ description: "What the average-cost method would charge" }),
  profit: Amount,
  profitAverage: Amount.meta({ description: "The profit it would show" }),
});

export const readAverageMethod = read("GET /value/average-method", {
  summary:
    "Cost to serve as measured beside the same cost spread evenly: how much stands with the wrong customers",
  permission: "money.read",
  query: z.object({
    window: z
      .enum(["12m", "all"])
      .default("12m")
      .meta({ description: "Twelve closed months, or since the beginning" }),
    spread: z
      .enum(["revenue", "customers"])
      .default("revenue")
      .meta({ description: "Spread in proportion to revenue, or the same for every customer" }),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    window: z.object({ from: Day, until: Day }),
    computedAt: Instant.nullable(),
    customers: z.int(),
    serving: Amount.meta({ description: "Cost to serve of all of them: the same by both methods" }),
    misplaced: Amount.meta({
      description: "What would stand with the wrong customers: half of all differences",
    }),
    misplacedShare: z.number().nullable().meta({ description: "Of the cost to serve; null without any" }),
    losing: z.int().meta({ description: "Cost more than they bring, as measured" }),
    losingAverage: z.int().meta({ description: "Would seem to, by the average" }),
    hidden: z.int().meta({ description: "Cost more than they bring, and would seem to earn" }),
    blamed: z.int().meta({ description: "Earn, and would seem to cost more than they bring" }),
    undercharged: z.array(Mischarged).meta({ description: "Whom the average flatters most, first" }),
    overcharged: z.array(Mischarged).meta({ description: "Whom the average charges too much, most first" }),
  }),
});
