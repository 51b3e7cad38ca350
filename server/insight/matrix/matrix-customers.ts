import { type RawBuilder, sql } from "kysely";
import { dearServingShare } from "../../../contract/insight/value-matrix.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { customerTotals } from "../value/customer-totals.ts";

/**
 * One row for each customer as far as the actor sees: golden_id, rating, revenue, covered, margin, serving, profit, region.
 * Margin is what is left before serving (profit and cost to serve), so that a customer earns exactly where the margin
 * is more than the serving, whatever else it costs.
 */
export function matrixCustomers(actor: Actor, window: "12m" | "all"): RawBuilder<unknown> {
  return sql`
    select
      point.*,
      case
        when profit < 0 and margin <= 0 then 'no_margin'
        when profit < 0 then 'served_at_a_loss'
        when serving > 0 and serving >= ${dearServingShare}::numeric * margin then 'served_dearly'
        else 'served_lightly'
      end as region
    from (
      select
        total.golden_id, kept.rating, total.revenue, total.covered,
        total.profit + total.serving as margin, total.serving, total.profit
      from (${customerTotals(actor, { kind: window })}) as total
      join party_value as kept on kept.golden_id = total.golden_id
    ) as point`;
}
