import { sql } from "kysely";
import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { decide } from "../costs/changes/decide.ts";
import { keepDraft } from "../costs/changes/keep-draft.ts";
import { requireApprover } from "../may-approve.ts";
import { askForRecompute } from "../recompute.ts";
import { costModelOn } from "./cost-model-on.ts";
import { type Change, type Plan, planCostModel } from "./plan-cost-model.ts";
import { refuseClosedMonths } from "./refuse-closed-months.ts";
import { writeCostModel } from "./write-cost-model.ts";
import { workspaceFigures } from "./write-figures.ts";

/**
 * Sets what the document names in its days, as a change drafted and approved in one, and asks for all figures anew; a dry
 * run only says what would change.
 */
export async function applyCostModel({ tx, actor, input }: Call<typeof insight.applyCostModel>) {
  const { document, dryRun } = input;
  const changes = await setCostModel(tx, actor, document, { dryRun: true });
  if (dryRun || changes.length === 0) return { changes, runId: null };
  await requireApprover(tx, actor, "cost.approve", actor.userId);
  const changeId = await keepDraft(tx, actor, document);
  await setCostModel(tx, actor, document, { dryRun, changeId });
  const runId = await askForRecompute(tx, actor);
  await decide(tx, actor, { changeId, state: "approved", reason: document.reason, changes, runId });
  return { changes, runId };
}

/** The same without approval and run, for the command line on the machine itself, which computes by itself. */
export async function setCostModel(
  tx: Tx,
  actor: Actor,
  document: CostModelDocument,
  { dryRun, changeId = null }: { dryRun: boolean; changeId?: string | null },
): Promise<Change[]> {
  // Two changes one after the other; whoever only looks does not wait.
  if (!dryRun) await tx.sql`lock table cost_setting in share row exclusive mode`;
  const plan = await planOf(tx, document);
  await refuseClosedMonths(tx, document, plan);
  if (dryRun || plan.changes.length === 0) return plan.changes;
  await writeCostModel(tx, actor, document, plan, changeId);
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

/** What a document would change in what is in force now, whether or not it could be put in force. */
export async function changesBy(tx: Tx, document: CostModelDocument): Promise<Change[]> {
  const current = await costModelOn(tx, document.validFrom ?? "0001-01-01");
  const [write, later] = [await workspaceFigures(tx), await changesWithin(tx, document)];
  return planCostModel(current, document, write, later).changes;
}

/** What must be written so that the document holds, against what is in force now; refuses what cannot be. */
async function planOf(tx: Tx, document: CostModelDocument): Promise<Plan> {
  const current = await costModelOn(tx, document.validFrom ?? "0001-01-01");
  refuseUnknownPools(document, await poolCodes(tx));
  refuseOtherMethods(document, current);
  await refuseTakenChannels(tx, document);
  return planCostModel(current, document, await workspaceFigures(tx), await changesWithin(tx, document));
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

/** One activity prices the contacts of a channel and kind that name none themselves. */
async function refuseTakenChannels(tx: Tx, document: CostModelDocument): Promise<void> {
  const named = document.activities.filter(({ driver, channel }) => driver === "contact" && channel !== null);
  const places = new Set<string>();
  for (const { channel, kind } of named) {
    const place = JSON.stringify([channel, kind]);
    if (places.has(place)) refuse("cost_model_channel_taken");
    places.add(place);
  }
  const taken = await tx.sql`
    select
    from activity
    join jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as named (code text, channel text, kind text)
      on activity.channel = named.channel and activity.kind is not distinct from named.kind and activity.code <> named.code
    where activity.driver = 'contact' and activity.code <> all(${named.map((one) => one.code)}::text[])
    limit 1`;
  if (taken.length > 0) refuse("cost_model_channel_taken");
}

/** What has a row that begins within the document's days or ends in them: the same values must then be written over it. */
async function changesWithin(tx: Tx, { validFrom, validUntil }: CostModelDocument): Promise<Set<string>> {
  const begins = sql`
    superseded_at is null
    and (
      lower(valid_during) > coalesce(${validFrom}::date, '0001-01-01')
      and lower(valid_during) <= coalesce(${validUntil}::date, 'infinity')
      or upper(valid_during) > coalesce(${validFrom}::date, '0001-01-01')
      and upper(valid_during) <= coalesce(${validUntil}::date, 'infinity')
    )`;
  const rows = await tx.sql<{ code: string }>`
    select 'pool:' || pool_code as code from pool_period where ${begins}
    union
    select 'activity:' || activity_code from activity_rate where ${begins}
    union
    select 'goods' from cost_setting where ${begins}`;
  return new Set(rows.map((row) => row.code));
}
