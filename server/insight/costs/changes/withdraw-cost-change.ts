import type * as insight from "../../../../contract/insight.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import { decide } from "./decide.ts";
import { lockDraft } from "./find-change.ts";
import { noteShownEffect } from "./note-shown-effect.ts";
import { readCostChange } from "./read-cost-change.ts";

/** Withdraws a draft; it stays to be read. */
export async function withdrawCostChange({
  tx,
  actor,
  input,
  visit,
}: Call<typeof insight.withdrawCostChange> & { visit: Visit }) {
  const { changeId } = input;
  await lockDraft(tx, changeId, input.version);
  await decide(tx, actor, { changeId, state: "withdrawn", reason: input.reason ?? null });
  const change = await readCostChange({ tx, actor, input: { changeId } });
  noteShownEffect(visit, actor, change);
  return change;
}
