import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { askForImport, ImportInput } from "./run-import.ts";

/** Loads what was rehearsed: the same files, read in the same way, this time for good. */
export async function startImport({ tx, actor, input }: Call<typeof dataQuality.startImport>) {
  const [run] = await tx.sql<{ kind: string; state: string; input: unknown }>`
    select kind, state, input from run where run_id = ${input.runId}`;
  if (run === undefined) refuse("not_found");
  const rehearsed = ImportInput.safeParse(run.input);
  if (run.kind !== "import" || !rehearsed.success || !rehearsed.data.dryRun || run.state !== "done")
    refuse("import_not_rehearsed", { state: run.kind === "import" ? run.state : run.kind });
  return { runId: await askForImport(tx, actor, { ...rehearsed.data, dryRun: false }, true) };
}
