import type * as insight from "../../../../contract/insight.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { askForRun } from "../../../plumbing/runs/runs.ts";
import { setCostModel } from "../../cost-model/apply-cost-model.ts";
import { runInForce } from "../../value/run-in-force.ts";
import { findChange } from "./find-change.ts";

/** Asks for a run that works out what a draft would do; what was worked out before is forgotten. */
export async function previewCostChange({ tx, actor, input }: Call<typeof insight.previewCostChange>) {
  const change = await findChange(tx, input.changeId, { lock: true });
  if (change.state !== "draft") refuse("cost_change_decided", { state: change.state });
  if ((await runInForce(tx)) === null) refuse("cost_no_figures");
  await setCostModel(tx, actor, change.document, { dryRun: true });
  const runId = await askForRun(tx, actor, {
    kind: "cost_preview",
    title: `What it would do: ${change.document.title}`,
    input: { changeId: change.changeId, version: change.version },
  });
  await tx.sql`
    update cost_change
    set preview_run_id = ${runId}, preview_of_version = ${change.version}, preview = null
    where change_id = ${change.changeId}`;
  return { runId };
}
