import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { customerFilter } from "./customer-filter.ts";

type Summary = OutputOf<typeof customers.summariseCustomers>;

/**
 * What the filter's customers are and bring together. The shares are of all customers this person sees, so that they
 * add up for somebody who sees only a team's.
 */
export async function summariseCustomers({ tx, actor, input }: Call<typeof customers.summariseCustomers>) {
  const mayRate = actor.may.has("value.read");
  const [found] = await tx.sql<Summary>`
    with everybody as materialized (
      select v.rating, coalesce(v.revenue, 0) as revenue, coalesce(v.profit, 0) as profit,
        coalesce(v.revenue_covered, 0) as covered,
        v.window_from, v.window_until, v.run_id, (${customerFilter(actor, input)}) as is_asked
      from party
      left join party_value v on v.golden_id = party.party_id
      where ${customerFilter(actor, {})}
    ),
    asked as (
      select count(*) as count, coalesce(sum(revenue), 0) as revenue, coalesce(sum(profit), 0) as profit,
        count(*) filter (where profit < 0) as losing,
        case when sum(revenue) > 0 then (sum(covered) / sum(revenue))::float8 end as coverage
      from everybody
      where is_asked
    ),
    total as (
      select count(*) as count, coalesce(sum(revenue), 0) as revenue, coalesce(sum(profit), 0) as profit,
        min(window_from) as window_from, max(window_until) as window_until
      from everybody
    )
    select asked.count, total.count as "countAll", asked.losing, asked.coverage,
      coalesce((
        select jsonb_agg(jsonb_build_object('rating', rating, 'count', count) order by rating)
        from (select rating, count(*) from everybody where is_asked and rating is not null group by rating) letters
      ), '[]') as "byRating",
      round(asked.revenue, 2)::text as revenue,
      round(asked.profit, 2)::text as profit,
      case when total.revenue > 0 then (asked.revenue / total.revenue)::float8 end as "revenueShare",
      case when total.profit > 0 then (asked.profit / total.profit)::float8 end as "profitShare",
      total.window_from as "windowFrom",
      total.window_until as "windowUntil",
      (select max(run.finished_at) from run where run.run_id = (select run_id from everybody where run_id is not null limit 1))
        as "computedAt",
      (select base_currency from workspace) as currency
    from asked, total`;
  if (found === undefined) throw new Error("An aggregate without grouping gives one row.");
  return mayRate ? found : { ...found, byRating: [] };
}
