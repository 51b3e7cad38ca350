import { type RawBuilder, sql } from "kysely";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { averageServing } from "../average-method/average-serving.ts";
import { todayOf } from "../figures/value-window.ts";
import { knownShare, type Span, totalsBy } from "./customer-totals.ts";
import { type RunInForce, runInForce } from "./run-in-force.ts";
import { spanOf, windowOf, yearBefore } from "./window-of.ts";

/** Points of one curve at most; with first, last and marks it stays below 500. */
const pointsMax = 400;

type Point = { customers: number; amount: string };
type Whose = { by: "customer" | "group"; actor: Actor; onDay: string };

const totalsOf = ({ by, ...whose }: Whose, span: Span) => totalsBy(by, { ...whose, span });

/** Customers from best to worst with what they bring together up to each, and the marks as measured. */
export async function readProfitCurve({ tx, actor, input }: Call<typeof insight.readProfitCurve>) {
  const run = await runInForce(tx);
  const span = await spanOf(tx, run, input.window);
  const whose = { by: input.by, actor, onDay: await todayOf(tx) };
  const facts = await curveOf(tx, whose, sql.ref(input.measure), span);
  const end = { customers: facts.customers, amount: facts.total };
  return {
    measure: input.measure,
    by: input.by,
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    customers: facts.customers,
    total: facts.total,
    coverage: facts.coverage === null ? null : Number(facts.coverage),
    points: facts.points,
    marks:
      facts.customers === 0
        ? null
        : {
            top20: marked({ customers: Math.ceil(0.2 * facts.customers), amount: facts.top20 }, facts.total),
            peak: marked({ customers: facts.gaining, amount: facts.peak }, facts.total),
            end: marked(end, facts.total),
          },
    losing: facts.losing,
    losses: facts.losses,
    gini: facts.gini === null ? null : Number(facts.gini),
    notBelowZero: facts.notBelowZero,
    before: input.before ? await curveBefore(tx, whose, input, run) : null,
    average: input.average ? await curveByAverage(tx, whose, span) : null,
  };
}

function marked(point: Point, total: string) {
  return { ...point, share: Number(total) > 0 ? Number(point.amount) / Number(total) : null };
}

/**
 * What the curve comes to, and the cumulated sum at evenly spread places and at every place a mark stands on: in one pass, since
 * of a million to put them in order takes most of the time. Gini over the customers that are not below zero, where alone it has a meaning: with the best first,
 * G = (n + 1) / n − 2 Σ i·x / (n Σ x).
 */
async function curveOf(tx: Tx, whose: Whose, value: RawBuilder<unknown>, span: Span) {
  const [facts] = await tx.sql<{
    customers: number;
    gaining: number;
    losing: number;
    total: string;
    top20: string;
    peak: string;
    losses: string;
    coverage: string | null;
    notBelowZero: number;
    gini: string | null;
    points: [customers: number, amount: string][];
  }>`
    with total as (${totalsOf(whose, span)}),
    ranked as (
      select
        ${value} as own,
        covered,
        revenue,
        row_number() over best as place,
        count(*) over () as n,
        sum(${value}) over (best rows unbounded preceding) as amount,
        ${value} > 0 and coalesce(lead(${value}) over best <= 0, true) as is_peak
      from total
      window best as (order by ${value} desc, golden_id)
    )
    select
      count(*) as customers,
      count(*) filter (where own > 0) as gaining,
      count(*) filter (where own < 0) as losing,
      round(coalesce(sum(own), 0), 6) as total,
      round(coalesce(sum(own) filter (where place <= ceil(0.2 * n)), 0), 6) as top20,
      round(coalesce(sum(own) filter (where own > 0), 0), 6) as peak,
      round(coalesce(-sum(own) filter (where own < 0), 0), 6) as losses,
      ${knownShare} as coverage,
      count(*) filter (where own >= 0) as "notBelowZero",
      case when sum(own) filter (where own >= 0) > 0 then
        (count(*) filter (where own >= 0) + 1)::numeric / count(*) filter (where own >= 0)
        - 2 * sum(place * own) filter (where own >= 0) / (count(*) filter (where own >= 0) * sum(own) filter (where own >= 0))
      end as gini,
      coalesce(jsonb_agg(jsonb_build_array(place, round(amount, 6)::text)) filter (
        where place in (1, n, ceil(0.2 * n)) or is_peak or place % greatest(1, ceil(n / ${pointsMax}::numeric))::bigint = 0
      ), '[]') as points
    from ranked`;
  if (facts === undefined) throw new Error("An aggregate without a row.");
  // Put in order here: asked for in order, the database would sort everybody for it.
  const points = facts.points.map(([customers, amount]): Point => ({ customers, amount }));
  return { ...facts, points: points.sort((one, other) => one.customers - other.customers) };
}

/** The ghost of a year before, where the run in force has its months. */
async function curveBefore(
  tx: Tx,
  whose: Whose,
  { measure, window: asked }: Pick<Call<typeof insight.readProfitCurve>["input"], "measure" | "window">,
  run: RunInForce | null,
) {
  if (run === null || asked === "all") return null;
  const window = yearBefore(await windowOf(tx, run, asked));
  const { points } = await curveOf(tx, whose, sql.ref(measure), { kind: "months", window });
  return points.length === 0 ? null : { window, points };
}

/** The curve the average-cost method would have shown, as firms draw it that do not know who caused the serving. */
async function curveByAverage(tx: Tx, whose: Whose, span: Span) {
  const even = sql`(profit + serving - coalesce(${averageServing("revenue")}, serving))`;
  const { points, losing } = await curveOf(tx, whose, even, span);
  return { points, losing };
}
