import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, Rating } from "../party.ts";
import { Amount, Day, Id, money } from "../values.ts";

/** What two customers can be alike in. Nothing about a person is among it: no age, sex, origin, name or language. */
export const alikeMeasures = ["size", "segment", "industry", "mix", "orders", "contacts"] as const;

const figures = {
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  rating: Rating,
  revenue: money(Amount),
  discountShare: money(z.number().nullable()).meta({ description: "Of list sales" }),
  serving: money(Amount),
  servingShare: money(z.number().nullable()).meta({ description: "Of the gross margin" }),
  profit: money(Amount),
};

export const listAlike = read("GET /parties/{partyId}/alike", {
  summary: "The five customers most like this one, by which measures, and what they bring and cost beside it",
  permission: "value.read",
  params: z.object({ partyId: Id }),
  output: z.object({
    partyId: Id,
    window: z.object({ from: Day, until: Day }),
    itself: z
      .object(figures)
      .nullable()
      .meta({ description: "Null when nothing was bought in these months" }),
    rows: z.array(
      z.object({
        ...figures,
        alike: z.array(z.enum(alikeMeasures)).meta({ description: "What it is alike in" }),
        mixShare: z.number().nullable().meta({
          description: "Share of the purchases that goes to the same kinds of products; null when unknown",
        }),
      }),
    ),
  }),
});
