import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { todayOf } from "../figures/value-window.ts";
import { windowAsked } from "./window-asked.ts";

type Row = OutputOf<typeof insight.listActivityUse>["rows"][number];

/** Every activity with its rate of today, and what it took and cost in the window, the dearest first. */
export async function listActivityUse({
  tx,
  input,
}: Pick<Call<typeof insight.listActivityUse>, "tx" | "input">) {
  const window = await windowAsked(tx, input);
  const today = await todayOf(tx);
  const rows = await tx.sql<Row>`
    with charged as (
      select
        activity_code,
        count(*) as events,
        sum(minutes) as minutes,
        sum(minutes) filter (where basis = 'measured') as measured,
        -sum(amount) as amount
      from ledger
      where activity_code is not null and on_day between ${window.from}::date and ${window.until}::date
      group by activity_code
    ),
    shared as (
      select activity_code, count(*) as events
      from priced_contact
      where is_further and amount <> 0 and on_day between ${window.from}::date and ${window.until}::date
      group by activity_code
    ),
    unpriced as (
      select activity_code, count(*) as events
      from priced_contact
      where amount is null and not is_further and on_day between ${window.from}::date and ${window.until}::date
      group by activity_code
    )
    select
      activity.code,
      activity.name,
      activity.family,
      activity.category,
      activity.level,
      activity.method,
      activity.driver,
      activity.channel,
      activity.kind,
      activity.pool_code as pool,
      activity.quantity_of as "quantityOf",
      activity.minutes_max::float8 as "minutesMax",
      activity.is_demand as "countsAsDemand",
      case when rate.version is not null then jsonb_build_object(
        'minutes', rate.base_minutes, 'terms', rate.terms, 'unitPrice', rate.unit_price, 'percent', rate.percent
      ) end as rate,
      lower(rate.valid_during) as "rateSince",
      (period.cost_amount / period.capacity_minutes)::float8 as "minutePrice",
      coalesce(charged.events, 0) - coalesce(shared.events, 0) as events,
      coalesce(unpriced.events, 0) as "withoutRate",
      charged.minutes::float8 as minutes,
      case when charged.minutes is not null then coalesce(charged.measured, 0)::float8 end as "measuredMinutes",
      round(coalesce(charged.amount, 0), 6) as amount
    from activity
    left join activity_rate as rate
      on rate.activity_code = activity.code and rate.superseded_at is null and rate.valid_during @> ${today}::date
    left join pool_period as period
      on period.pool_code = activity.pool_code and period.superseded_at is null and period.valid_during @> ${today}::date
    left join charged on charged.activity_code = activity.code
    left join shared on shared.activity_code = activity.code
    left join unpriced on unpriced.activity_code = activity.code
    order by charged.amount desc nulls last, unpriced.events desc nulls last, activity.name, activity.code
    limit 1000`;
  return { window, rows };
}
