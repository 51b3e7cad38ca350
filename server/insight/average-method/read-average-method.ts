import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { customerTotals } from "../value/customer-totals.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { averageServing, misplaced } from "./average-serving.ts";

type Output = OutputOf<typeof insight.readAverageMethod>;
type Mischarged = Output["undercharged"][number];

/** What the average-cost method would hide: how much money, how many customers, and who. */
export async function readAverageMethod({ tx, actor, input }: Call<typeof insight.readAverageMethod>) {
  const run = await runInForce(tx);
  const charged = sql`
    total as materialized (${customerTotals(actor, { kind: input.window })}),
    charged as materialized (
      select golden_id, revenue, serving, profit, average, profit + serving - average as profit_average
      from (select total.*, coalesce(${averageServing(input.spread)}, serving) as average from total) as spread
    )`;
  const [sums] = await tx.sql<
    Pick<Output, "customers" | "serving" | "misplaced" | "losing" | "losingAverage" | "hidden" | "blamed"> & {
      share: string | null;
    }
  >`
    with ${charged}
    select
      count(*) as customers,
      round(coalesce(sum(serving), 0), 6) as serving,
      round(${misplaced}, 6) as misplaced,
      ${misplaced} / nullif(sum(serving), 0) as share,
      count(*) filter (where profit < 0) as losing,
      count(*) filter (where profit_average < 0) as "losingAverage",
      count(*) filter (where profit < 0 and profit_average >= 0) as hidden,
      count(*) filter (where profit >= 0 and profit_average < 0) as blamed
    from charged`;
  if (sums === undefined) throw new Error("An aggregate without a row.");
  const { share, ...counts } = sums;
  const rows = await tx.sql<Mischarged & { difference: string }>`
    with ${charged},
    mover as (
      (select * from charged where serving > average order by serving - average desc, golden_id limit ${input.limit})
      union all
      (select * from charged where serving < average order by serving - average, golden_id limit ${input.limit})
    )
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      kept.rating,
      round(mover.revenue, 6) as revenue,
      round(mover.serving, 6) as serving,
      round(mover.average, 6) as average,
      round(mover.profit, 6) as profit,
      round(mover.profit_average, 6) as "profitAverage",
      mover.serving - mover.average as difference
    from mover
    join party on party.party_id = mover.golden_id
    join party_value as kept on kept.golden_id = mover.golden_id
    order by abs(mover.serving - mover.average) desc, mover.golden_id`;
  return {
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    ...counts,
    misplacedShare: share === null ? null : Number(share),
    undercharged: rows.filter((row) => Number(row.difference) > 0).map(mischarged),
    overcharged: rows.filter((row) => Number(row.difference) < 0).map(mischarged),
  };
}

function mischarged({ difference: _, ...row }: Mischarged & { difference: string }): Mischarged {
  return row;
}
