import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { todayOf } from "../figures/value-window.ts";
import { costModelOn } from "./cost-model-on.ts";

/** The cost model in force on a day, today unless told. */
export async function readCostModel({ tx, input }: Pick<Call<typeof insight.readCostModel>, "tx" | "input">) {
  const onDay = input.onDay ?? (await todayOf(tx));
  const document = await costModelOn(tx, onDay);
  return { onDay, isAssumed: document.pools.some((pool) => pool.basis === "assumed"), document };
}
