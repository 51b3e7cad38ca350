import type * as insight from "../../../../contract/insight.ts";
import type { Call } from "../../../plumbing/action.ts";
import { decide } from "./decide.ts";
import { lockDraft } from "./find-change.ts";
import { readCostChange } from "./read-cost-change.ts";

/** Withdraws a draft; it stays to be read. */
export async function withdrawCostChange({ tx, actor, input }: Call<typeof insight.withdrawCostChange>) {
  const { changeId } = input;
  await lockDraft(tx, changeId, input.version);
  await decide(tx, actor, { changeId, state: "withdrawn", reason: input.reason ?? null });
  return readCostChange({ tx, actor, input: { changeId } });
}
