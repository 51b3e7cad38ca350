import type * as insight from "../../../../contract/insight.ts";
import type { Call } from "../../../plumbing/action.ts";
import { setCostModel } from "../../cost-model/apply-cost-model.ts";
import { keepDraft } from "./keep-draft.ts";
import { readCostChange } from "./read-cost-change.ts";

/** Keeps a change as a draft, if it could be put in force as things stand. */
export async function draftCostChange({ tx, actor, input }: Call<typeof insight.draftCostChange>) {
  await setCostModel(tx, actor, input.document, { dryRun: true });
  const changeId = await keepDraft(tx, actor, input.document);
  return readCostChange({ tx, actor, input: { changeId } });
}
