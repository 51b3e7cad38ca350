import type { CostModelDocument } from "../../../contract/cost-model.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { askForRecompute } from "../recompute.ts";
import { costModelOn } from "./cost-model-on.ts";
import { type Change, planCostModel } from "./plan-cost-model.ts";
import { writeCostModel } from "./write-cost-model.ts";

/** Sets what the document names from its first day on, and asks for all figures anew; a dry run only says what would change. */
export async function applyCostModel({ tx, actor, input }: Call<typeof insight.applyCostModel>) {
  const changes = await setCostModel(tx, actor, input.document, { dryRun: input.dryRun });
  const runId = input.dryRun || changes.length === 0 ? null : await askForRecompute(tx, actor);
  return { changes, runId };
}

/** The same without the run, for the command line, which computes by itself. */
export async function setCostModel(
  tx: Tx,
  actor: Actor,
  document: CostModelDocument,
  { dryRun }: { dryRun: boolean },
): Promise<Change[]> {
  await tx.sql`lock table cost_setting in share row exclusive mode`;
  const firstDay = document.validFrom ?? "0001-01-01";
  const current = await costModelOn(tx, firstDay);
  refuseUnknownPools(document, await poolCodes(tx));
  refuseOtherMethods(document, current);
  const plan = planCostModel(current, document, await changesAfter(tx, document.validFrom));
  if (dryRun || plan.changes.length === 0) return plan.changes;
  await writeCostModel(tx, actor, document, plan);
  await record(tx, actor, {
    name: "cost_model.applied",
    subjectKind: "cost_model",
    subjectId: document.validFrom ?? "beginning",
    differences: Object.fromEntries(
      plan.changes.map((change) => [`${change.what} ${change.code}`, { from: null, to: change.words }]),
    ),
  });
  return plan.changes;
}

function refuseUnknownPools(document: CostModelDocument, known: ReadonlySet<string>): void {
  const named = new Set([...known, ...document.pools.map((pool) => pool.code)]);
  for (const activity of document.activities) {
    if (activity.pool !== null && !named.has(activity.pool))
      refuse("cost_model_pool_unknown", { pool: activity.pool, activity: activity.code });
  }
}

/** An activity has one method over all of its days: an old rate would mean nothing under another. */
function refuseOtherMethods(document: CostModelDocument, current: CostModelDocument): void {
  if (document.validFrom === null) return;
  for (const activity of document.activities) {
    const now = current.activities.find((one) => one.code === activity.code);
    if (now === undefined || (now.method === activity.method && now.driver === activity.driver)) continue;
    refuse("cost_model_method_fixed", { activity: activity.code, day: document.validFrom });
  }
}

async function poolCodes(tx: Tx): Promise<Set<string>> {
  const rows = await tx.sql<{ code: string }>`select code from pool order by code limit 1000`;
  return new Set(rows.map((row) => row.code));
}

/** What has a row that begins after the document's first day: the same values must then be written over it. */
async function changesAfter(tx: Tx, validFrom: string | null): Promise<Set<string>> {
  const rows = await tx.sql<{ code: string }>`
    select 'pool:' || pool_code as code from pool_period
    where superseded_at is null and lower(valid_during) > ${validFrom ?? "0001-01-01"}::date
    union
    select 'activity:' || activity_code from activity_rate
    where superseded_at is null and lower(valid_during) > ${validFrom ?? "0001-01-01"}::date
    union
    select 'goods' from cost_setting
    where superseded_at is null and lower(valid_during) > ${validFrom ?? "0001-01-01"}::date`;
  return new Set(rows.map((row) => row.code));
}
