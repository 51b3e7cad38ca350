import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { ActivityOn, PoolOn } from "../cost-model/cost-model-on.ts";
import { goodsWords, poolWords, rateWords } from "../cost-model/plan-cost-model.ts";
import { type FigureWriter, workspaceFigures } from "../cost-model/write-figures.ts";

type Row = OutputOf<typeof insight.listRates>["rows"][number];
type Dated = Omit<Row, "words"> & {
  pool: PoolOn | null;
  activity: Pick<ActivityOn, "method" | "rate"> | null;
  goods: { percent: number | null; of: "list" | "net" } | null;
};

/** Every pool period, rate and setting with its days, oldest first; what was replaced only when asked for. */
export async function listRates({ tx, input }: Pick<Call<typeof insight.listRates>, "tx" | "input">) {
  const isMeant = sql`
    (${input.superseded === true} or dated.superseded_at is null) and (${input.code === undefined} or dated.code = ${input.code ?? null})`;
  const rows = await tx.sql<Dated>`
    select
      what,
      dated.code,
      coalesce(pool.name, activity.name, 'Cost of goods of lines without one') as name,
      dated.version,
      lower(valid_during) as from,
      upper(valid_during) - 1 as until,
      dated.reason,
      dated.created_at as "setAt",
      coalesce((select name from user_account where user_id = dated.changed_by), cost_change.decided_by_name) as "setBy",
      dated.change_id as "changeId",
      cost_change.drafted_by_name as "draftedBy",
      cost_change.decided_by_name as "approvedBy",
      dated.superseded_at as "supersededAt",
      dated.pool,
      dated.activity,
      dated.goods
    from (
      select 'pool' as what, pool_code as code, version, valid_during, reason, created_at, changed_by, change_id, superseded_at,
        jsonb_build_object('cost', cost_amount, 'capacityMinutes', capacity_minutes, 'months', per_months, 'basis', basis) as pool,
        null::jsonb as activity, null::jsonb as goods
      from pool_period
      union all
      select 'activity', activity_code, version, valid_during, reason, created_at, changed_by, change_id, superseded_at, null,
        jsonb_build_object(
          'method', (select method from activity where activity.code = activity_code),
          'rate', jsonb_build_object('minutes', base_minutes, 'terms', terms, 'unitPrice', unit_price, 'percent', percent)
        ),
        null
      from activity_rate
      union all
      select 'goods', 'goods', version, valid_during, reason, created_at, changed_by, change_id, superseded_at, null, null,
        jsonb_build_object('percent', goods_percent, 'of', goods_of)
      from cost_setting
    ) as dated
    left join pool on dated.what = 'pool' and pool.code = dated.code
    left join activity on dated.what = 'activity' and activity.code = dated.code
    left join cost_change on cost_change.change_id = dated.change_id
    where ${isMeant} and not isempty(valid_during)
    order by array_position(array['pool', 'activity', 'goods'], what), name, dated.code, lower(valid_during) nulls first, dated.version
    limit 5000`;
  const write = await workspaceFigures(tx);
  return {
    rows: rows.map(({ pool, activity, goods, ...row }) => ({
      ...row,
      words: wordsOf({ pool, activity, goods }, write),
    })),
  };
}

function wordsOf(
  { pool, activity, goods }: Pick<Dated, "pool" | "activity" | "goods">,
  write: FigureWriter,
): string {
  if (pool) return poolWords(pool, write);
  return activity ? rateWords(activity, write) : goodsWords(goods ?? undefined, write);
}
