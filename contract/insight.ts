import { z } from "zod";
import { read, write } from "./endpoint.ts";
import {
  CostModelChange,
  CostModelDocument,
  LedgerCategory,
  ledgerSources,
} from "./insight/costs/cost-model.ts";
import { LedgerIssue, NotCounted } from "./insight/left-out.ts";
import { curveWindows, valueWindows, windowDescription } from "./insight/value-windows.ts";
import { MemoRow, WaterfallRow } from "./insight/waterfall.ts";
import { PartyKind, PartyRef, Rating } from "./party.ts";
import { Amount, AnyOf, Day, Flag, Id, Instant, money, Page, PageQuery } from "./values.ts";

export * from "./insight/alike.ts";
export * from "./insight/average-method.ts";
export * from "./insight/costs/closing.ts";
export * from "./insight/costs/costs.ts";
export * from "./insight/costs/coverage.ts";
export * from "./insight/costs/external-lines.ts";
export * from "./insight/customer-months.ts";
export * from "./insight/document-value.ts";
export * from "./insight/freshness.ts";
export * from "./insight/group-value.ts";
export * from "./insight/movement.ts";
export * from "./insight/rating.ts";
export * from "./insight/rating-card.ts";
export * from "./insight/value-matrix.ts";

const Window = z.object({
  from: Day,
  until: Day.meta({ description: "Last day, included" }),
});

const ServingRow = z.object({
  activityCode: z.string(),
  name: z.string(),
  category: LedgerCategory,
  eventsCount: z.int(),
  minutes: z.number().nullable().meta({ description: "Of our time; null when it is not timed" }),
  measuredShare: z
    .number()
    .nullable()
    .meta({ description: "Share of the minutes that were measured; the rest is estimated" }),
  amount: money(Amount),
  usual: money(Amount.nullable()).meta({
    description: "Of the customer in the middle who caused it, over twelve months; null over other windows",
  }),
  times: money(z.number().nullable()).meta({ description: "Amount over usual" }),
});

/** How much a customer brings and takes, in words for those who may not see money. */
const Bands = z.object({
  brings: z.enum(["most", "middle", "smaller_part", "nothing", "less_than_it_costs", "unknown"]),
  serving: z.enum(["little", "usual", "much", "very_much", "unknown"]),
});

const Refunds = z
  .enum(["by_refund", "by_sale"])
  .default("by_refund")
  .meta({ description: "A refund counts on its own day, or on the day of the sale it names" });

export const readPartyValue = read("GET /parties/{partyId}/value", {
  summary: "What one customer brings and what serving it costs, over twelve closed months or another window",
  permission: "value.read",
  params: z.object({ partyId: Id }),
  query: z.object({
    refunds: Refunds,
    window: z.enum(valueWindows).default("12m").meta({ description: windowDescription }),
  }),
  output: z.object({
    partyId: Id,
    isCustomer: z.boolean(),
    window: Window,
    before: Window.nullable().meta({ description: "The days a year before, compared with" }),
    computedAt: Instant.nullable().meta({ description: "When rating and comparisons were computed" }),
    rating: z
      .object({
        letter: Rating,
        base: Rating,
        before: Rating.nullable(),
        ratedOn: Day,
        sentence: money(z.string()),
        sentencePlain: z.string(),
        policyVersion: z.int(),
      })
      .nullable(),
    bands: Bands,
    waterfall: money(z.array(WaterfallRow)),
    memo: money(z.array(MemoRow)),
    discountShare: money(z.number().nullable()),
    discountUsual: money(z.number().nullable()),
    servingShare: money(z.number().nullable()).meta({ description: "Of the gross margin" }),
    daysLate: z
      .number()
      .nullable()
      .meta({ description: "How late invoices are paid, weighted by amount; null without payments" }),
    rankProfit: money(z.int().nullable()).meta({
      description: "Of the twelve closed months, among those on their profit curve; null over others",
    }),
    customersCount: z.int().meta({ description: "How many customers that curve has" }),
    rfm: z.object({ recency: z.int(), frequency: z.int(), monetary: z.int() }).nullable().meta({
      description: "How lately, how often, for how much they bought since the beginning, each from 1 to 5",
    }),
    serving: z.array(ServingRow),
    comparedWith: z.object({ base: z.enum(["A", "B", "C", "N", "all"]), customersCount: z.int() }).nullable(),
    salesCount: z.int(),
    contactsCount: z.int(),
    causedByUsCount: z.int().meta({ description: "Contacts and cases that we caused: no demand" }),
    refundsMove: z.boolean().meta({
      description: "Whether some refund counts in another month on the day of its sale than on its own",
    }),
    coverage: money(
      z.object({
        margin: z.number().nullable().meta({ description: "Share of revenue with a cost of goods" }),
        assumed: z.number().nullable().meta({ description: "Share of revenue whose cost is assumed" }),
      }),
    ),
    notCounted: z.array(NotCounted),
    issues: z.array(LedgerIssue).meta({ description: "Facts that count, and should be looked at" }),
    activitiesWithoutRate: z
      .array(z.string())
      .meta({ description: "Activities of the cost model that charge nothing yet" }),
  }),
});

const LedgerRow = z.object({
  partyId: Id.meta({ description: "The record the fact stands on" }),
  onDay: Day,
  category: LedgerCategory,
  activityCode: z.string().nullable(),
  activityName: z.string().nullable(),
  amount: Amount.meta({ description: "Base currency; + brings, - costs" }),
  basis: z.enum(["delivered", "measured", "estimated", "rate", "assumed"]),
  minutes: z.number().nullable(),
  sourceKind: z.enum(ledgerSources),
  sourceId: Id,
  lineNo: z.int().nullable(),
  source: z.string().meta({ description: "The fact in words: Invoice 2231, line 2: Ladder" }),
});

export const listLedger = read("GET /parties/{partyId}/ledger", {
  summary: "The rows that a customer's figures are made of",
  permission: "money.read",
  params: z.object({ partyId: Id }),
  query: z.object({
    ...PageQuery,
    from: Day.optional(),
    until: Day.optional().meta({ description: "Last day, included" }),
    category: AnyOf(LedgerCategory).optional(),
    activity: z.string().max(60).optional(),
    source: AnyOf(z.enum(ledgerSources)).optional(),
    demand: Flag.optional().meta({ description: "Only what the customer caused, or only what they did not" }),
    refunds: Refunds,
  }),
  output: Page(LedgerRow).extend({
    sum: Amount.meta({ description: "Of all rows the filter finds, not of this page" }),
    count: z.int(),
  }),
});

const measures = ["profit", "revenue"] as const;
const curveQuery = {
  measure: z.enum(measures).default("profit"),
  window: z.enum(curveWindows).default("12m").meta({ description: windowDescription }),
};

const By = z.enum(["customer", "group"]).default("customer").meta({
  description: "Each customer for itself, or each group of companies once: by whom stands at its head",
});

const CurvePoint = z.object({ customers: z.int(), amount: Amount });
const CurveMark = CurvePoint.extend({
  share: z.number().nullable().meta({ description: "Of the whole; null when the whole is not above zero" }),
});

export const readProfitCurve = read("GET /value/curve", {
  summary: "Customers by what they bring, cumulated: at most 500 points",
  permission: "money.read",
  query: z.object({
    ...curveQuery,
    by: By,
    before: Flag.optional().meta({ description: "Also the same days a year before" }),
    average: Flag.optional().meta({ description: "Also as if serving were spread evenly over revenue" }),
  }),
  output: z.object({
    measure: z.enum(measures),
    by: z.enum(["customer", "group"]),
    window: Window,
    computedAt: Instant.nullable(),
    customers: z.int().meta({ description: "How many there are, or how many groups" }),
    total: Amount,
    coverage: z.number().nullable(),
    points: z.array(CurvePoint),
    marks: z.object({ top20: CurveMark, peak: CurveMark, end: CurveMark }).nullable(),
    losing: z.int(),
    losses: Amount,
    gini: z.number().nullable().meta({ description: "Of the customers who are not below zero" }),
    notBelowZero: z.int().meta({ description: "How many these are" }),
    before: z.object({ window: Window, points: z.array(CurvePoint) }).nullable(),
    average: z.object({ points: z.array(CurvePoint), losing: z.int() }).nullable(),
  }),
});

export const listCurveParties = read("GET /value/curve/parties", {
  summary: "The customers of the curve, from the most profit to the least",
  permission: "money.read",
  query: z.object({
    ...PageQuery,
    ...curveQuery,
    by: By,
    fromRank: z.coerce.number().int().min(1).default(1),
  }),
  output: Page(
    z.object({
      rank: z.int(),
      partyId: Id,
      name: z.string(),
      kind: PartyKind,
      rating: Rating.nullable(),
      members: z.int().meta({ description: "Of a group: how many of it bought" }),
      revenue: Amount,
      serving: Amount.meta({ description: "Cost to serve" }),
      profit: Amount,
      cumulated: Amount,
    }),
  ),
});

export const readValueSummary = read("GET /value/summary", {
  summary: "All customers together: revenue, profit, and how few bring how much",
  permission: "value.read",
  query: z.object(curveQuery),
  output: z.object({
    measure: z.enum(measures),
    window: Window,
    computedAt: Instant.nullable(),
    isStale: z.boolean().meta({ description: "Facts changed since it was computed" }),
    isComputing: z.boolean(),
    customers: z.int(),
    byRating: z.array(z.object({ rating: Rating, count: z.int() })),
    revenue: money(Amount),
    profit: money(Amount),
    coverage: money(z.number().nullable()).meta({ description: "Share of revenue with a cost of goods" }),
    top20Share: money(z.number().nullable()),
    peakShare: money(z.number().nullable()),
    losing: money(z.int()),
    losses: money(Amount),
    gini: money(z.number().nullable()).meta({ description: "Null when a customer is below zero" }),
    unattributed: money(Amount).meta({ description: "Cost that could be attributed to no customer" }),
  }),
});

/** What a loss is mostly made of: the goods alone, or the largest cost on top of them. */
export const lossCauses = [
  "cost_of_goods",
  "direct_cost",
  "serving",
  "redress",
  "finance",
  "marketing",
] as const;

const Story = z.object({
  partyId: Id,
  name: z.string(),
  among: z.enum(["ten", "fifth"]).meta({ description: "Of the ten who buy most, or of the fifth who do" }),
  revenue: Amount,
  profit: Amount,
  cause: z.object({
    line: z.enum(lossCauses),
    amount: Amount.meta({ description: "What it took, as a positive amount" }),
    margin: Amount.meta({ description: "What was left of the revenue after the goods" }),
  }),
});

const Mover = z.object({
  partyId: Id,
  name: z.string(),
  rating: Rating.nullable(),
  profit: Amount,
  before: Amount.meta({ description: "In the twelve months before" }),
  change: Amount,
});

const openKinds = ["case", "task", "invoice"] as const;

const OpenMatter = z.object({
  kind: z.enum(openKinds),
  sourceId: Id,
  factPartyId: Id.meta({ description: "The record the fact stands on" }),
  customer: PartyRef.meta({ description: "The customer, as the record it is kept as" }),
  title: z.string().nullable().meta({ description: "Subject of the case or task, number of the invoice" }),
  days: z.int().meta({ description: "Open for so many days; of a task and an invoice: overdue for" }),
  user: z.string().nullable().meta({ description: "Who of us has it" }),
  unpaid: money(Amount.nullable()).meta({ description: "Of an invoice, in its currency" }),
  currency: z.string().nullable(),
});

export const readStart = read("GET /start", {
  summary:
    "What to look at first: the figures in force with their reasons, who moved, what is open, what to mend",
  permission: "party.read",
  output: z.object({
    whose: z.enum(["all", "mine"]).meta({ description: "Of all customers, or of those one looks after" }),
    window: Window.nullable().meta({ description: "Null before the first computation" }),
    computedAt: Instant.nullable(),
    isStale: z.boolean().meta({ description: "Facts changed since it was computed" }),
    customers: z.int().meta({ description: "How many bought" }),
    byRating: z.array(z.object({ rating: Rating, count: z.int() })),
    story: money(Story.nullable()).meta({ description: "The big customer that costs more than it brings" }),
    revenue: money(Amount),
    profit: money(Amount),
    profitBefore: money(Amount.nullable()).meta({ description: "Of the twelve months before" }),
    top20Share: money(z.number().nullable()),
    losing: money(z.int()),
    losses: money(Amount),
    coverage: money(z.number().nullable()).meta({ description: "Share of revenue with a cost of goods" }),
    isServingFree: z.boolean().meta({
      description:
        "Customers bought, and none was charged for serving; false for those who don't see the cost model",
    }),
    unattributed: money(Amount.nullable()).meta({ description: "Cost that could be attributed to nobody" }),
    curve: money(z.array(CurvePoint)),
    movers: money(z.array(Mover)).meta({ description: "Those whose profit rose or fell most, falls first" }),
    open: z
      .object({
        customers: z.int().meta({ description: "At how many A customers was looked, the best first" }),
        cases: z.int(),
        tasks: z.int().meta({ description: "Overdue" }),
        invoices: z.int().meta({ description: "Overdue" }),
        rows: z.array(OpenMatter).meta({ description: "The longest open of each kind" }),
      })
      .nullable()
      .meta({ description: "What is open with the A customers; null for those who may not see ratings" }),
    refused: z
      .object({ rows: z.int(), runId: Id.meta({ description: "The newest load with refused rows" }) })
      .nullable()
      .meta({ description: "Rows of loads in force that could not be used" }),
  }),
});

export const recomputeValue = write("POST /value/recompute", {
  summary: "Compute the value of all customers anew",
  permission: "value.run",
  output: z.object({ runId: Id }),
  status: 202,
});

export const readReconciliation = read("GET /value/reconciliation", {
  summary: "Pools by month: supplied, used by whom, unused",
  permission: "cost.read",
  unlogged: "It is about pools.",
  query: z.object({ from: Day.optional(), until: Day.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        pool: z.string(),
        name: z.string(),
        month: Day,
        capacityMinutes: z.number(),
        usedMinutes: z.number(),
        supplied: money(Amount),
        customers: money(Amount),
        prospects: money(Amount),
        unattributed: money(Amount),
        unused: money(Amount),
        overAbsorbed: money(Amount),
      }),
    ),
  }),
});

export const readCostModel = read("GET /cost-model", {
  summary: "The cost model in force on a day",
  permission: "cost.read",
  query: z.object({ onDay: Day.optional() }),
  output: z.object({ onDay: Day, isAssumed: z.boolean(), document: CostModelDocument }),
});

export const applyCostModel = write("PUT /cost-model", {
  summary:
    "Set pools, activities and rates over some days as an approved change, or see what that would change",
  permission: "cost.approve",
  body: z.object({ document: CostModelDocument, dryRun: z.boolean().default(false) }),
  output: z.object({
    changes: z.array(CostModelChange),
    runId: Id.nullable().meta({ description: "The run that computes with it; null when nothing changes" }),
  }),
  errors: [
    "cost_model_pool_unknown",
    "cost_model_method_fixed",
    "cost_model_channel_taken",
    "cost_change_own",
    "cost_month_closed",
    "cost_activity_in_closed_month",
  ],
});
