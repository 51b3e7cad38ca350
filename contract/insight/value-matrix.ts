import { z } from "zod";
import { read } from "../endpoint.ts";
import { PartyKind, Rating } from "../party.ts";
import { Amount, AnyOf, Day, Id, Instant, Page, PageQuery } from "../values.ts";

/**
 * Where a customer stands between what is left before serving and what serving takes: earns and is served for little of
 * it, earns although serving takes much, would earn but for the serving, or leaves nothing before serving.
 */
export const matrixRegions = ["served_lightly", "served_dearly", "served_at_a_loss", "no_margin"] as const;

/** From this share of the margin on, serving takes much. */
export const dearServingShare = 0.3;

/** What a set of customers comes to. */
const sums = {
  customers: z.int(),
  revenue: Amount,
  margin: Amount.meta({
    description: "What is left of the revenue before serving: profit and cost to serve",
  }),
  serving: Amount.meta({ description: "Cost to serve" }),
  profit: Amount,
};

const window = z
  .enum(["12m", "all"])
  .default("12m")
  .meta({ description: "Twelve closed months, or since the beginning" });

const Packed = z.string().meta({ description: "Base64 of one value a customer, in the same order" });

export const readValueMatrix = read("GET /value/matrix", {
  summary: "All customers by margin and cost to serve, packed for drawing: at most about 100,000 of them",
  permission: "money.read",
  query: z.object({ window }),
  output: z.object({
    window: z.object({ from: Day, until: Day }),
    computedAt: Instant.nullable(),
    ...sums,
    coverage: z.number().nullable().meta({ description: "Share of revenue with a cost of goods" }),
    regions: z.array(z.object({ region: z.enum(matrixRegions), ...sums })),
    drawn: z.int().meta({ description: "How many customers the points are of" }),
    sample: z
      .object({
        losing: z
          .int()
          .meta({ description: "Drawn of those who cost more than they bring, the largest losses first" }),
        top: z.int().meta({ description: "Those with the most revenue, all drawn" }),
        share: z.number().meta({ description: "Of the others, which share is drawn" }),
      })
      .nullable()
      .meta({ description: "Null when every customer is drawn" }),
    revenueMax: z.number().meta({ description: "The largest revenue, for the size" }),
    points: z.object({
      ids: Packed.meta({ description: "16 bytes each: the customer's id" }),
      margin: Packed.meta({ description: "Float32, big-endian: what is left before serving" }),
      serving: Packed.meta({ description: "Float32, big-endian: cost to serve" }),
      size: Packed.meta({ description: "One byte: root of revenue over the largest revenue, times 255" }),
      rating: Packed.meta({ description: "One byte: the letter" }),
    }),
  }),
});

export const listMatrixParties = read("GET /value/matrix/parties", {
  summary: "The customers of a part of the matrix, with their sums",
  permission: "money.read",
  query: z.object({
    ...PageQuery,
    window,
    region: AnyOf(z.enum(matrixRegions)).optional(),
    rating: AnyOf(Rating).optional(),
    lasso: z
      .string()
      .max(2000)
      .regex(/^\d+(\.\d+)?(,-?\d+(\.\d+)?,-?\d+(\.\d+)?){3,80}$/)
      .optional()
      .meta({
        description:
          "What was drawn around: the bend of the scale (c in asinh(x / c); 0 for a straight one), then margin and serving of each corner on that scale",
      }),
    parties: AnyOf(Id).optional().meta({ description: "Only these, by their ids" }),
    sort: z.enum(["profit", "revenue", "margin", "serving"]).default("profit"),
    direction: z.enum(["asc", "desc"]).default("asc"),
  }),
  output: Page(
    z.object({
      partyId: Id,
      name: z.string(),
      kind: PartyKind,
      rating: Rating,
      region: z.enum(matrixRegions),
      revenue: Amount,
      margin: Amount,
      serving: Amount,
      profit: Amount,
    }),
  ).extend({ sum: z.object(sums).meta({ description: "Of all that the filter finds, not of this page" }) }),
});
