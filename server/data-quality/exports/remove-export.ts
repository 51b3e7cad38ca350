import { rm } from "node:fs/promises";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findExport } from "./export-row.ts";

/** Throws the file away. That the export was made stays written down. */
export async function removeExport({ tx, actor, input }: Call<typeof dataQuality.removeExport>) {
  const { runId } = input;
  const found = await findExport(tx, actor, runId);
  if (found === undefined) refuse("not_found");
  const { shown, storedAt } = found;
  if (shown.state === "waiting" || shown.state === "working")
    refuse("export_not_done", { state: shown.state });
  if (shown.file === null || storedAt === null) refuse("export_gone");
  await tx.sql`delete from export_file where run_id = ${runId}`;
  await record(tx, actor, { name: "export.removed", subjectKind: "run", subjectId: runId, runId });
  await rm(storedAt, { force: true });
  return { runId };
}
