import { sql } from "kysely";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { todayOf } from "../figures/value-window.ts";
import { isStale, runInForce } from "../value/run-in-force.ts";
import { sumColumns } from "./month-sums.ts";

const sums = sql.join(sumColumns.map((name) => sql.ref(name)));
const pools = sql.join(
  [
    "supplied_amount",
    "capacity_minutes",
    "used_minutes",
    "customers_amount",
    "prospects_amount",
    "unattributed_amount",
    "unused_amount",
    "over_absorbed_amount",
  ].map((name) => sql.ref(name)),
);

/**
 * Closes a month on the figures in force, if these are of today's facts and the pools add up: keeps its sums, those of each
 * pool and each customer, and the versions they rest on. From then on the cost model is fixed within it.
 */
export async function closeMonth({ tx, actor, input }: Call<typeof insight.closeMonth>) {
  const month = `${input.month.slice(0, 7)}-01`;
  const words = month.slice(0, 7);
  // Nobody changes the cost model, or closes the same month, meanwhile.
  await tx.sql`lock table cost_setting in share row exclusive mode`;
  const runId = await requireClosable(tx, month, words);
  const [made] = await tx.sql<{ closingNo: number; profit: string }>`
    insert into month_closing (
      month, closing_no, closed_at, closed_by, closed_by_name, note, run_id, rating_policy_version, cost_versions,
      customers_count, revenue_covered, revenue_assumed, ${sums}
    )
    select
      ${month}::date,
      (select coalesce(max(closing_no), 0) + 1 from month_closing where month = ${month}::date),
      ${tx.now}, ${actor.userId}::uuid, ${actor.name}, ${input.note ?? null}, ${runId}::uuid,
      (select (result ->> 'ratingPolicyVersion')::integer from run where run_id = ${runId}::uuid),
      (${versionsIn(month)}),
      count(*), coalesce(sum(revenue_covered), 0), coalesce(sum(revenue_assumed), 0),
      ${sql.join(sumColumns.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)`))}
    from party_month
    where month = ${month}::date
    returning closing_no as "closingNo", profit`;
  if (made === undefined) throw new Error("A sum has no row.");
  const { closingNo, profit } = made;
  await tx.sql`
    insert into pool_closing (month, closing_no, pool_code, ${pools})
    select month, ${closingNo}, pool_code, ${pools} from pool_month where month = ${month}::date`;
  await tx.sql`
    insert into party_month_closing (party_id, month, closing_no, ${sums})
    select party_id, month, ${closingNo}, ${sums} from party_month where month = ${month}::date order by party_id`;
  await record(tx, actor, {
    name: "month.closed",
    subjectKind: "month",
    subjectId: words,
    differences: {
      closing: { from: null, to: closingNo },
      profit: { from: null, to: profit },
      ...(input.note !== undefined && { note: { from: null, to: input.note } }),
    },
  });
  return { month, closingNo };
}

/** @returns the run whose figures are closed on */
async function requireClosable(tx: Tx, month: string, words: string): Promise<string> {
  const [over] = await tx.sql<{ is: boolean }>`
    select ${month}::date + interval '1 month' <= ${await todayOf(tx)}::date as is`;
  if (over?.is !== true) refuse("month_not_over", { month: words });
  const closed = await tx.sql`
    select from month_closing where month = ${month}::date and reopened_at is null`;
  if (closed.length > 0) refuse("month_closed_already", { month: words });
  await requireReconciled(tx, month, words);
  const run = await runInForce(tx);
  const figures = await tx.sql`select from party_month where month = ${month}::date limit 1`;
  if (run === null || figures.length === 0) refuse("month_without_figures", { month: words });
  if (await isStale(tx, run)) refuse("month_figures_stale", { month: words });
  return run.runId;
}

/** Refuses where a pool does not add up: in the figures in force, or in a newer computation that was not taken over for that. */
async function requireReconciled(tx: Tx, month: string, words: string): Promise<void> {
  const [gap] = await tx.sql<{ pool: string; supplied: string; accounted: string }>`
    with newest as (
      select run_id, state
      from run
      where kind = 'recompute' and state in ('done', 'unbalanced')
      order by finished_at desc
      limit 1
    )
    select pool_code as pool, round(supplied_amount, 2)::text as supplied, round(accounted, 2)::text as accounted
    from pool_month
    cross join lateral (
      select customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount as accounted
    ) as summed
    where month = ${month}::date and abs(accounted - supplied_amount) >= 0.005
    union all
    select problem.field, substring(problem.message from 'supplied ([-0-9.]+)'), problem.value
    from newest
    join run_problem as problem on problem.run_id = newest.run_id and problem.code = 'pool_unbalanced'
    where newest.state = 'unbalanced' and problem.message like ${`In ${words} %`}
    limit 1`;
  if (gap !== undefined) refuse("month_unreconciled", { month: words, ...gap });
}

/** Every version of the cost model with a day in the month: `{"pool:desk": 2, "activity:call": 1}`, the last one where several. */
function versionsIn(month: string) {
  const days = sql`daterange(${month}::date, (${month}::date + interval '1 month')::date)`;
  return sql`
    select coalesce(jsonb_object_agg(code, version), '{}')
    from (
      select 'pool:' || pool_code as code, max(version) as version
      from pool_period where superseded_at is null and valid_during && ${days} group by pool_code
      union all
      select 'activity:' || activity_code, max(version)
      from activity_rate where superseded_at is null and valid_during && ${days} group by activity_code
      union all
      select 'goods', max(version) from cost_setting where superseded_at is null and valid_during && ${days} having count(*) > 0
    ) as in_force`;
}
