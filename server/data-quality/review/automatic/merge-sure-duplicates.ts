import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { automaticStates } from "./automatic-state.ts";
import { askForMergeSure } from "./merge-sure-run.ts";

/** Asks for all sure pairs of a kind to be merged, unless the policy leaves them to people or too many were wrong. */
export async function mergeSureDuplicates({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.mergeSureDuplicates>) {
  const state = (await automaticStates(tx)).find(({ kind }) => kind === input.kind);
  if (state === undefined || state.setting === "off") refuse("merging_off");
  if (state.isPaused)
    refuse("merging_paused", { checked: state.checked, wrong: state.checked - state.right });
  return { runId: await askForMergeSure(tx, actor, input.kind) };
}
