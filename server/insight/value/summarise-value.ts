import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { curveOf } from "../curve/kept-curve.ts";
import { todayOf } from "../figures/value-window.ts";
import { type Span, unattributed } from "./customer-totals.ts";
import type { RunInForce } from "./run-in-force.ts";

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
 * All customers together by one measure, as their curve has it. Losing customers and their losses are by profit, whatever the
 * measure.
 */
export async function summariseValue(
  tx: Tx,
  actor: Actor,
  measure: "profit" | "revenue",
  { run, span }: { run: RunInForce | null; span: Span },
): Promise<ValueSummary> {
  const whose = { by: "customer", actor, onDay: await todayOf(tx) } as const;
  const curve = await curveOf(tx, run, whose, measure, span);
  const [row] = await tx.sql<{
    unattributed: string;
  }>`select round(${unattributed(span)}, 6) as unattributed`;
  return {
    customers: curve.customers,
    revenue: curve.revenue,
    profit: curve.profit,
    coverage: share(curve.coverage),
    top20Share: share(curve.top20Share),
    peakShare: share(curve.peakShare),
    losing: curve.unprofitable,
    losses: curve.unprofitableLosses,
    gini: curve.notBelowZero === curve.customers ? share(curve.gini) : null,
    unattributed: row?.unattributed ?? "0",
  };
}

function share(text: string | null): number | null {
  return text === null ? null : Number(text);
}
