import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { todayOf, type Window } from "../figures/value-window.ts";
import { type Reading, readKept } from "../kept/kept-reading.ts";
import { causes } from "./causes.ts";
import { windowAsked } from "./window-asked.ts";

type Row = OutputOf<typeof insight.listActivityUse>["rows"][number];

/** What an activity took and cost: decimals as text, with all digits. */
type Use = {
  code: string;
  events: number;
  withoutRate: number | null;
  minutes: string | null;
  measured: string | null;
  amount: string | null;
};

/** Every activity with its rate of today, and what it took and cost in the window, the dearest first. */
export async function listActivityUse({
  tx,
  input,
}: Pick<Call<typeof insight.listActivityUse>, "tx" | "input">) {
  const window = await windowAsked(tx, input);
  const today = await todayOf(tx);
  const { answer: use, countedAt } = await readKept(tx, activityUseReading(window));
  const rows = await tx.sql<Row>`
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
      coalesce(used.events, 0) as events,
      coalesce(used."withoutRate", 0) as "withoutRate",
      used.minutes::float8 as minutes,
      case when used.minutes is not null then coalesce(used.measured, 0)::float8 end as "measuredMinutes",
      round(coalesce(used.amount, 0), 6) as amount
    from activity
    left join activity_rate as rate
      on rate.activity_code = activity.code and rate.superseded_at is null and rate.valid_during @> ${today}::date
    left join pool_period as period
      on period.pool_code = activity.pool_code and period.superseded_at is null and period.valid_during @> ${today}::date
    left join jsonb_to_recordset(${JSON.stringify(use)}::jsonb) as used (
      code text, events bigint, "withoutRate" bigint, minutes numeric, measured numeric, amount numeric
    ) on used.code = activity.code
    order by
      used.amount desc nulls last, used."withoutRate" desc nulls last, used.events desc nulls last, activity.name, activity.code
    limit 1000`;
  return { window, countedAt, rows };
}

/** What each activity took and cost in a window. */
export function activityUseReading(window: Window): Reading<Use[]> {
  return {
    name: "activity_use",
    asked: `${window.from} ${window.until}`,
    count: (tx) => countUse(tx, window),
  };
}

/**
 * What was charged; contacts on days without a rate; and what an activity that has no rate at all would be charged for, so that
 * whoever looks for what to charge sees how often it happened. Freight, payments and waiting are charged by their amounts.
 */
async function countUse(tx: Tx, { from, until }: Window): Promise<Use[]> {
  const inWindow = sql`on_day between ${from}::date and ${until}::date`;
  return tx.sql<Use>`
    with charged as (
      select
        activity_code,
        count(*) as events,
        sum(minutes) as minutes,
        sum(minutes) filter (where basis = 'measured') as measured,
        -sum(amount) as amount
      from ledger
      where activity_code is not null and ${inWindow}
      group by activity_code
    ),
    contacts as (
      select
        activity_code,
        count(*) filter (where is_further and amount <> 0) as further,
        nullif(count(*) filter (where amount is null and not is_further), 0) as unpriced
      from priced_contact
      where activity_code is not null and ${inWindow}
      group by activity_code
    ),
    rateless as (
      select code, driver, kind
      from activity
      where not exists (select from activity_price where activity_code = activity.code)
    ),
    free as (
      select rateless.code as activity_code, count(*) as events
      from rateless
      join ${causes} on causes.driver = rateless.driver
      join document on document.kind = causes.kind and document.recognised_on between ${from}::date and ${until}::date
      where rateless.driver <> 'freight'
      group by rateless.code
      union all
      select rateless.code, count(*)
      from rateless
      join ${causes} on causes.driver || '_line' = rateless.driver
      join document on document.kind = causes.kind and document.recognised_on between ${from}::date and ${until}::date
      join document_line as line on line.party_id = document.party_id and line.document_id = document.document_id
      group by rateless.code
      union all
      select rateless.code, count(*)
      from rateless
      join case_file on rateless.kind is null or rateless.kind = case_file.kind
      where rateless.driver = 'case' and case_file.opened_on between ${from}::date and ${until}::date
      group by rateless.code
      union all
      select rateless.code, count(*)
      from rateless
      join campaign_touch as touch on touch.${inWindow}
      where rateless.driver = 'campaign_touch'
      group by rateless.code
    )
    select
      activity_code as code,
      coalesce(charged.events, 0) - coalesce(contacts.further, 0) + coalesce(free.events, 0) as events,
      contacts.unpriced as "withoutRate",
      charged.minutes::text as minutes,
      charged.measured::text as measured,
      charged.amount::text as amount
    from charged
    full join contacts using (activity_code)
    full join free using (activity_code)
    where charged.events is not null or contacts.unpriced is not null or free.events is not null`;
}
