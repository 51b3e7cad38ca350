import { sql } from "kysely";
import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { cutRows, type DatedTable } from "./cut-rows.ts";
import type { Plan } from "./plan-cost-model.ts";

type Setting = {
  days: ReturnType<typeof daysOf>;
  from: string | null;
  until: string | null;
  reason: string;
  by: string | null;
  changeId: string | null;
};

/**
 * Writes a planned change. What held in its days is cut away: a row before them ends there, one within them is marked
 * superseded and kept, one that reaches beyond goes on after them. The new rows hold in its days.
 */
export async function writeCostModel(
  tx: Tx,
  actor: Actor,
  document: CostModelDocument,
  plan: Plan,
  changeId: string | null,
): Promise<void> {
  const setting = {
    days: daysOf(document),
    from: document.validFrom,
    until: document.validUntil,
    reason: document.reason,
    by: actor.userId,
    changeId,
  };
  await writePools(tx, plan, setting);
  await writeActivities(tx, plan);
  await writeRates(tx, plan, setting);
  if (plan.costOfGoods !== undefined) await writeCostOfGoods(tx, plan.costOfGoods, setting);
}

async function writePools(tx: Tx, { pools, poolPeriods }: Plan, setting: Setting): Promise<void> {
  await tx.sql`
    insert into pool (code, name)
    select code, name from jsonb_to_recordset(${JSON.stringify(pools)}::jsonb) as (code text, name text)
    on conflict (code) do update set name = excluded.name`;
  await cut(tx, poolPeriodTable, poolPeriods, setting);
  await tx.sql`
    insert into pool_period (
      pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason, changed_by, change_id
    )
    select
      code,
      coalesce((select max(version) from pool_period where pool_code = code), 0) + 1,
      ${setting.days}, cost, "capacityMinutes", months, basis, ${setting.reason}, ${setting.by}::uuid,
      ${setting.changeId}::uuid
    from jsonb_to_recordset(${JSON.stringify(poolPeriods)}::jsonb)
      as (code text, cost numeric, "capacityMinutes" numeric, months int, basis text)`;
}

async function writeActivities(tx: Tx, { activities }: Plan): Promise<void> {
  await tx.sql`
    insert into activity (
      code, name, family, level, category, method, pool_code, driver, channel, kind, quantity_of, minutes_max, is_demand
    )
    select
      code, name, family, level, category, method, pool, driver, channel, kind, "quantityOf", "minutesMax",
      "countsAsDemand"
    from jsonb_to_recordset(${JSON.stringify(activities)}::jsonb) as (
      code text, name text, family text, level text, category text, method text, pool text, driver text,
      channel text, kind text, "quantityOf" text, "minutesMax" numeric, "countsAsDemand" boolean
    )
    on conflict (code) do update
    set name = excluded.name, family = excluded.family, level = excluded.level, category = excluded.category,
      method = excluded.method, pool_code = excluded.pool_code, driver = excluded.driver,
      channel = excluded.channel, kind = excluded.kind, quantity_of = excluded.quantity_of,
      minutes_max = excluded.minutes_max, is_demand = excluded.is_demand`;
}

async function writeRates(tx: Tx, { rates }: Plan, setting: Setting): Promise<void> {
  await cut(tx, activityRateTable, rates, setting);
  const fresh = rates.flatMap(({ code, rate }) => (rate === null ? [] : [{ code, ...rate }]));
  await tx.sql`
    insert into activity_rate (
      activity_code, version, valid_during, base_minutes, terms, unit_price, percent, reason, changed_by, change_id
    )
    select
      code,
      coalesce((select max(version) from activity_rate where activity_code = code), 0) + 1,
      ${setting.days}, minutes, terms, "unitPrice", percent, ${setting.reason}, ${setting.by}::uuid,
      ${setting.changeId}::uuid
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as (code text, minutes numeric, terms jsonb, "unitPrice" numeric, percent numeric)`;
}

async function writeCostOfGoods(
  tx: Tx,
  goods: NonNullable<CostModelDocument["costOfGoods"]>,
  setting: Setting,
): Promise<void> {
  await cut(tx, costSettingTable, [{ code: "goods" }], setting);
  await tx.sql`
    insert into cost_setting (version, valid_during, goods_percent, goods_of, reason, changed_by, change_id)
    select
      coalesce(max(version), 0) + 1, ${setting.days}, ${goods.percent}::numeric, ${goods.of}, ${setting.reason},
      ${setting.by}::uuid, ${setting.changeId}::uuid
    from cost_setting`;
}

function cut(tx: Tx, table: DatedTable, rows: readonly { code: string }[], setting: Setting): Promise<void> {
  return cutRows(
    tx,
    table,
    rows.map((row) => row.code),
    setting,
  );
}

/** The days as a range of the database, which ends before the day after the last. */
function daysOf({ validFrom, validUntil }: CostModelDocument) {
  return sql`daterange(${validFrom}::date, (${validUntil}::date + 1))`;
}

const poolPeriodTable: DatedTable = {
  name: "pool_period",
  code: sql`pool_code`,
  values: ["pool_code", "cost_amount", "capacity_minutes", "per_months", "basis"],
};
const activityRateTable: DatedTable = {
  name: "activity_rate",
  code: sql`activity_code`,
  values: ["activity_code", "base_minutes", "terms", "unit_price", "percent"],
};
const costSettingTable: DatedTable = {
  name: "cost_setting",
  code: sql`'goods'`,
  values: ["goods_percent", "goods_of"],
};
