import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import type { Plan } from "./plan-cost-model.ts";

/** Refuses what would move the figures of a month that is closed: its rates, and how what was charged in it is measured. */
export async function refuseClosedMonths(tx: Tx, document: CostModelDocument, plan: Plan): Promise<void> {
  const [any] = await tx.sql`select from month_closing where reopened_at is null limit 1`;
  if (any === undefined) return;
  if (plan.poolPeriods.length + plan.rates.length > 0 || plan.costOfGoods !== undefined)
    await refuseDays(tx, document);
  await refuseOtherMeasure(tx, plan);
}

async function refuseDays(tx: Tx, { validFrom, validUntil }: CostModelDocument): Promise<void> {
  const [closed] = await tx.sql<{ month: string; first: string }>`
    select min(month) as month, (max(month) + interval '1 month')::date as first
    from month_closing
    where reopened_at is null
      and daterange(month, (month + interval '1 month')::date)
        && daterange(${validFrom}::date, ${validUntil}::date + 1)
    having count(*) > 0`;
  if (closed !== undefined)
    refuse("cost_month_closed", { month: closed.month.slice(0, 7), first: closed.first });
}

/** What an activity looks at is not dated: another channel, pool or limit would hold for the closed months as well. */
async function refuseOtherMeasure(tx: Tx, { activities }: Plan): Promise<void> {
  if (activities.length === 0) return;
  const wanted = JSON.stringify(activities);
  const [moved] = await tx.sql<{ code: string; month: string }>`
    select wanted.code, closing.month
    from jsonb_to_recordset(${wanted}::jsonb) as wanted (
      code text, category text, method text, pool text, driver text, channel text, kind text, "quantityOf" text,
      "minutesMax" numeric, "countsAsDemand" boolean
    )
    left join activity using (code)
    join month_closing as closing on closing.reopened_at is null
    cross join lateral (
      select daterange(closing.month, (closing.month + interval '1 month')::date) as days
    ) as closed
    where (
      (activity.category, activity.method, activity.pool_code, activity.driver, activity.channel, activity.kind,
        activity.quantity_of, activity.minutes_max, activity.is_demand)
        is distinct from (wanted.category, wanted.method, wanted.pool, wanted.driver, wanted.channel, wanted.kind,
          wanted."quantityOf", wanted."minutesMax", wanted."countsAsDemand")
      and (
        exists (
          select from activity_rate
          where activity_code = wanted.code and superseded_at is null and valid_during && closed.days
        )
        or exists (
          select from contact
          where wanted.driver = 'contact'
            and contact.channel = wanted.channel
            and (wanted.kind is null or contact.kind = wanted.kind)
            and contact.activity_code is null
            and contact.on_day >= lower(closed.days)
            and contact.on_day < upper(closed.days)
        )
      )
    )
    order by closing.month desc
    limit 1`;
  if (moved !== undefined)
    refuse("cost_activity_in_closed_month", { activity: moved.code, month: moved.month.slice(0, 7) });
}
