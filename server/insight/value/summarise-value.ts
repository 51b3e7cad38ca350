import { sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { customerTotals, knownShare, type Span, unattributed } from "./customer-totals.ts";

export type ValueSummary = {
  customers: number;
  /** Decimal text, base currency, like all amounts here. */
  revenue: string;
  profit: string;
  /** Share of the revenue whose cost of goods is known, 0 to 1; null without revenue. */
  coverage: number | null;
  /** Share that the best ceil(0.2 n) customers bring; null when all together bring nothing. */
  top20Share: number | null;
  /** Sum of what is above zero, over the whole. */
  peakShare: number | null;
  losing: number;
  losses: string;
  /** Null when a customer is below zero, where it has no meaning. */
  gini: number | null;
  unattributed: string;
};

/**
 * All customers together by one measure. Gini: G = 2 Σ i·x / (n Σ x) − (n + 1) / n over x ascending. Losing customers and
 * their losses are by profit, whatever the measure.
 */
export async function summariseValue(
  tx: Tx,
  actor: Actor,
  measure: "profit" | "revenue",
  span: Span,
): Promise<ValueSummary> {
  const value = sql.ref(measure);
  const [row] = await tx.sql<
    Record<keyof ValueSummary, string | null> & { customers: number; losing: number }
  >`
    with total as materialized (${customerTotals(actor, span)}),
    ranked as (
      select
        *,
        ${value} as value,
        row_number() over (order by ${value} desc, golden_id) as place,
        count(*) over () as n
      from total
    )
    select
      count(*) as customers,
      round(coalesce(sum(revenue), 0), 6) as revenue,
      round(coalesce(sum(profit), 0), 6) as profit,
      ${knownShare} as coverage,
      case when sum(value) > 0 then sum(value) filter (where place <= ceil(0.2 * n)) / sum(value) end as "top20Share",
      case when sum(value) > 0 then sum(value) filter (where value > 0) / sum(value) end as "peakShare",
      count(*) filter (where profit < 0) as losing,
      round(coalesce(-sum(profit) filter (where profit < 0), 0), 6) as losses,
      case when min(value) >= 0 and sum(value) > 0 then
        2 * sum((n + 1 - place) * value) / (max(n) * sum(value)) - (max(n) + 1)::numeric / max(n)
      end as gini,
      round(${unattributed(span)}, 6) as unattributed
    from ranked`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return {
    customers: row.customers,
    revenue: row.revenue ?? "0",
    profit: row.profit ?? "0",
    coverage: share(row.coverage),
    top20Share: share(row.top20Share),
    peakShare: share(row.peakShare),
    losing: row.losing,
    losses: row.losses ?? "0",
    gini: share(row.gini),
    unattributed: row.unattributed ?? "0",
  };
}

function share(text: string | null): number | null {
  return text === null ? null : Number(text);
}
