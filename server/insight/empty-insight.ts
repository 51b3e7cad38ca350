import type { Tx } from "../plumbing/database/db.ts";

/** Removes every figure that was computed, and costs that were entered for a customer. */
export async function emptyFigures(tx: Tx): Promise<void> {
  await tx.sql`
    truncate external_line, party_value, party_month, party_activity, party_pool, pool_sum, value_source, value_basis, value_mark, kept_curve, kept_reading, usual_value, usual_cost, usual_cost_count, pool_month, party_month_closing, pool_closing, month_closing,
      rating_override, rating_proposal`;
}

/** The cost model row by row, for putting it back exactly. */
export async function keepCostModel(tx: Tx): Promise<unknown> {
  const [row] = await tx.sql<{ kept: unknown }>`
    select jsonb_build_object(
      'cost_change', (select jsonb_agg(to_jsonb(cost_change)) from cost_change),
      'pool', (select jsonb_agg(to_jsonb(pool)) from pool),
      'pool_period', (select jsonb_agg(to_jsonb(pool_period)) from pool_period),
      'activity', (select jsonb_agg(to_jsonb(activity)) from activity),
      'activity_rate', (select jsonb_agg(to_jsonb(activity_rate)) from activity_rate),
      'cost_setting', (select jsonb_agg(to_jsonb(cost_setting)) from cost_setting)
    ) as kept`;
  return row?.kept;
}

/** Puts a cost model back as `keepCostModel` found it, in place of the one that is here. */
export async function putBackCostModel(tx: Tx, kept: unknown): Promise<void> {
  const document = JSON.stringify(kept);
  await tx.sql`truncate activity_rate, activity, pool_period, pool_month, pool, cost_setting, cost_change`;
  await tx.sql`
    insert into cost_change
    select * from jsonb_populate_recordset(null::cost_change, nullif(${document}::jsonb -> 'cost_change', 'null'))`;
  await tx.sql`insert into pool select * from jsonb_populate_recordset(null::pool, ${document}::jsonb -> 'pool')`;
  await tx.sql`
    insert into pool_period select * from jsonb_populate_recordset(null::pool_period, ${document}::jsonb -> 'pool_period')`;
  await tx.sql`
    insert into activity select * from jsonb_populate_recordset(null::activity, ${document}::jsonb -> 'activity')`;
  await tx.sql`
    insert into activity_rate
    select * from jsonb_populate_recordset(null::activity_rate, ${document}::jsonb -> 'activity_rate')`;
  await tx.sql`
    insert into cost_setting
    select * from jsonb_populate_recordset(null::cost_setting, nullif(${document}::jsonb -> 'cost_setting', 'null'))`;
}
