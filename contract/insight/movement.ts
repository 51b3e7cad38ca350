import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, Rating } from "../party.ts";
import { Amount, AnyOf, Day, Id, Instant, Page, PageQuery } from "../values.ts";

/** How a customer moved from one period to the next. `back`: bought before, not in the period before, and does again. */
export const movementGroups = ["new", "back", "grown", "same", "shrunk", "lost"] as const;

/**
 * What the profit of somebody who bought in both periods moved by. `volume` is more or less bought, at the margin of the period before;
 * discounts, returns and cost of goods are what changed in them beyond that.
 */
export const movementEffects = [
  "volume",
  "discount",
  "return",
  "cost_of_goods",
  "direct_cost",
  "serving",
  "redress",
  "finance",
  "marketing",
  "adjustment",
] as const;

/** What profit moved by. The first three are customers who were not there in both periods. */
export const movementCauses = ["new", "back", "lost", ...movementEffects] as const;

const Period = z
  .string()
  .regex(/^(12m|\d{4}(-Q[1-4])?)$/)
  .meta({ description: "12m (the twelve closed months in force), a year, or a quarter: 2025-Q3" });

const query = {
  now: Period.default("12m"),
  before: Period.optional().meta({ description: "The same a year earlier for 12m, else the one before" }),
};

const PeriodDays = z.object({
  period: z.string(),
  from: Day,
  until: Day,
  isClosed: z.boolean().meta({ description: "Ends with the closed months or before" }),
});

export const readMovement = read("GET /value/movement", {
  summary: "From one period to another: who came, grew, shrank and left, and a bridge of profit by cause",
  permission: "money.read",
  query: z.object(query),
  output: z.object({
    now: PeriodDays,
    before: PeriodDays,
    computedAt: Instant.nullable(),
    periods: z
      .array(z.string())
      .meta({ description: "Closed years and quarters with figures, newest first" }),
    customers: z.int().meta({ description: "With figures in either period" }),
    profitBefore: Amount,
    profitNow: Amount,
    groups: z.array(
      z.object({
        group: z.enum(movementGroups),
        customers: z.int(),
        before: Amount,
        now: Amount,
        change: Amount,
      }),
    ),
    bridge: z.array(z.object({ cause: z.enum(movementCauses), amount: Amount })).meta({
      description: "From the profit before to the profit now: they add up to the change, to the last digit",
    }),
  }),
});

export const listMovers = read("GET /value/movement/parties", {
  summary: "The customers of a movement with what moved, the largest fall first unless asked otherwise",
  permission: "money.read",
  query: z.object({
    ...PageQuery,
    ...query,
    group: AnyOf(z.enum(movementGroups)).optional(),
    direction: z.enum(["asc", "desc"]).default("asc"),
  }),
  output: Page(
    z.object({
      partyId: Id,
      name: z.string(),
      kind: PartyKind,
      rating: Rating,
      group: z.enum(movementGroups),
      before: Amount,
      now: Amount,
      change: Amount,
      causes: z
        .array(z.object({ cause: z.enum(movementCauses), amount: Amount }))
        .meta({ description: "What moved it most, at most three; none for who came or left" }),
    }),
  ),
});
