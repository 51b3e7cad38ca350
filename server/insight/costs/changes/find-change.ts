import { sql } from "kysely";
import type { CostModelDocument } from "../../../../contract/insight/costs/cost-model.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { Change } from "../../cost-model/plan-cost-model.ts";
import type { Effect } from "./effect.ts";

export type CostChange = {
  changeId: string;
  document: CostModelDocument;
  state: "draft" | "approved" | "withdrawn";
  version: number;
  draftedById: string | null;
  changes: Change[] | null;
  previewRunId: string | null;
  previewOfVersion: number | null;
  preview: Effect | null;
  runId: string | null;
};

/** A change of the cost model; with `lock`, nobody else decides it until this transaction ends. */
export async function findChange(tx: Tx, changeId: string, { lock = false } = {}): Promise<CostChange> {
  const [change] = await tx.sql<CostChange>`
    select
      change_id as "changeId", document, state, version, drafted_by as "draftedById", changes,
      preview_run_id as "previewRunId", preview_of_version as "previewOfVersion", preview, run_id as "runId"
    from cost_change
    where change_id = ${changeId}
    ${lock ? sql`for update` : sql``}`;
  return change ?? refuse("not_found");
}

/** The draft to be changed or decided: as it was read, and not decided already. */
export async function lockDraft(tx: Tx, changeId: string, version: number | undefined): Promise<CostChange> {
  const change = await findChange(tx, changeId, { lock: true });
  if (change.state !== "draft") refuse("cost_change_decided", { state: change.state });
  if (change.version !== version) refuse("version_stale");
  return change;
}
