import { z } from "zod";
import { read } from "./endpoint.ts";
import { Amount, AnyOf, Currency, Day, Id, money, Page, PageQuery } from "./values.ts";

export const campaignStates = ["planned", "running", "done", "cancelled"] as const;

export const listCampaigns = read("GET /campaigns", {
  summary: "Campaigns, the latest first, with how many they reached",
  permission: "campaign.read",
  unlogged: "It is about campaigns.",
  query: z.object({ ...PageQuery, state: AnyOf(z.enum(campaignStates)).optional() }),
  output: Page(
    z.object({
      campaignId: Id,
      name: z.string(),
      type: z.string().nullable(),
      state: z.enum(campaignStates),
      startsOn: Day.nullable(),
      endsOn: Day.nullable(),
      currency: Currency.nullable(),
      budgetAmount: money(Amount.nullable()),
      costAmount: money(Amount.nullable()),
      expectedRevenue: money(Amount.nullable()),
      touches: z.int(),
      touchesUnattributed: z
        .int()
        .meta({ description: "Whom the source named so that nobody, or several, fit" }),
    }),
  ),
});
