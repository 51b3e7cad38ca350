import { type RawBuilder, sql } from "kysely";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";

/** What a customer's profit moved by, beside the volume: the columns of `movedCustomers`. */
export const effects = [
  "discount",
  "return",
  "cost_of_goods",
  "direct_cost",
  "serving",
  "redress",
  "finance",
  "marketing",
  "adjustment",
] as const;

/**
 * One row for each customer with figures in either period, as far as the actor sees: golden_id, movement, before, now, change, and for
 * those who bought in both what moved the profit. Only what is rounded to six decimals is taken off, and the volume is
 * what remains, so that the effects add up to the change to the last digit.
 *
 * Before somebody was a customer nothing counts, as in the profit curve of that time.
 */
export function movedCustomers(actor: Actor, now: Window, before: Window): RawBuilder<unknown> {
  const within = (window: Window) => sql`(month between ${window.from}::date and ${window.until}::date)`;
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
          select
            *,
            case
              when customer_since > ${before.until}::date then 'new'
              when sales_0 = 0 and sales_1 > 0 then 'back'
              when sales_0 > 0 and sales_1 = 0 then 'lost'
              when profit_1 > profit_0 then 'grown'
              when profit_1 < profit_0 then 'shrunk'
              else 'same'
            end as movement
          from (${sumsOfBoth(actor, now, before, within)}) as both_periods
        ) as told
      ) as grouped
    ) as effect`;
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

function sumsOfBoth(
  actor: Actor,
  now: Window,
  before: Window,
  within: (window: Window) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  // What was before somebody's first sale belongs to nobody's profit then.
  const isBefore = sql`(${within(before)} and customer_since <= ${before.until}::date)`;
  const sums = measures.flatMap((measure) => [
    sql`coalesce(sum(${sql.ref(measure)}) filter (where ${isBefore}), 0) as ${sql.ref(`${measure}_0`)}`,
    sql`coalesce(sum(${sql.ref(measure)}) filter (where ${within(now)}), 0) as ${sql.ref(`${measure}_1`)}`,
  ]);
  return sql`
    select
      kept.golden_id,
      kept.customer_since,
      coalesce(sum(month_row.sales_count) filter (where ${isBefore}), 0) as sales_0,
      coalesce(sum(month_row.sales_count) filter (where ${within(now)}), 0) as sales_1,
      ${sql.join(sums)}
    from (
      select
        party_id, month, sales_count, entries_count,
        ${sql.join(measures.map((measure) => sql`month_of.${sql.ref(measure)}`))}
      from party_month as month_of
      where ${within(now)} or ${within(before)}
    ) as month_row
    join (
      select golden_id, customer_since
      from party_value
      where is_customer and customer_since <= ${now.until > before.until ? now.until : before.until}::date
    ) as kept on kept.golden_id = month_row.party_id
    join party on party.party_id = kept.golden_id
    where kept.golden_id <> ${ownCompanyId} and ${visibleParties(actor)}
    group by kept.golden_id, kept.customer_since
    having sum(month_row.entries_count) filter (where ${isBefore} or ${within(now)}) > 0`;
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
