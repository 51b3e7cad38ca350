import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { todayOf } from "../figures/value-window.ts";
import { differs, poolSums, sumsOf } from "./month-sums.ts";
import { selectMonth } from "./select-months.ts";

type Output = OutputOf<typeof insight.readMonth>;

/** One month: how it stands, every closing of it, and whose figures moved since the one in force. */
export async function readMonth({
  tx,
  actor,
  input,
}: Pick<Call<typeof insight.readMonth>, "tx" | "actor" | "input">): Promise<Output> {
  const month = await selectMonth(tx, await todayOf(tx), input.month);
  if (month === undefined) refuse("not_found");
  const pools = await tx.sql<{ of: Output["pools"][number] }>`
    select ${poolSums("pool_month")} as of
    from pool_month
    left join pool on pool.code = pool_month.pool_code
    where month = ${input.month}::date
    order by pool_code`;
  const movers = await tx.sql<NonNullable<Output["movers"]>[number]>`
    select
      party_id as "partyId",
      ${shownName()} as name,
      coalesce(former.revenue, 0) as "revenueThen",
      coalesce(kept.revenue, 0) as "revenueNow",
      coalesce(former.profit, 0) as "profitThen",
      coalesce(kept.profit, 0) as "profitNow",
      coalesce(kept.profit, 0) - coalesce(former.profit, 0) as change
    from (select * from party_month where month = ${input.month}::date) as kept
    full join (
      select party_month_closing.*
      from party_month_closing
      join month_closing using (month, closing_no)
      where month = ${input.month}::date and month_closing.reopened_at is null
    ) as former using (party_id)
    join party using (party_id)
    where ${month.atClosing !== null} and ${differs("kept", "former")} and ${visibleParties(actor)}
    order by abs(coalesce(kept.profit, 0) - coalesce(former.profit, 0)) desc, party_id
    limit 50`;
  return { ...month, pools: pools.map((row) => row.of), closings: await closingsOf(tx, input.month), movers };
}

function closingsOf(tx: Tx, month: string): Promise<Output["closings"]> {
  return tx.sql`
    select
      closing_no as "closingNo",
      closed_by_name as "closedBy",
      closed_at as "closedAt",
      note,
      run_id as "runId",
      rating_policy_version as "ratingPolicyVersion",
      cost_versions as "costVersions",
      customers_count as customers,
      ${sumsOf("month_closing")} as sums,
      coalesce((
        select jsonb_agg(${poolSums("pool_closing")} order by pool_code)
        from pool_closing
        left join pool on pool.code = pool_closing.pool_code
        where pool_closing.month = month_closing.month and pool_closing.closing_no = month_closing.closing_no
      ), '[]') as pools,
      reopened_by_name as "reopenedBy",
      reopened_at as "reopenedAt",
      reopen_reason as "reopenReason"
    from month_closing
    where month = ${month}::date
    order by closing_no desc
    limit 100`;
}
