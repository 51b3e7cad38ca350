import type { CostModelDocument } from "../../../../contract/insight/costs/cost-model.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { record } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";

/** Keeps a change of the cost model as a draft. @returns its id */
export async function keepDraft(tx: Tx, actor: Actor, document: CostModelDocument): Promise<string> {
  const changeId = newId(tx.now.getTime());
  await tx.sql`
    insert into cost_change (change_id, document, drafted_by, drafted_by_name, drafted_at, changed_at)
    values (${changeId}, ${JSON.stringify(document)}, ${actor.userId}, ${actor.name}, ${tx.now}, ${tx.now})`;
  await record(tx, actor, {
    name: "cost_change.drafted",
    subjectKind: "cost_change",
    subjectId: changeId,
    differences: { title: { from: null, to: document.title }, reason: { from: null, to: document.reason } },
  });
  return changeId;
}
