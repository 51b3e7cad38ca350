import { z } from "zod";
import type { Tx } from "../../plumbing/db.ts";

const share = z.number().min(0).max(1);
const count = z.int().min(1);

/** The rating policy's document: how the base is found, which signals count, and how far they lower it. */
export const RatingPolicy = z.object({
  /** N until so many days after the first sale and so many sales. */
  notRatedBefore: z.object({ days: z.int().min(0), sales: z.int().min(0) }),
  /** By cumulated share of all that customers bring: below shareA an A, below shareB a B, else a C. */
  base: z.object({
    measure: z.enum(["profit", "revenue"]),
    /** Below this share of revenue with a known cost of goods, net revenue stands in for profit. */
    coverageMin: share,
    shareA: share,
    shareB: share,
  }),
  signals: z.object({
    servingShare: z.object({ isOn: z.boolean(), limit: z.number().min(0), limitDouble: z.number().min(0) }),
    discountPoints: z.object({ isOn: z.boolean(), limit: z.number().min(0), groupMin: count }),
    contactsPerThousand: z.object({
      isOn: z.boolean(),
      percentile: share,
      contactsMin: count,
      groupMin: count,
    }),
    daysLate: z.object({ isOn: z.boolean(), limit: z.number().min(0) }),
    returns: z.object({ isOn: z.boolean(), percentile: share, returnsMin: count, groupMin: count }),
  }),
  drop: z.object({ oneStepPoints: count, twoStepPoints: count }),
});
export type RatingPolicy = z.output<typeof RatingPolicy>;

/** The rating policy in force on a day, with its version. */
export async function ratingPolicyOf(tx: Tx, onDay: string): Promise<RatingPolicy & { version: number }> {
  const [row] = await tx.sql<{ version: number; document: unknown }>`
    select version, document
    from policy
    where kind = 'rating' and valid_from <= ${onDay}::date and (approved_at is not null or drafted_by is null)
    order by valid_from desc, version desc
    limit 1`;
  if (row === undefined) throw new Error("There is no rating policy in force.");
  return { version: row.version, ...RatingPolicy.parse(row.document) };
}
