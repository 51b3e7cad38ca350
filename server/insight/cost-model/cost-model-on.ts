import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import type { Tx } from "../../plumbing/database/db.ts";

export type PoolOn = CostModelDocument["pools"][number];
export type ActivityOn = CostModelDocument["activities"][number];

/** The whole cost model as it is in force on a day, as a document that can be changed and applied again. */
export async function costModelOn(tx: Tx, onDay: string): Promise<CostModelDocument> {
  return {
    title: "Cost model",
    reason: `As in force on ${onDay}.`,
    validFrom: onDay,
    validUntil: null,
    costOfGoods: await costOfGoodsOn(tx, onDay),
    pools: await poolsOn(tx, onDay),
    activities: await activitiesOn(tx, onDay),
  };
}

async function costOfGoodsOn(tx: Tx, onDay: string): Promise<NonNullable<CostModelDocument["costOfGoods"]>> {
  const [row] = await tx.sql<{ goods_percent: string | null; goods_of: "list" | "net" }>`
    select goods_percent, goods_of
    from cost_setting
    where superseded_at is null and valid_during @> ${onDay}::date`;
  return {
    percent: row?.goods_percent == null ? null : Number(row.goods_percent),
    of: row?.goods_of ?? "net",
  };
}

async function poolsOn(tx: Tx, onDay: string): Promise<PoolOn[]> {
  const rows = await tx.sql<PoolOn>`
    select
      pool.code,
      pool.name,
      period.cost_amount::float8 as cost,
      period.capacity_minutes::float8 as "capacityMinutes",
      period.per_months as months,
      period.basis
    from pool
    join pool_period as period on period.pool_code = pool.code
    where period.superseded_at is null and period.valid_during @> ${onDay}::date
    order by pool.code
    limit 200`;
  return rows;
}

async function activitiesOn(tx: Tx, onDay: string): Promise<ActivityOn[]> {
  return tx.sql<ActivityOn>`
    select
      activity.code,
      activity.name,
      activity.family,
      activity.level,
      activity.category,
      activity.method,
      activity.pool_code as pool,
      activity.driver,
      activity.channel,
      activity.kind,
      activity.quantity_of as "quantityOf",
      activity.minutes_max::float8 as "minutesMax",
      activity.is_demand as "countsAsDemand",
      case when rate.version is not null then jsonb_build_object(
        'minutes', rate.base_minutes, 'terms', rate.terms, 'unitPrice', rate.unit_price, 'percent', rate.percent
      ) end as rate
    from activity
    left join activity_rate as rate
      on rate.activity_code = activity.code
      and rate.superseded_at is null
      and rate.valid_during @> ${onDay}::date
    order by activity.code
    limit 1000`;
}
