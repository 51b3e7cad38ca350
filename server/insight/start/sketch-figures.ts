import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";
import { customerTotals } from "../value/customer-totals.ts";
import { yearBefore } from "../value/window-of.ts";

/** Points of the small curve at most, and movers in each direction. */
const pointsMax = 40;
const moversMax = 3;

/** All customers in a few figures. Amounts are decimal text in base currency. */
export type Sketch = {
  customers: number;
  byRating: { rating: "A" | "B" | "C" | "N"; count: number }[];
  revenue: string;
  profit: string;
  /** Null where the books do not reach back so far. */
  profitBefore: string | null;
  /** Share of the profit that the best ceil(0.2 n) bring; null when all together bring nothing. */
  top20Share: number | null;
  losing: number;
  losses: string;
  /** Share of the revenue whose cost of goods is known; null without revenue. */
  coverage: number | null;
  curve: { customers: number; amount: string }[];
  movers: { goldenId: string; profit: string; before: string; change: string }[];
};

/**
 * What the start page says of all customers, from the figures in force. Adding up a million takes seconds: the run that
 * computes them keeps it in its result.
 * @param whose whose customers: those the actor sees
 */
export async function sketchFigures(tx: Tx, whose: Actor, { window }: { window: Window }): Promise<Sketch> {
  const byRating = await tx.sql<Sketch["byRating"][number]>`
    select party_value.rating, count(*) as count
    from (${customerTotals(whose, { kind: "12m" })}) as total
    join party_value using (golden_id)
    group by party_value.rating
    order by party_value.rating`;
  const [row] = await tx.sql<Omit<Sketch, "byRating">>`
    with total as materialized (${customerTotals(whose, { kind: "12m" })}),
    before as materialized (${profitsBefore(whose, yearBefore(window))}),
    ranked as materialized (
      select
        *,
        row_number() over (order by profit desc, golden_id) as place,
        count(*) over () as n,
        sum(profit) over (order by profit desc, golden_id) as cumulated
      from total
    ),
    change as materialized (
      select
        golden_id,
        coalesce(total.profit, 0) as profit,
        coalesce(before.profit, 0) as before,
        coalesce(total.profit, 0) - coalesce(before.profit, 0) as change
      from total
      full join before using (golden_id)
      where exists (select from before)
    )
    select
      count(*) as customers,
      round(coalesce(sum(revenue), 0), 2)::text as revenue,
      round(coalesce(sum(profit), 0), 2)::text as profit,
      (select round(sum(profit), 2)::text from before) as "profitBefore",
      (sum(profit) filter (where place <= ceil(0.2 * n)) / nullif(greatest(sum(profit), 0), 0))::float8 as "top20Share",
      count(*) filter (where profit < 0) as losing,
      round(coalesce(-sum(profit) filter (where profit < 0), 0), 2)::text as losses,
      (sum(covered) / nullif(sum(revenue), 0))::float8 as coverage,
      coalesce(
        jsonb_agg(jsonb_build_object('customers', place, 'amount', round(cumulated, 2)::text) order by place) filter (
          where place in (1, n, ceil(0.2 * n)) or place % greatest(1, ceil(n / ${pointsMax}::numeric))::bigint = 0
        ),
        '[]'
      ) as curve,
      (
        select coalesce(
          jsonb_agg(
            jsonb_build_object(
              'goldenId', golden_id, 'profit', round(profit, 2)::text, 'before', round(before, 2)::text,
              'change', round(change, 2)::text
            )
            order by change, golden_id
          ),
          '[]'
        )
        from (
          (select * from change where change < 0 order by change, golden_id limit ${moversMax})
          union all
          (select * from change where change > 0 order by change desc, golden_id limit ${moversMax})
        ) as moved
      ) as movers
    from ranked`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return { ...row, byRating };
}

/** golden_id and profit of the twelve months before: of all as the run kept it, of few from their months. */
function profitsBefore(whose: Actor, before: Window): RawBuilder<unknown> {
  if (whose.scope !== "all") return customerTotals(whose, { kind: "months", window: before });
  return sql`
    select golden_id, profit_before as profit
    from party_value
    where profit_before is not null and is_customer and customer_since <= ${before.until}::date
      and golden_id <> ${ownCompanyId}`;
}
