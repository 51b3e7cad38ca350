import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { record } from "../../../plumbing/events.ts";
import type { Change } from "../../cost-model/plan-cost-model.ts";

type Decision = {
  changeId: string;
  state: "approved" | "withdrawn";
  reason: string | null;
  /** What it changed, kept in the event. */
  changes?: readonly Change[];
  runId?: string | null;
};

/** Writes down that a draft was approved or withdrawn: by whom, when and why. */
export async function decide(tx: Tx, actor: Actor, decision: Decision): Promise<void> {
  const [change] = await tx.sql<{ title: string; by: string; is_own: boolean }>`
    update cost_change
    set state = ${decision.state}, version = version + 1, decided_by = ${actor.userId}, decided_by_name = ${actor.name},
      decided_at = ${tx.now}, decision_reason = ${decision.reason}, run_id = ${decision.runId ?? null},
      changes = ${decision.changes === undefined ? null : JSON.stringify(decision.changes)}::jsonb
    where change_id = ${decision.changeId}
    returning document ->> 'title' as title, drafted_by_name as by, drafted_by is not distinct from decided_by as is_own`;
  if (change === undefined) throw new Error("The change was read a moment ago.");
  await record(tx, actor, {
    name: `cost_change.${decision.state}`,
    subjectKind: "cost_change",
    subjectId: decision.changeId,
    differences: {
      title: { from: null, to: change.title },
      drafted_by: { from: null, to: change.by },
      ...(decision.state === "approved" && { by_who_drafted_it: { from: null, to: change.is_own } }),
      reason: { from: null, to: decision.reason },
      ...Object.fromEntries(
        (decision.changes ?? []).map((one) => [`${one.what} ${one.code}`, { from: null, to: one.words }]),
      ),
    },
  });
}
