import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { askRunToStop } from "../../plumbing/runs/runs.ts";
import { runRow } from "./run-row.ts";

/** Asks a run to stop. It does so at its next step; a load rolls back whole. */
export async function cancelRun({ tx, actor, input }: Call<typeof dataQuality.cancelRun>) {
  const run = await runRow(tx, input.runId);
  if (run === undefined) refuse("not_found");
  if (!(await askRunToStop(tx, input.runId))) refuse("run_ended", { state: run.state });
  const about = { subjectKind: "run", subjectId: input.runId, runId: input.runId };
  await record(tx, actor, { name: "run.cancel_asked", ...about });
  return { runId: input.runId };
}
