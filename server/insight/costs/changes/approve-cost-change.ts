import type * as insight from "../../../../contract/insight.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { setCostModel } from "../../cost-model/apply-cost-model.ts";
import { requireApprover } from "../../may-approve.ts";
import { askForRecompute } from "../../recompute.ts";
import { decide } from "./decide.ts";
import { lockDraft } from "./find-change.ts";
import { noteShownEffect } from "./note-shown-effect.ts";
import { readCostChange } from "./read-cost-change.ts";

/** Puts a draft in force from its first day, and asks for all figures anew. */
export async function approveCostChange({
  tx,
  actor,
  input,
  visit,
}: Call<typeof insight.approveCostChange> & { visit: Visit }) {
  const { changeId, reason } = input;
  const { document, draftedById } = await lockDraft(tx, changeId, input.version);
  await requireApprover(tx, actor, "cost.approve", draftedById);
  const changes = await setCostModel(tx, actor, document, { dryRun: false, changeId });
  if (changes.length === 0) refuse("cost_change_nothing");
  const runId = await askForRecompute(tx, actor);
  await decide(tx, actor, { changeId, state: "approved", reason, changes, runId });
  const change = await readCostChange({ tx, actor, input: { changeId } });
  noteShownEffect(visit, actor, change);
  return change;
}
