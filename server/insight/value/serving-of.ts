import type { Tx } from "../../plumbing/db.ts";
import type { Window } from "../figures/value-window.ts";
import type { Category } from "./card-totals.ts";

type Base = "A" | "B" | "C" | "N" | "all";

export type ServingRow = {
  activityCode: string;
  name: string;
  category: Category;
  eventsCount: number;
  minutes: number | null;
  measuredShare: number | null;
  amount: string;
  usual: string | null;
  times: number | null;
};

/** A class needs this many customers for its middle to say something; else everybody is compared with. */
const enough = 5;

/**
 * How a customer is served: by activity, largest first, against the customer in the middle of its class.
 * @param base the class before any step down; null compares with everybody
 */
export async function servingOf(
  tx: Tx,
  members: string[],
  window: Window,
  base: Exclude<Base, "all"> | null,
): Promise<{ serving: ServingRow[]; comparedWith: { base: Base; customersCount: number } | null }> {
  const comparedWith = await comparison(tx, base);
  const serving = await tx.sql<ServingRow>`
    select
      cost.activity_code as "activityCode",
      activity.name,
      cost.category,
      cost.events_count as "eventsCount",
      cost.minutes::float8 as minutes,
      case when cost.minutes > 0 then (coalesce(cost.measured, 0) / cost.minutes)::float8 end as "measuredShare",
      round(cost.amount, 6) as amount,
      usual_cost.amount_median as usual,
      (cost.amount / nullif(usual_cost.amount_median, 0))::float8 as times
    from (
      select
        activity_code,
        category,
        count(*)::integer as events_count,
        sum(minutes) as minutes,
        sum(minutes) filter (where basis = 'measured') as measured,
        -sum(amount) as amount
      from ledger
      where party_id = any(${members}::uuid[])
        and activity_code is not null
        and on_day between ${window.from}::date and ${window.until}::date
      group by activity_code, category
    ) as cost
    join activity on activity.code = cost.activity_code
    left join usual_cost
      on usual_cost.activity_code = cost.activity_code and usual_cost.rating_base = ${comparedWith?.base ?? null}
    order by cost.amount desc, cost.activity_code
    limit 200`;
  return { serving, comparedWith };
}

async function comparison(
  tx: Tx,
  base: Exclude<Base, "all"> | null,
): Promise<{ base: Base; customersCount: number } | null> {
  const [row] = await tx.sql<{ mine: number; everybody: number }>`
    select
      count(*) filter (where rating_base = ${base ?? null}) as mine,
      count(*) as everybody
    from party_value
    where is_customer`;
  if (row === undefined || row.everybody === 0) return null;
  if (base !== null && base !== "N" && row.mine >= enough) return { base, customersCount: row.mine };
  return { base: "all", customersCount: row.everybody };
}
