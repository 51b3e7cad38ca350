import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { ratings } from "../../../contract/party.ts";
import type { Call } from "../../plumbing/action.ts";
import { customersOf, losing, narrowing } from "./customer-filter.ts";

type Summary = OutputOf<typeof customers.summariseCustomers>;

/**
 * What the filter's customers are and bring together. The shares are of all customers this person sees, so that they
 * add up for somebody who sees only a team's.
 */
export async function summariseCustomers({ tx, actor, input }: Call<typeof customers.summariseCustomers>) {
  const mayRate = actor.may.has("value.read");
  const [found] = await tx.sql<Summary>`
    with everybody as (
      select v.rating, coalesce(v.revenue, 0) as revenue, coalesce(v.profit, 0) as profit,
        coalesce(v.revenue_covered, 0) as covered, v.window_from, v.window_until, v.run_id,
        coalesce(${losing}, false) as is_losing, (${narrowing(actor, input)}) as is_asked
      from party
      left join party_value v on v.golden_id = party.party_id
      where ${customersOf(actor)}
    ),
    summed as (
      select count(*) as count_all, sum(revenue) as revenue_all, sum(profit) as profit_all,
        count(*) filter (where is_asked) as count,
        count(*) filter (where is_asked and is_losing) as losing,
        coalesce(sum(revenue) filter (where is_asked), 0) as revenue,
        coalesce(sum(profit) filter (where is_asked), 0) as profit,
        sum(covered) filter (where is_asked) as covered,
        ${sql.join(ratings.map(countOf))},
        min(window_from) as window_from, max(window_until) as window_until, max(run_id::text)::uuid as run_id
      from everybody
    )
    select count, count_all as "countAll", losing,
      jsonb_build_array(${sql.join(ratings.map(lineOf))}) as "byRating",
      round(revenue, 2)::text as revenue,
      round(profit, 2)::text as profit,
      case when revenue > 0 then (covered / revenue)::float8 end as coverage,
      case when revenue_all > 0 then (revenue / revenue_all)::float8 end as "revenueShare",
      case when profit_all > 0 then (profit / profit_all)::float8 end as "profitShare",
      window_from as "windowFrom",
      window_until as "windowUntil",
      (select run.finished_at from run where run.run_id = summed.run_id) as "computedAt",
      (select base_currency from workspace) as currency
    from summed`;
  if (found === undefined) throw new Error("An aggregate without grouping gives one row.");
  return { ...found, byRating: mayRate ? found.byRating.filter(({ count }) => count > 0) : [] };
}

function countOf(rating: string) {
  return sql`count(*) filter (where is_asked and rating = ${rating}) as ${sql.ref(`count_${rating}`)}`;
}

function lineOf(rating: string) {
  return sql`jsonb_build_object('rating', ${rating}::text, 'count', ${sql.ref(`count_${rating}`)})`;
}
