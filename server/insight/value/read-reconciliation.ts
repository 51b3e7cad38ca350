import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { runInForce } from "./run-in-force.ts";

type Row = OutputOf<typeof insight.readReconciliation>["rows"][number];

/** What each pool supplied by month and where it went, as the run in force held it together. */
export async function readReconciliation({
  tx,
  input,
}: Pick<Call<typeof insight.readReconciliation>, "tx" | "input">) {
  const run = await runInForce(tx);
  const rows = await tx.sql<Row>`
    select
      pool_code as pool,
      pool.name,
      month,
      capacity_minutes::float8 as "capacityMinutes",
      used_minutes::float8 as "usedMinutes",
      supplied_amount as supplied,
      customers_amount as customers,
      prospects_amount as prospects,
      unattributed_amount as unattributed,
      unused_amount as unused,
      over_absorbed_amount as "overAbsorbed"
    from pool_month
    join pool on pool.code = pool_month.pool_code
    where run_id = ${run?.runId ?? null}
      and month between coalesce(${input.from ?? null}::date, '-infinity') and coalesce(${input.until ?? null}::date, 'infinity')
    order by month desc, pool_code
    limit 1200`;
  return { rows };
}
