import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { PartyKind, Rating, Stage, UserRef } from "../party.ts";
import { Amount, Currency, Day, Id, Instant, money, Page, PageQuery } from "../values.ts";
import { customerFilter } from "./customer-filter.ts";

/** The rating with its reasons: the sentence with figures for those who may see money, the plain one for everybody. */
export const Rated = z.object({
  letter: Rating,
  before: Rating.nullable(),
  ratedOn: Day.nullable(),
  sentence: money(z.string().nullable()),
  sentencePlain: z.string().nullable(),
});

const CustomerRow = z.object({
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  place: z.string().nullable().meta({ description: "Town and country of the address to use first" }),
  stage: Stage,
  segment: z.string().nullable(),
  rating: Rated.omit({ sentence: true }).nullable().meta({
    description:
      "Null before the first value run, and for those without facts; the sentence with figures is told by the customer's own record",
  }),
  revenue: money(Amount.nullable()).meta({ description: "12 months, base currency" }),
  profit: money(Amount.nullable()).meta({ description: "12 months, base currency" }),
  costToServe: money(Amount.nullable()),
  costToServeRatio: money(z.number().nullable()).meta({
    description: "Share of the gross margin; null when unknown",
  }),
  marginCoverage: money(z.number().nullable()).meta({
    description: "Share of revenue whose cost of goods is known",
  }),
  rfm: z.string().nullable().meta({
    description:
      "How lately, how often and for how much they bought, each from 1 to 5: 545; null when nothing was bought",
  }),
  lastContactOn: Day.nullable(),
  lastContactDays: z.int().nullable(),
  lastSaleOn: Day.nullable(),
  openCases: z.int(),
  overdueTasks: z.int(),
  owner: UserRef.nullable(),
});

export const customerSorts = ["profit", "revenue", "costToServe", "name", "lastContact", "rating"] as const;

export const listCustomers = read("GET /customers", {
  summary: "Customers, ranked, with what each brings and costs",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    ...customerFilter,
    sort: z
      .enum(customerSorts)
      .optional()
      .meta({ description: "By profit, or by rating for those who may not see money" }),
    direction: z.enum(["asc", "desc"]).optional(),
  }),
  output: Page(CustomerRow),
});

export const summariseCustomers = read("GET /customers/summary", {
  summary: "How many customers a filter finds, and what they bring together",
  permission: "party.read",
  query: z.object(customerFilter),
  output: z.object({
    count: z.int(),
    countAll: z.int(),
    byRating: z.array(z.object({ rating: Rating, count: z.int() })),
    losing: money(z.int()),
    revenue: money(Amount),
    profit: money(Amount),
    revenueShare: money(z.number().nullable()).meta({ description: "Of all customers' revenue" }),
    profitShare: money(z.number().nullable()).meta({
      description: "Of all customers' profit; null when that is not above zero",
    }),
    coverage: money(z.number().nullable()).meta({
      description: "Share of the revenue whose cost of goods is known",
    }),
    windowFrom: Day.nullable(),
    windowUntil: Day.nullable(),
    computedAt: Instant.nullable(),
    currency: Currency,
  }),
});

export const assignCustomers = write("POST /customers/assign", {
  summary: "Say who looks after several customers from now on",
  permission: "party.write",
  body: z.object({ partyIds: z.array(Id).min(1).max(500), ownerId: Id.nullable() }),
  output: z.object({ changed: z.int() }),
  errors: ["owner_unknown"],
});
