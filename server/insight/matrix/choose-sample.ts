import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/** How many points a screen draws within a second, and how many of them are kept for whom it matters most. */
export type SampleLimits = { points: number; losing: number; top: number };
export const sampleLimits: SampleLimits = { points: 100_000, losing: 60_000, top: 20_000 };

export type Sample = {
  /** What the contract tells of it; null when everybody is drawn. */
  told: { losing: number; top: number; share: number } | null;
  isDrawn: RawBuilder<boolean>;
};

/**
 * Whom to draw when there are more customers than points: those who lose (the largest losses, if even they are too many), those
 * with the most revenue, and of the others an even share by the last bytes of their id, which are random: the same
 * ones each time.
 * @param customers the customers, as `matrixCustomers` gives them
 */
export async function chooseSample(
  tx: Tx,
  customers: RawBuilder<unknown>,
  count: number,
  limits: SampleLimits = sampleLimits,
): Promise<Sample> {
  if (count <= limits.points) return { told: null, isDrawn: sql<boolean>`true` };
  const [bound] = await tx.sql<{
    loss: string | null;
    revenue: string | null;
    losing: number;
    top: number;
    kept: number;
  }>`
    with customer as materialized (${customers}),
    bound as (
      select
        (select profit from customer where profit < 0 order by profit limit 1 offset ${limits.losing - 1}) as loss,
        (select revenue from customer order by revenue desc limit 1 offset ${limits.top - 1}) as revenue
    )
    select
      bound.loss,
      bound.revenue,
      count(*) filter (where profit < 0 and profit <= coalesce(loss, 0)) as losing,
      count(*) filter (where customer.revenue >= bound.revenue) as top,
      count(*) filter (where (profit < 0 and profit <= coalesce(loss, 0)) or customer.revenue >= bound.revenue) as kept
    from bound
    cross join customer
    group by bound.loss, bound.revenue`;
  if (bound === undefined) throw new Error("Customers were counted, and none was there.");
  const share = Math.max(0, Math.min(1, (limits.points - bound.kept) / Math.max(1, count - bound.kept)));
  // 16 bits of the id's random end against the share.
  const lot = sql`(get_byte(uuid_send(golden_id), 14) * 256 + get_byte(uuid_send(golden_id), 15))`;
  return {
    told: { losing: bound.losing, top: bound.top, share },
    isDrawn: sql<boolean>`(
      (profit < 0 and profit <= ${bound.loss ?? "0"}::numeric)
      or revenue >= ${bound.revenue ?? "0"}::numeric
      or ${lot} < ${Math.round(share * 65_536)}::integer
    )`,
  };
}
