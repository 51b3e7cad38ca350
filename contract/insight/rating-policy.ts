import { z } from "zod";
import "../field-sentences.ts";

const share = z.number().min(0).max(1);
const count = z.int().min(1).max(1_000_000);
const days = z.int().min(0).max(3650);
const amount = z.number().positive().max(1e12);

/** How the base letter is found: among the customers (cumulated shares), or by amounts that hold for everybody alike. */
export const baseWays = ["shares", "limits"] as const;
/** What becomes of a rating that the figures move: in force at once, or a proposal that a person accepts. */
export const changeModes = ["automatic", "proposals"] as const;

const off = { isOn: false } as const;

/** The rating policy's document: how the base is found, which signals count, how far they lower it, and how it changes. */
export const RatingPolicy = z
  .object({
    /** N until so many days after the first sale and so many sales. */
    notRatedBefore: z.object({ days, sales: z.int().min(0).max(1000) }),
    base: z.object({
      measure: z.enum(["profit", "revenue"]),
      /** Below this share of revenue with a known cost of goods, net revenue stands in for profit. */
      coverageMin: share,
      by: z.enum(baseWays).default("shares"),
      /** By cumulated share of all that customers bring: below shareA an A, below shareB a B, else a C. */
      shareA: share,
      shareB: share,
      /** By limits: from limitA an A, from limitB a B; in base currency for twelve months. */
      limitA: amount.nullable().default(null),
      limitB: amount.nullable().default(null),
    }),
    signals: z.object({
      servingShare: z.object({
        isOn: z.boolean(),
        limit: z.number().min(0).max(10),
        limitDouble: z.number().min(0).max(10),
      }),
      discountPoints: z.object({
        isOn: z.boolean(),
        limit: share,
        groupMin: count,
        /** Compare within customers of the segment who buy mostly the same group of products, where that is known. */
        byProductGroup: z.boolean().default(false),
      }),
      supportUse: z
        .object({
          isOn: z.boolean(),
          /** So many times what the paid plans include. */
          times: z.number().min(1).max(100),
          /** Support requests a year that a plan includes, by the name it has on the customer's assets. */
          plans: z.array(z.object({ name: z.string().trim().min(1).max(120), requests: count })).max(50),
        })
        .default({ ...off, times: 1.5, plans: [] }),
      contactsPerThousand: z.object({
        isOn: z.boolean(),
        percentile: share,
        contactsMin: count,
        groupMin: count,
      }),
      complaintsNotOurFault: z.object({ isOn: z.boolean(), limit: count }).default({ ...off, limit: 3 }),
      daysLate: z.object({ isOn: z.boolean(), limit: z.number().min(0).max(1000) }),
      returns: z.object({
        isOn: z.boolean(),
        percentile: share,
        returnsMin: count,
        groupMin: count,
        /** Reasons (a word in the field "reason" of a return) for which a return is our goods' fault and not counted. */
        faultyReasons: z.array(z.string().trim().min(2).max(60)).max(50).default([]),
      }),
    }),
    drop: z.object({ oneStepPoints: count, twoStepPoints: count }),
    changes: z
      .object({
        mode: z.enum(changeModes),
        /** At most one change by the figures in a calendar quarter. */
        oncePerQuarter: z.boolean(),
        /** A limit must be missed by this share of it before a rating comes back up. */
        comeBack: z.number().min(0).max(0.5),
      })
      .default({ mode: "automatic", oncePerQuarter: false, comeBack: 0 }),
  })
  .refine(({ base }) => base.shareA < base.shareB, {
    path: ["base", "shareB"],
    message: "The share of B ends above that of A.",
  })
  .refine(
    ({ base }) =>
      base.by === "shares" || (base.limitA !== null && base.limitB !== null && base.limitB < base.limitA),
    { path: ["base", "limitB"], message: "Give both limits, that of B below that of A." },
  )
  .refine(({ signals: { servingShare } }) => servingShare.limit <= servingShare.limitDouble, {
    path: ["signals", "servingShare", "limitDouble"],
    message: "The limit that counts twice is not below the one that counts once.",
  })
  .refine(({ drop }) => drop.oneStepPoints <= drop.twoStepPoints, {
    path: ["drop", "twoStepPoints"],
    message: "Two steps take at least the points of one.",
  });
export type RatingPolicy = z.output<typeof RatingPolicy>;

/** Earns and fits: what follows from the two, in the words people read. */
export const fitTypes = ["core", "protect", "improve_terms", "not_a_match"] as const;

const Treatment = z.string().trim().max(1000);

/** The fit policy's document: when we serve somebody well, and what is done for each of the four types. */
export const FitPolicy = z.object({
  /** Promises kept (orders shipped and tasks done by their day) over promises due. */
  promises: z.object({ isOn: z.boolean(), keptMin: share, dueMin: count }),
  /** Complaints and contacts that we caused, among those of which it is known who did. */
  ownFaults: z.object({ isOn: z.boolean(), shareMax: share, countFree: z.int().min(0).max(1000) }),
  /** Satisfaction from 1 to 5 as answered, in the field of this name on a case. */
  satisfaction: z.object({
    isOn: z.boolean(),
    field: z.string().trim().min(1).max(60),
    averageMin: z.number().min(1).max(5),
  }),
  treatments: z.object({
    core: Treatment,
    protect: Treatment,
    improve_terms: Treatment,
    not_a_match: Treatment,
  }),
});
export type FitPolicy = z.output<typeof FitPolicy>;
