import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { automaticStates } from "./automatic-state.ts";

/** Pairs that a search is sure of, and how right those were that were merged by themselves. */
export async function readAutomaticMerging({ tx }: Call<typeof dataQuality.readAutomaticMerging>) {
  return { rows: await automaticStates(tx) };
}
