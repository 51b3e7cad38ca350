import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForRecompute } from "../recompute.ts";

/** Asks for the value of all customers to be computed anew; the run says how far it is. */
export async function recomputeValue({
  tx,
  actor,
}: Pick<Call<typeof insight.recomputeValue>, "tx" | "actor">) {
  return { runId: await askForRecompute(tx, actor) };
}
