import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { todayOf } from "../figures/value-window.ts";
import { isStale, runInForce } from "../value/run-in-force.ts";
import { selectMonths } from "./select-months.ts";

/** Months with their sums, the newest first, and how the closed ones differ from what was kept of them. */
export async function listMonths({ tx }: Pick<Call<typeof insight.listMonths>, "tx">) {
  const run = await runInForce(tx);
  return {
    computedAt: run?.finishedAt ?? null,
    isStale: await isStale(tx, run),
    rows: await selectMonths(tx, await todayOf(tx)),
  };
}
