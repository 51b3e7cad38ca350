import { sql } from "kysely";
import type { CostModelDocument } from "../../../contract/cost-model.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import type { Plan } from "./plan-cost-model.ts";

type Setting = { from: string | null; reason: string; by: string | null };

/**
 * Writes a planned change. A row that held before the first day ends there; one that began on it or later is marked
 * superseded and kept; the new one holds from the first day without end.
 */
export async function writeCostModel(
  tx: Tx,
  actor: Actor,
  document: CostModelDocument,
  plan: Plan,
): Promise<void> {
  const setting = { from: document.validFrom, reason: document.reason, by: actor.userId };
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
  const codes = poolPeriods.map((pool) => pool.code);
  await tx.sql`
    update pool_period set superseded_at = ${tx.now}
    where superseded_at is null and pool_code = any(${codes}::text[]) and ${beginsAfter(setting)}`;
  await tx.sql`
    update pool_period set valid_during = daterange(lower(valid_during), ${setting.from}::date)
    where superseded_at is null and pool_code = any(${codes}::text[]) and ${reachesInto(setting)}`;
  await tx.sql`
    insert into pool_period (
      pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason, changed_by
    )
    select
      code,
      coalesce((select max(version) from pool_period where pool_code = code), 0) + 1,
      daterange(${setting.from}::date, null), cost, "capacityMinutes", months, basis, ${setting.reason},
      ${setting.by}::uuid
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
  const codes = rates.map((activity) => activity.code);
  await tx.sql`
    update activity_rate set superseded_at = ${tx.now}
    where superseded_at is null and activity_code = any(${codes}::text[]) and ${beginsAfter(setting)}`;
  await tx.sql`
    update activity_rate set valid_during = daterange(lower(valid_during), ${setting.from}::date)
    where superseded_at is null and activity_code = any(${codes}::text[]) and ${reachesInto(setting)}`;
  const fresh = rates.flatMap(({ code, rate }) => (rate === null ? [] : [{ code, ...rate }]));
  await tx.sql`
    insert into activity_rate (
      activity_code, version, valid_during, base_minutes, terms, unit_price, percent, reason, changed_by
    )
    select
      code,
      coalesce((select max(version) from activity_rate where activity_code = code), 0) + 1,
      daterange(${setting.from}::date, null), minutes, terms, "unitPrice", percent, ${setting.reason},
      ${setting.by}::uuid
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as (code text, minutes numeric, terms jsonb, "unitPrice" numeric, percent numeric)`;
}

async function writeCostOfGoods(
  tx: Tx,
  goods: NonNullable<CostModelDocument["costOfGoods"]>,
  setting: Setting,
): Promise<void> {
  await tx.sql`
    update cost_setting set superseded_at = ${tx.now} where superseded_at is null and ${beginsAfter(setting)}`;
  await tx.sql`
    update cost_setting set valid_during = daterange(lower(valid_during), ${setting.from}::date)
    where superseded_at is null and ${reachesInto(setting)}`;
  await tx.sql`
    insert into cost_setting (version, valid_during, goods_percent, goods_of, reason, changed_by)
    select
      coalesce(max(version), 0) + 1, daterange(${setting.from}::date, null), ${goods.percent}::numeric, ${goods.of},
      ${setting.reason}, ${setting.by}::uuid
    from cost_setting`;
}

/** The row begins on the first day or later: nothing of it is left. */
function beginsAfter({ from }: Setting) {
  return from === null ? sql`true` : sql`lower(valid_during) >= ${from}::date`;
}

/** The row holds before the first day and would go on after it. */
function reachesInto({ from }: Setting) {
  return from === null ? sql`false` : sql`valid_during && daterange(${from}::date, null)`;
}
