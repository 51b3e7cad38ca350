import type * as insight from "../../../contract/insight.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { isComputing, isStale, runInForce } from "./run-in-force.ts";

/** Whether the figures in force are those of today's facts. It is asked every few seconds while they are computed, and adds up nobody. */
export async function readFreshness({ tx, actor }: Call<typeof insight.readFreshness>) {
  const run = await runInForce(tx);
  const [some] = await tx.sql<{ hasCustomers: boolean }>`
    select exists (
      select
      from party_value
      join party on party.party_id = party_value.golden_id
      where is_customer and ${visibleParties(actor)}
    ) as "hasCustomers"`;
  return {
    computedAt: run?.finishedAt ?? null,
    isStale: await isStale(tx, run),
    isComputing: await isComputing(tx),
    hasCustomers: some?.hasCustomers ?? false,
  };
}
