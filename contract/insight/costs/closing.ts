import { z } from "zod";
import { read, write } from "../../endpoint.ts";
import { Amount, Day, Id, Instant, money, Version, Words } from "../../values.ts";

/** Closing months: what was said of a month on a day, kept beside what later computations say. */

export const monthSums = [
  "revenue",
  "costOfGoods",
  "directCost",
  "costToServe",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "profit",
] as const;

const Sums = z.object(
  Object.fromEntries(monthSums.map((name) => [name, Amount])) as Record<
    (typeof monthSums)[number],
    typeof Amount
  >,
);

const PoolSums = z.object({
  pool: z.string(),
  name: z.string(),
  capacityMinutes: z.number(),
  usedMinutes: z.number(),
  supplied: money(Amount),
  customers: money(Amount),
  prospects: money(Amount),
  unattributed: money(Amount),
  unused: money(Amount),
  overAbsorbed: money(Amount),
});

const Month = z.object({
  month: Day.meta({ description: "First day of the month" }),
  state: z
    .enum(["open", "closed", "reopened", "running"])
    .meta({ description: "running: its last day has not passed" }),
  closedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  note: z.string().nullable(),
  reopenedBy: z.string().nullable(),
  reopenedAt: Instant.nullable(),
  reopenReason: z.string().nullable(),
  customers: z.int().meta({ description: "Customers and others with facts in the month, today" }),
  now: money(Sums).meta({ description: "By the figures in force" }),
  atClosing: money(Sums.nullable()).meta({ description: "When it was closed" }),
  moved: z.int().nullable().meta({ description: "Of how many customers a figure differs from the closing" }),
});

export const listMonths = read("GET /costs/months", {
  summary: "Months with their sums: open or closed, and how today's figures differ from the closing",
  permission: "cost.read",
  output: z.object({
    computedAt: Instant.nullable(),
    isStale: z
      .boolean()
      .meta({ description: "Facts or rates changed since; a month is closed on figures that hold" }),
    rows: z.array(Month),
  }),
});

const monthParams = z.object({ month: Day });

export const readMonth = read("GET /costs/months/{month}", {
  summary: "One month: its closings with versions and pools, and the customers whose figures moved since",
  permission: "cost.read",
  params: monthParams,
  output: Month.extend({
    pools: z.array(PoolSums).meta({ description: "By the figures in force" }),
    closings: z.array(
      z.object({
        closingNo: z.int().positive(),
        closedBy: z.string(),
        closedAt: Instant,
        note: z.string().nullable(),
        runId: Id,
        ratingPolicyVersion: z.int().nullable(),
        costVersions: z.record(z.string(), z.int()).meta({ description: "pool:desk, activity:call, goods" }),
        customers: z.int(),
        sums: money(Sums),
        pools: z.array(PoolSums),
        reopenedBy: z.string().nullable(),
        reopenedAt: Instant.nullable(),
        reopenReason: z.string().nullable(),
      }),
    ),
    movers: money(
      z.array(
        z.object({
          partyId: Id,
          name: z.string(),
          revenueThen: Amount,
          revenueNow: Amount,
          profitThen: Amount,
          profitNow: Amount,
          change: Amount,
        }),
      ),
    ).meta({
      description: "Customers whose figures differ from the closing in force, the largest difference first",
    }),
  }),
});

const closed = z.object({ month: Day, closingNo: Version });

export const closeMonth = write("POST /costs/months/{month}/close", {
  summary: "Close a month whose pools add up: its figures are kept, and what held in it stays",
  permission: "cost.approve",
  params: monthParams,
  body: z.object({ note: Words(500).optional() }),
  output: closed,
  errors: [
    "month_not_over",
    "month_closed_already",
    "month_without_figures",
    "month_figures_stale",
    "month_unreconciled",
  ],
});

export const reopenMonth = write("POST /costs/months/{month}/reopen", {
  summary: "Reopen a closed month, with the reason; what was kept of it stays to be read",
  permission: "cost.approve",
  params: monthParams,
  body: z.object({ reason: Words(500) }),
  output: closed,
  errors: ["month_not_closed"],
});
