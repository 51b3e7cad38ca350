import { z } from "zod";
import { read } from "../../endpoint.ts";
import { Amount, Day, Id, money, Page, PageQuery } from "../../values.ts";
import { CountedAt } from "../freshness.ts";
import { ledgerSources } from "./cost-model.ts";

/** How much of each month's figures rests on what is known. */

export const coverageParts = [
  "revenue_delivered",
  "revenue_rate",
  "revenue_assumed",
  "revenue_unknown",
  "minutes_measured",
  "minutes_estimated",
  "serving_rate",
  "without_customer",
  "no_exchange_rate",
  "no_cost_of_goods",
  "no_rate",
] as const;

const Month = z.object({
  month: Day.meta({ description: "First day of the month" }),
  revenue: money(z.object({ delivered: Amount, rate: Amount, assumed: Amount, unknown: Amount })).meta({
    description: "Of documents, by how the cost of its goods is known",
  }),
  goods: money(z.object({ delivered: Amount, rate: Amount, assumed: Amount })).meta({
    description: "Cost of goods, by how it is known",
  }),
  minutes: z.object({ measured: z.number(), estimated: z.number() }).meta({ description: "Of serving" }),
  serving: money(z.object({ measured: Amount, estimated: Amount, rate: Amount })).meta({
    description: "Cost to serve: by measured minutes, by estimated ones, by a price for each",
  }),
  contacts: z.int().meta({ description: "Contacts and cases" }),
  withoutCustomer: z.int().meta({ description: "Of these, such that name nobody we know" }),
  noExchangeRate: z.int().meta({ description: "Documents and lines of the accounts left out" }),
  noCostOfGoods: z.int().meta({ description: "Lines whose cost of goods nobody knows" }),
  noRate: z.int().meta({ description: "Contacts and cases without a rate on their day: charged nothing" }),
});

export const readCoverage = read("GET /coverage", {
  summary:
    "Month by month, how much of the figures is measured, estimated, by rate, delivered, assumed, unknown",
  permission: "cost.read",
  query: z.object({
    from: Day.optional().meta({ description: "The window of the figures in force when left out" }),
    until: Day.optional(),
  }),
  output: z.object({ from: Day, until: Day, countedAt: CountedAt, rows: z.array(Month) }),
});

export const listCoverageFacts = read("GET /coverage/facts", {
  summary: "The facts behind one figure of the coverage, newest first",
  permission: "cost.read",
  query: z.object({
    ...PageQuery,
    part: z.enum(coverageParts),
    from: Day,
    until: Day.meta({ description: "Last day, included" }),
  }),
  output: Page(
    z.object({
      partyId: Id,
      customer: z.string().nullable().meta({ description: "Null: names nobody" }),
      sourceKind: z.enum(ledgerSources),
      sourceId: Id,
      lineNo: z.int().nullable(),
      onDay: Day,
      source: z.string().meta({ description: "The fact in words" }),
      activity: z.string().nullable(),
      minutes: z.number().nullable(),
      amount: money(Amount.nullable()),
    }),
  ),
});
