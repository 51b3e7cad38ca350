import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import { customerTotals } from "../value/customer-totals.ts";
import { yearBefore } from "../value/window-of.ts";
import { shownFigures } from "./shown-figures.ts";

/** Points of the small curve at most, and movers in each direction. */
export const pointsMax = 40;
export const moversMax = 3;

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
 * What the start page says of customers, from the figures in force, added up now. Of everybody that takes seconds: the run that
 * computes them keeps it in its result (sketchEverybody).
 * @param whose whose customers: those the actor sees
 */
export async function sketchFigures(tx: Tx, whose: Actor, { window }: { window: Window }): Promise<Sketch> {
  const before = yearBefore(window);
  const [row] = await tx.sql<Sketch>`
    with one as materialized (${whose.scope === "all" ? shownFigures(before) : ofSome(whose, before)}),
    everybody as materialized (
      select
        count(profit) as n,
        ceil(0.2 * count(profit))::bigint as fifth,
        greatest(1, ceil(count(profit) / ${pointsMax}::numeric))::bigint as step,
        sum(revenue) as revenue,
        sum(covered) as covered,
        sum(profit) as profit,
        count(*) filter (where profit < 0) as losing,
        -sum(profit) filter (where profit < 0) as losses,
        count(before) > 0 as reaches_back,
        sum(before) as before
      from one
    ),
    point as materialized (
      select place, cumulated
      from (
        select row_number() over placed as place, sum(profit) over placed as cumulated
        from one
        where profit is not null
        window placed as (order by profit desc, golden_id rows unbounded preceding)
      ) as ranked
      cross join everybody
      where place in (1, n, fifth) or place % step = 0
    ),
    change as (
      select
        golden_id,
        coalesce(one.profit, 0) as profit,
        coalesce(one.before, 0) as before,
        coalesce(one.profit, 0) - coalesce(one.before, 0) as change
      from one
      cross join everybody
      where reaches_back
    )
    select
      n as customers,
      round(coalesce(revenue, 0), 2)::text as revenue,
      round(coalesce(profit, 0), 2)::text as profit,
      round(before, 2)::text as "profitBefore",
      ((select cumulated from point where place = fifth) / nullif(greatest(profit, 0), 0))::float8 as "top20Share",
      losing,
      round(coalesce(losses, 0), 2)::text as losses,
      (covered / nullif(revenue, 0))::float8 as coverage,
      (
        select coalesce(
          jsonb_agg(jsonb_build_object('customers', place, 'amount', round(cumulated, 2)::text) order by place),
          '[]'
        )
        from point
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
      ) as movers,
      (
        select coalesce(jsonb_agg(jsonb_build_object('rating', rating, 'count', count) order by rating), '[]')
        from (select rating, count(*) as count from one where profit is not null group by rating) as letter
      ) as "byRating"
    from everybody`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return row;
}

/** The columns of shownFigures of few, with the year before from their months. */
function ofSome(whose: Actor, before: Window): RawBuilder<unknown> {
  return sql`
    select golden_id, value.rating, total.revenue, total.covered, total.profit, earlier.profit as before
    from (${customerTotals(whose, { kind: "12m" })}) as total
    full join (${customerTotals(whose, { kind: "months", window: before })}) as earlier using (golden_id)
    join party_value as value using (golden_id)`;
}
