import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { problemKinds } from "./problem-kinds.ts";
import { runRow } from "./run-row.ts";

/** One run with what may be done about it. */
export async function readRun({ tx, actor, input }: Call<typeof dataQuality.readRun>) {
  const run = await runRow(tx, input.runId);
  if (run === undefined) refuse("not_found");
  const [asked] = await tx.sql<{ undoes: string | null }>`
    select input->>'undoes' as undoes from run where run_id = ${input.runId}`;
  const mayAct = actor.may.has("import.run");
  const isLoad = run.kind === "import" && !run.isRehearsal;
  return {
    ...run,
    problems: await problemKinds(tx, input.runId),
    canUndo: mayAct && isLoad && (run.state === "done" || run.state === "unbalanced"),
    canCancel: mayAct && (run.state === "waiting" || run.state === "working"),
    undoes: asked?.undoes ?? null,
  };
}
