import { type RawBuilder, sql } from "kysely";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";
import type { Period } from "./periods-of.ts";

/**
 * One row for each customer with figures in either period, as far as the actor sees: golden_id, movement, before, now, change, and for
 * those who bought in both what moved the profit. Only what is rounded to six decimals is taken off, and the volume is
 * what remains, so that the effects add up to the change to the last digit.
 *
 * Before somebody was a customer nothing counts, as in the profit curve of that time.
 * @param among only these, by their ids
 */
export function movedCustomers(
  actor: Actor,
  now: Period,
  before: Period,
  among?: readonly string[],
): RawBuilder<unknown> {
  return sql`
    select
      golden_id, movement, before, now, now - before as change, is_in_both,
      case when is_in_both
        then now - before - (discount + "return" + cost_of_goods + direct_cost + serving + redress + finance + marketing + adjustment)
        else 0 end as volume,
      discount, "return", cost_of_goods, direct_cost, serving, redress, finance, marketing, adjustment
    from (
      select
        golden_id, movement, profit_0 as before, profit_1 as now, is_in_both,
        ${beyondVolume("discount")} as discount,
        ${beyondVolume("returns")} as "return",
        ${beyondVolume("cost_of_goods")} as cost_of_goods,
        ${moved("direct_cost")} as direct_cost,
        ${moved("cost_to_serve")} as serving,
        ${moved("redress")} as redress,
        ${moved("finance")} as finance,
        ${moved("marketing")} as marketing,
        -(${moved("adjustment")}) as adjustment
      from (
        select *, movement in ('grown', 'same', 'shrunk') as is_in_both
        from (
          select *, ${movementOf(before)} as movement
          from (${sumsOfBoth(actor, now, before, measures, among)}) as both_periods
        ) as told
      ) as grouped
    ) as effect`;
}

/** The same in golden_id, movement and change alone, which is less than half of the work. */
export function changedCustomers(actor: Actor, now: Period, before: Period): RawBuilder<unknown> {
  return sql`
    select golden_id, ${movementOf(before)} as movement, profit_1 - profit_0 as change
    from (${sumsOfBoth(actor, now, before, ["profit"])}) as both_periods`;
}

/** Of a row of sumsOfBoth. */
function movementOf(before: Period): RawBuilder<unknown> {
  return sql`
    case
      when customer_since > ${before.until}::date then 'new'
      when sales_0 = 0 and sales_1 > 0 then 'back'
      when sales_0 > 0 and sales_1 = 0 then 'lost'
      when profit_1 > profit_0 then 'grown'
      when profit_1 < profit_0 then 'shrunk'
      else 'same'
    end`;
}

const measures = [
  "list_sales",
  "discount",
  "returns",
  "cost_of_goods",
  "direct_cost",
  "cost_to_serve",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "profit",
] as const;

/** One row for each customer with entries in either period: its sums of the one before as `…_0`, of the one now as `…_1`. */
function sumsOfBoth(
  actor: Actor,
  now: Period,
  before: Period,
  summed: readonly (typeof measures)[number][],
  among?: readonly string[],
): RawBuilder<unknown> {
  const isAmong = (column: string) =>
    among === undefined ? sql`true` : sql`${sql.ref(column)} = any(${[...among]}::uuid[])`;
  const sums = (half: string, suffix: string) =>
    sql.join(
      summed.map(
        (measure) => sql`coalesce(${sql.ref(`${half}.${measure}`)}, 0) as ${sql.ref(`${measure}_${suffix}`)}`,
      ),
    );
  // Of the twelve months in force the run has added everybody up.
  const isInForce = now.period === "12m";
  const later = isInForce ? "kept" : "later";
  return sql`
    select
      kept.golden_id,
      kept.customer_since,
      coalesce(earlier.sales_count, 0) as sales_0,
      coalesce(${sql.ref(`${later}.sales_count`)}, 0) as sales_1,
      ${sums("earlier", "0")},
      ${sums(later, "1")}
    from party_value as kept
    -- What was before somebody's first sale belongs to nobody's profit then.
    left join (${sumsOf(before, summed, isAmong("party_id"))}) as earlier
      on earlier.party_id = kept.golden_id and kept.customer_since <= ${before.until}::date
    ${isInForce ? sql`` : sql`left join (${sumsOf(now, summed, isAmong("party_id"))}) as later on later.party_id = kept.golden_id`}
    where kept.is_customer
      and kept.customer_since <= ${now.until > before.until ? now.until : before.until}::date
      and kept.golden_id <> ${ownCompanyId}
      and ${isAmong("kept.golden_id")}
      and ${isSeen(actor, "kept.golden_id")}
      and (earlier.entries_count > 0 or ${sql.ref(`${later}.entries_count`)} > 0)`;
}

/** The months of a period, one row for each party that has any. */
function sumsOf(
  { from, until }: Window,
  summed: readonly (typeof measures)[number][],
  isAmong: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const columns = ["sales_count", "entries_count", ...summed] as const;
  return sql`
    select party_id, ${sql.join(columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`))}
    from party_month
    where month between ${from}::date and ${until}::date and ${isAmong}
    group by party_id`;
}

/** How much less of a cost there is: what was before, less what is now; 0 where the customer was not in both. */
function moved(cost: string): RawBuilder<unknown> {
  return sql`case when is_in_both then ${sql.ref(`${cost}_0`)} - ${sql.ref(`${cost}_1`)} else 0 end`;
}

/** The same beyond what came with buying more or less: as if it had grown with the sales at list prices. */
function beyondVolume(cost: string): RawBuilder<unknown> {
  return sql`case when is_in_both and list_sales_0 > 0
    then round(${sql.ref(`${cost}_0`)} * list_sales_1 / list_sales_0, 6) - ${sql.ref(`${cost}_1`)}
    else 0 end`;
}
