import type * as insight from "../../../contract/insight.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { isComputing, isStale, runInForce } from "./run-in-force.ts";
import { summariseValue } from "./summarise-value.ts";
import { spanOf, windowOf } from "./window-of.ts";

/** All customers together: what they bring, and how few bring how much. */
export async function readValueSummary({ tx, actor, input }: Call<typeof insight.readValueSummary>) {
  const run = await runInForce(tx);
  const summary = await summariseValue(tx, actor, input.measure, {
    run,
    span: await spanOf(tx, run, input.window),
  });
  const byRating = await tx.sql<{ rating: "A" | "B" | "C" | "N"; count: number }>`
    select rating, count(*) as count
    from party_value
    where is_customer and ${isSeen(actor, "party_value.golden_id")}
    group by rating
    order by rating`;
  return {
    measure: input.measure,
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    isStale: await isStale(tx, run),
    isComputing: await isComputing(tx),
    byRating,
    ...summary,
  };
}
