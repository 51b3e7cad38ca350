import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { ratings } from "../../../contract/party-words.ts";
import type { Call } from "../../plumbing/action.ts";
import { tallyColumns } from "../tally-customers.ts";
import { visibleParties } from "../visible-parties.ts";
import { customersOf, figuresWindow, narrowing, narrowingOfTally } from "./customer-filter.ts";

type Summary = OutputOf<typeof customers.summariseCustomers>;

/**
 * What the filter's customers are and bring together. The shares are of all customers this person sees, so that they
 * add up for somebody who sees only a team's.
 *
 * Reading a million customers to sum them takes seconds, so the value run leaves sums by group; who changed since is taken
 * off as they stood and added as they stand. Only who is narrowed by a name, an amount or parts of a tenth of the margin is asked one by one.
 */
export async function summariseCustomers({ tx, actor, input }: Call<typeof customers.summariseCustomers>) {
  const mayRate = actor.may.has("value.read");
  const ofTally = narrowingOfTally(actor, input);
  const asked =
    ofTally !== undefined
      ? sql`select * from seen as party where ${ofTally}`
      : sql`select ${input.text === undefined ? eachOf : eachNamed} where ${customersOf(actor)} and ${narrowing(actor, input)}`;
  const [found] = await tx.sql<Summary>`
    with changed as materialized (
      select distinct on (party_id) * from customer_touched order by party_id, touch_id
    ),
    counted (${names}) as (
      select ${names} from customer_tally
      union all
      select owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, -customers_count, -revenue, -profit, -revenue_covered
      from changed
      where customers_count > 0
      union all
      select ${eachChanged} where ${customersOf(seesAll)}
    ),
    seen as (select * from counted as party where ${visibleParties(actor)}),
    asked (${names}) as (${asked}),
    everybody as (
      select coalesce(sum(customers_count), 0) as count, sum(revenue) as revenue, sum(profit) as profit from seen
    ),
    summed as (
      select coalesce(sum(customers_count), 0) as count,
        coalesce(sum(customers_count) filter (where result = 'losing'), 0) as losing,
        coalesce(sum(revenue), 0) as revenue,
        coalesce(sum(profit), 0) as profit,
        sum(revenue_covered) as covered,
        ${sql.join(ratings.map(countOf))}
      from asked
    )
    select summed.count, everybody.count as "countAll", losing,
      jsonb_build_array(${sql.join(ratings.map(lineOf))}) as "byRating",
      round(summed.revenue, 2)::text as revenue,
      round(summed.profit, 2)::text as profit,
      case when summed.revenue > 0 then greatest(0, least(1, covered / summed.revenue))::float8 end as coverage,
      case when everybody.revenue > 0 then (summed.revenue / everybody.revenue)::float8 end as "revenueShare",
      case when everybody.profit > 0 then (summed.profit / everybody.profit)::float8 end as "profitShare",
      window_from as "windowFrom",
      window_until as "windowUntil",
      (
        select finished_at from run where kind = 'recompute' and state = 'done' order by finished_at desc limit 1
      ) as "computedAt",
      (select base_currency from workspace) as currency
    from summed
    cross join everybody
    left join ${figuresWindow} on true`;
  if (found === undefined) throw new Error("An aggregate without grouping gives one row.");
  return { ...found, byRating: mayRate ? found.byRating.filter(({ count }) => count > 0) : [] };
}

const names = sql`owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered`;

const ofEach = sql`${tallyColumns}, 1, coalesce(v.revenue, 0), coalesce(v.profit, 0), coalesce(v.revenue_covered, 0)`;

/** What one customer adds, as a row of the tally would say it. */
const eachOf: RawBuilder<unknown> = sql`${ofEach}
  from party
  left join party_value v on v.golden_id = party.party_id`;

/** The same of those in `changed` alone: whether somebody is a customer is asked of them, and not of everybody beforehand. */
const eachChanged: RawBuilder<unknown> = sql`${ofEach}
  from (select party.* from changed join party using (party_id) offset 0) as party
  left join party_value v on v.golden_id = party.party_id`;

/** The same, each one's figures read by itself: for some thousands of a name the planner would read everybody's. */
const eachNamed: RawBuilder<unknown> = sql`${ofEach}
  from party
  left join lateral (select * from party_value where golden_id = party.party_id offset 0) as v on true`;

const seesAll = { userId: null, scope: "all", teamId: null } as const;

function countOf(rating: string) {
  return sql`coalesce(sum(customers_count) filter (where rating = ${rating}), 0) as ${sql.ref(`count_${rating}`)}`;
}

function lineOf(rating: string) {
  return sql`jsonb_build_object('rating', ${rating}::text, 'count', ${sql.ref(`count_${rating}`)})`;
}
