import { z } from "zod";
import { read, write } from "../../endpoint.ts";
import { Rating } from "../../party.ts";
import {
  Amount,
  AnyOf,
  Day,
  Flag,
  Id,
  Instant,
  money,
  Page,
  PageQuery,
  Version,
  Words,
} from "../../values.ts";
import { CountedAt } from "../freshness.ts";
import { CostModelChange, CostModelDocument, drivers, Rate } from "./cost-model.ts";

/** What can be done with the cost model from the screen: what activities take, drafting a change, seeing what it would do. */

const Code = z.string().min(1).max(40);

const Days = z.object({ from: Day, until: Day.meta({ description: "Last day, included" }) });
const window = {
  from: Day.optional().meta({ description: "The window of the figures in force when left out" }),
  until: Day.optional(),
};

const ActivityUse = z.object({
  code: Code,
  name: z.string(),
  family: z.string().nullable(),
  category: z.string(),
  level: z.string(),
  method: z.enum(["timed", "per_unit", "percent", "pass_through"]),
  driver: z.enum(drivers),
  channel: z.string().nullable(),
  kind: z.string().nullable(),
  pool: z.string().nullable(),
  quantityOf: z.string().nullable(),
  minutesMax: z.number().nullable(),
  countsAsDemand: z.boolean(),
  rate: Rate.nullable().meta({ description: "In force today; null: none" }),
  rateSince: Day.nullable().meta({ description: "First day of that rate; null: since the beginning" }),
  minutePrice: money(z.number().nullable()).meta({ description: "Of the pool, today" }),
  events: z.int().meta({
    description:
      "In the window: those that were priced; of an activity without any rate those it would be charged for",
  }),
  withoutRate: z
    .int()
    .meta({ description: "In the window; without a rate on their day, so charged nothing" }),
  minutes: z.number().nullable(),
  measuredMinutes: z.number().nullable().meta({ description: "The part that somebody measured" }),
  amount: money(Amount),
});

export const listActivityUse = read("GET /costs/activities", {
  summary: "Activities with their rates, and what they took and cost in a window",
  permission: "cost.read",
  query: z.object(window),
  output: z.object({ window: Days, countedAt: CountedAt, rows: z.array(ActivityUse) }),
});

export const listEventFields = read("GET /costs/fields", {
  summary:
    "The fields that really occur in the events of a driver, with how often: what an equation can look at",
  permission: "cost.read",
  query: z.object({
    driver: z.enum(drivers),
    channel: z.string().max(40).optional(),
    kind: z.string().max(40).optional(),
  }),
  output: z.object({
    looked: z.int().meta({ description: "How many events were looked at, the newest" }),
    rows: z.array(
      z.object({
        field: z.string(),
        label: z.string().nullable().meta({ description: "What the workspace calls it" }),
        events: z.int().meta({ description: "In how many of them it stands" }),
        numbers: z.int().meta({ description: "In how many it is a number, or yes" }),
        largest: z.number().nullable(),
      }),
    ),
  }),
});

export const CostExample = z.object({
  partyId: Id,
  customer: z.string().nullable().meta({ description: "Null: names nobody" }),
  sourceId: Id,
  onDay: Day,
  source: z.string().meta({ description: "The event in words" }),
  fields: z.record(z.string(), z.unknown()).meta({ description: "Its own fields, which terms may look at" }),
  measured: z.number().nullable().meta({ description: "Minutes somebody gave" }),
  quantity: z.number().meta({ description: "Of a line; 1 of everything else" }),
  base: z.number().meta({ description: "Amount that percentages are of, base currency" }),
  freight: z.number(),
});

export const listCostExamples = read("GET /costs/examples", {
  summary: "Real events of a driver to try an equation on: the newest, and such with many fields",
  permission: "cost.read",
  query: z.object({
    driver: z.enum(drivers),
    channel: z.string().max(40).optional(),
    kind: z.string().max(40).optional(),
    activity: Code.optional().meta({ description: "Those that name it, or that nobody else prices" }),
  }),
  output: z.object({ rows: money(z.array(CostExample)) }),
});

const RateRow = z.object({
  what: z.enum(["pool", "activity", "goods"]),
  code: z.string(),
  name: z.string(),
  version: z.int(),
  from: Day.nullable().meta({ description: "Null: since the beginning" }),
  until: Day.nullable().meta({ description: "Last day, included; null: without end" }),
  words: money(z.string()).meta({ description: "What it takes or costs" }),
  reason: z.string(),
  setAt: Instant,
  setBy: z.string().nullable().meta({ description: "Null: came with Vitalfew" }),
  changeId: Id.nullable(),
  draftedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  supersededAt: Instant.nullable().meta({ description: "Replaced for all of its days; kept to be read" }),
});

export const listRates = read("GET /costs/rates", {
  summary: "Every rate and pool period with its days: by whom, why, approved by whom",
  permission: "cost.read",
  query: z.object({
    code: z.string().max(40).optional(),
    superseded: Flag.optional().meta({ description: "Also those that were replaced" }),
  }),
  output: z.object({ rows: z.array(RateRow) }),
});

const CostGap = z.object({
  activity: Code,
  name: z.string(),
  reason: z
    .enum(["no_rate", "no_pool"])
    .meta({ description: "No rate on these days, or its pool has no cost" }),
  from: Day,
  until: Day,
  isWhole: z.boolean().meta({ description: "There is no rate on any day" }),
  events: z
    .int()
    .nullable()
    .meta({ description: "Null: of documents that were never charged for it, nobody counts them" }),
});

export const listCostGaps = read("GET /costs/gaps", {
  summary: "Days with events and without a rate: nothing is charged there, and it is not taken for zero",
  permission: "cost.read",
  output: z.object({ countedAt: CountedAt, rows: z.array(CostGap) }),
});

const EventRow = z.object({
  partyId: Id,
  customer: z.string().nullable(),
  sourceKind: z.enum([
    "document",
    "document_line",
    "contact",
    "case_file",
    "campaign_touch",
    "external_line",
  ]),
  sourceId: Id,
  lineNo: z.int().nullable(),
  onDay: Day,
  source: z.string(),
  basis: z.string().nullable(),
  minutes: z.number().nullable(),
  amount: money(Amount.nullable()),
});

export const listGapEvents = read("GET /costs/gaps/events", {
  summary: "The events of an activity between two days, newest first",
  permission: "cost.read",
  query: z.object({ ...PageQuery, activity: Code, from: Day, until: Day }),
  output: Page(EventRow),
});

// Drafting and approving

const changeStates = ["draft", "approved", "withdrawn"] as const;

const Effect = z.object({
  computedAt: Instant,
  isStale: z.boolean().meta({ description: "Facts changed since the figures it is compared with" }),
  window: Days,
  seconds: z.number(),
  customers: z.int().meta({ description: "How many have facts" }),
  moved: z.int().meta({ description: "Whose serving cost or profit moves" }),
  dearer: z.int(),
  cheaper: z.int(),
  serving: money(z.object({ before: Amount, after: Amount })),
  profit: money(z.object({ before: Amount, after: Amount })),
  unused: money(z.object({ before: Amount, after: Amount })),
  withoutRate: z.object({ before: z.int(), after: z.int() }),
  ratingsMoved: z.int(),
  ratings: z.array(
    z.object({
      partyId: Id,
      name: z.string(),
      from: Rating,
      to: Rating,
      profitBefore: money(Amount),
      profitAfter: money(Amount),
    }),
  ),
  largest: z.array(
    z.object({
      partyId: Id,
      name: z.string(),
      before: money(Amount),
      after: money(Amount),
      change: money(Amount),
    }),
  ),
});

const ChangeRow = z.object({
  changeId: Id,
  title: z.string(),
  reason: z.string(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  state: z.enum(changeStates),
  draftedBy: z.string(),
  draftedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
  isOwn: z.boolean().meta({ description: "Approved by the one who drafted it" }),
  version: Version,
});

const Change = ChangeRow.extend({
  document: money(CostModelDocument),
  changes: money(z.array(CostModelChange)).meta({
    description: "What it changes in what is in force now; of a decided one what it changed then",
  }),
  preview: z.object({
    state: z.enum(["none", "working", "failed", "outdated", "done"]),
    runId: Id.nullable(),
    effect: Effect.nullable(),
  }),
  approval: z.object({
    may: z.boolean().meta({ description: "Whoever asks may approve it" }),
    why: z.enum(["yes", "own", "only_one", "no_permission", "decided"]),
  }),
  runId: Id.nullable().meta({ description: "The computation asked for when it was approved" }),
});

export const listCostChanges = read("GET /costs/changes", {
  summary: "Changes of the cost model: drafts, approved, withdrawn; the newest first",
  permission: "cost.read",
  query: z.object({ ...PageQuery, state: AnyOf(z.enum(changeStates)).optional() }),
  output: Page(ChangeRow),
});

const changeParams = z.object({ changeId: Id });

export const readCostChange = read("GET /costs/changes/{changeId}", {
  summary: "One change: what it sets, what it would do, who may approve it",
  permission: "cost.read",
  params: changeParams,
  output: Change,
});

const documentErrors = [
  "cost_model_pool_unknown",
  "cost_model_method_fixed",
  "cost_model_channel_taken",
  "cost_month_closed",
  "cost_activity_in_closed_month",
] as const;

export const draftCostChange = write("POST /costs/changes", {
  summary: "Draft a change of pools, activities and rates; nothing is in force before it is approved",
  permission: "cost.write",
  body: z.object({ document: CostModelDocument }),
  output: Change,
  errors: documentErrors,
  status: 201,
});

export const changeCostChange = write("PUT /costs/changes/{changeId}", {
  summary: "Change a draft",
  permission: "cost.write",
  params: changeParams,
  body: z.object({ document: CostModelDocument }),
  output: Change,
  errors: ["version_required", "version_stale", "cost_change_decided", ...documentErrors],
  ifMatch: true,
});

export const withdrawCostChange = write("POST /costs/changes/{changeId}/withdraw", {
  summary: "Withdraw a draft; it stays to be read",
  permission: "cost.write",
  params: changeParams,
  body: z.object({ reason: Words(500).optional() }),
  output: Change,
  errors: ["version_required", "version_stale", "cost_change_decided"],
  ifMatch: true,
});

export const previewCostChange = write("POST /costs/changes/{changeId}/preview", {
  summary:
    "Work out what a draft would do to customers and ratings, by the real computation, with nothing kept",
  permission: "cost.write",
  params: changeParams,
  output: z.object({ runId: Id }),
  errors: ["cost_change_decided", "cost_no_figures", ...documentErrors],
  status: 202,
});

export const approveCostChange = write("POST /costs/changes/{changeId}/approve", {
  summary: "Put a draft in force from its first day, and ask for all figures anew",
  permission: "cost.approve",
  params: changeParams,
  body: z.object({ reason: Words(500) }),
  output: Change,
  errors: [
    "version_required",
    "version_stale",
    "cost_change_decided",
    "cost_change_own",
    "cost_change_nothing",
    ...documentErrors,
  ],
  ifMatch: true,
});
