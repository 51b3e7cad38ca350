import type * as insight from "../../../../contract/insight.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { setCostModel } from "../../cost-model/apply-cost-model.ts";
import { lockDraft } from "./find-change.ts";
import { noteShownEffect } from "./note-shown-effect.ts";
import { readCostChange } from "./read-cost-change.ts";

/** Changes a draft; whoever changes it has drafted it, so that nobody approves their own words by editing another's. */
export async function changeCostChange({
  tx,
  actor,
  input,
  visit,
}: Call<typeof insight.changeCostChange> & { visit: Visit }) {
  const { changeId, document } = input;
  const before = await lockDraft(tx, changeId, input.version);
  await setCostModel(tx, actor, document, { dryRun: true });
  if (JSON.stringify(before.document) !== JSON.stringify(document)) {
    await tx.sql`
      update cost_change
      set document = ${JSON.stringify(document)}::jsonb, version = version + 1, changed_at = ${tx.now},
        drafted_by = ${actor.userId}, drafted_by_name = ${actor.name}
      where change_id = ${changeId}`;
    await record(tx, actor, {
      name: "cost_change.changed",
      subjectKind: "cost_change",
      subjectId: changeId,
      differences: { document: { from: before.document, to: document } },
    });
  }
  const change = await readCostChange({ tx, actor, input: { changeId } });
  noteShownEffect(visit, actor, change);
  return change;
}
