import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Reading } from "../kept/kept-reading.ts";
import { customerTotals } from "../value/customer-totals.ts";
import type { RunInForce } from "../value/run-in-force.ts";
import { averageServing, misplaced } from "./average-serving.ts";

type Output = OutputOf<typeof insight.readAverageMethod>;
type Figures = "revenue" | "serving" | "average" | "profit" | "profitAverage";

/** Amounts are decimal text, rounded as they are shown. */
export type Mischarged = Record<Figures, string> & { goldenId: string };

export type ByAverage = Pick<
  Output,
  "customers" | "serving" | "misplaced" | "losing" | "losingAverage" | "hidden" | "blamed" | "misplacedShare"
> &
  Record<"undercharged" | "overcharged", Mischarged[]>;

type Window = "12m" | "all";
type Spread = "revenue" | "customers";

/** As many as anybody may ask for. */
const mostMax = 50;

/** What the average-cost method would say of everybody: it stays as it is until the next run. */
export function averageReading(run: RunInForce | null, window: Window, spread: Spread): Reading<ByAverage> {
  return {
    name: "average_method",
    isOfRun: true,
    variant: `${window} ${spread}`,
    asked: run?.runId ?? "",
    count: (tx) => countByAverage(tx, systemActor("job"), window, spread),
  };
}

/** The same of the customers whom the actor sees. */
export async function countByAverage(
  tx: Tx,
  actor: Actor,
  window: Window,
  spread: Spread,
): Promise<ByAverage> {
  const [row] = await tx.sql<Omit<ByAverage, "misplacedShare"> & { share: string | null }>`
    with total as materialized (${customerTotals(actor, { kind: window })}),
    charged as materialized (
      select
        golden_id, revenue, serving, profit, average,
        profit + serving - average as profit_average,
        serving - average as difference
      from (select total.*, coalesce(${averageServing(spread)}, serving) as average from total) as spread
    )
    select
      count(*) as customers,
      round(coalesce(sum(serving), 0), 6) as serving,
      round(${misplaced}, 6) as misplaced,
      ${misplaced} / nullif(sum(serving), 0) as share,
      count(*) filter (where profit < 0) as losing,
      count(*) filter (where profit_average < 0) as "losingAverage",
      count(*) filter (where profit < 0 and profit_average >= 0) as hidden,
      count(*) filter (where profit >= 0 and profit_average < 0) as blamed,
      (${most(sql`difference > 0`, sql`difference desc`)}) as undercharged,
      (${most(sql`difference < 0`, sql`difference`)}) as overcharged
    from charged`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  const { share, ...counts } = row;
  return { ...counts, misplacedShare: share === null ? null : Number(share) };
}

function most(which: ReturnType<typeof sql>, order: ReturnType<typeof sql>) {
  const shown = {
    revenue: "revenue",
    serving: "serving",
    average: "average",
    profit: "profit",
    profitAverage: "profit_average",
  };
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object(
      'goldenId', golden_id,
      ${sql.join(Object.entries(shown).map(([name, column]) => sql`${name}::text, round(${sql.ref(column)}, 6)::text`))}
    ) order by ${order}, golden_id), '[]')
    from (select * from charged where ${which} order by ${order}, golden_id limit ${mostMax}) as mover`;
}
