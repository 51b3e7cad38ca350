import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { averageServing } from "../average-method/average-serving.ts";
import { knownShare, type Span, totalsBy } from "../value/customer-totals.ts";

/** Points of one curve at most; with first, last and marks it stays below 500. */
const pointsMax = 400;

export type Point = { customers: number; amount: string };

/** A point, and who stands there with what: a list from any place on begins at the mark before it. */
export type Mark = [place: number, amount: string, own: string | null, goldenId: string | null];

/** Whose curve it is, one by one or by groups; groups as they were on a day. */
export type Whose = { by: "customer" | "group"; actor: Actor; onDay: string };

/** By what customers are put in order: what they bring, what they buy, or the profit if serving were spread evenly over revenue. */
export type CurveMeasure = "profit" | "revenue" | "average";

export type Curve = {
  customers: number;
  gaining: number;
  losing: number;
  total: string;
  top20: string;
  /** Of the total; null where that is nothing or less. */
  top20Share: string | null;
  peak: string;
  peakShare: string | null;
  losses: string;
  /** Whatever the measure: what all buy and bring, how many bring less than nothing, and how much less. */
  revenue: string;
  profit: string;
  unprofitable: number;
  unprofitableLosses: string;
  coverage: string | null;
  notBelowZero: number;
  gini: string | null;
  points: Point[];
  /** The same places. */
  marks: Mark[];
  /** Who stands at the first places, in order. */
  best: string[];
};

/** So many, some pages of a list. */
const bestMax = 401;

/** The curve of those whose, added up now. */
export function drawCurve(
  tx: Tx,
  { by, ...whose }: Whose,
  measure: CurveMeasure,
  span: Span,
): Promise<Curve> {
  return drawThrough(tx, totalsBy(by, { ...whose, span }), measure);
}

/**
 * What the curve comes to, and the cumulated sum at evenly spread places and at every place a mark stands on: in one pass, since
 * of a million to put them in order takes most of the time. Gini over the customers that are not below zero, where alone it has a
 * meaning: with the best first, G = (n + 1) / n − 2 Σ i·x / (n Σ x).
 * @param totals a row for each customer, as totalsBy has it
 */
export async function drawThrough(
  tx: Tx,
  totals: RawBuilder<unknown>,
  measure: CurveMeasure,
): Promise<Curve> {
  const [drawn] = await tx.sql<
    Omit<Curve, "points" | "best"> & { best: [place: number, goldenId: string][] }
  >`
    with total as (${totals}),
    ranked as (
      select
        *,
        row_number() over best as place,
        count(*) over () as n,
        sum(own) over (best rows unbounded preceding) as amount,
        own > 0 and coalesce(lead(own) over best <= 0, true) as is_peak
      from (select golden_id, covered, revenue, profit, ${amountOf[measure]} as own from total) as one
      window best as (order by own desc, golden_id desc)
    )
    select
      count(*) as customers,
      count(*) filter (where own > 0) as gaining,
      count(*) filter (where own < 0) as losing,
      round(coalesce(sum(own), 0), 6) as total,
      round(coalesce(sum(own) filter (where place <= ceil(0.2 * n)), 0), 6) as top20,
      case when sum(own) > 0 then sum(own) filter (where place <= ceil(0.2 * n)) / sum(own) end as "top20Share",
      round(coalesce(sum(own) filter (where own > 0), 0), 6) as peak,
      case when sum(own) > 0 then sum(own) filter (where own > 0) / sum(own) end as "peakShare",
      round(coalesce(-sum(own) filter (where own < 0), 0), 6) as losses,
      round(coalesce(sum(revenue), 0), 6) as revenue,
      round(coalesce(sum(profit), 0), 6) as profit,
      count(*) filter (where profit < 0) as unprofitable,
      round(coalesce(-sum(profit) filter (where profit < 0), 0), 6) as "unprofitableLosses",
      ${knownShare} as coverage,
      count(*) filter (where own >= 0) as "notBelowZero",
      case when sum(own) filter (where own >= 0) > 0 then
        (count(*) filter (where own >= 0) + 1)::numeric / count(*) filter (where own >= 0)
        - 2 * sum(place * own) filter (where own >= 0) / (count(*) filter (where own >= 0) * sum(own) filter (where own >= 0))
      end as gini,
      coalesce(jsonb_agg(jsonb_build_array(place, round(amount, 6)::text, own::text, golden_id)) filter (
        where place in (1, n, ceil(0.2 * n)) or is_peak or place % greatest(1, ceil(n / ${pointsMax}::numeric))::bigint = 0
      ), '[]') as marks,
      coalesce(jsonb_agg(jsonb_build_array(place, golden_id)) filter (where place <= ${bestMax}::integer), '[]') as best
    from ranked`;
  if (drawn === undefined) throw new Error("An aggregate without a row.");
  // Put in order here: asked for in order, the database would sort everybody for it.
  const marks = drawn.marks.sort(([place], [other]) => place - other);
  const best = drawn.best.sort(([place], [other]) => place - other).map(([, goldenId]) => goldenId);
  return { ...drawn, marks, best, points: marks.map(([customers, amount]) => ({ customers, amount })) };
}

/** Of a row of `total`. */
const amountOf: Record<CurveMeasure, RawBuilder<unknown>> = {
  profit: sql`profit`,
  revenue: sql`revenue`,
  average: sql`(profit + serving - coalesce(${averageServing("revenue")}, serving))`,
};
