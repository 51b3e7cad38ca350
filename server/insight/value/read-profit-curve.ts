import { type RawBuilder, sql } from "kysely";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { averageServing } from "../average-method/average-serving.ts";
import { todayOf } from "../figures/value-window.ts";
import { type Span, totalsBy } from "./customer-totals.ts";
import { type RunInForce, runInForce } from "./run-in-force.ts";
import { spanOf, windowOf, yearBefore } from "./window-of.ts";

/** Points of one curve at most; with first, last and marks it stays below 500. */
const pointsMax = 400;

type Point = { customers: number; amount: string };
type Measure = "profit" | "revenue";
type Whose = { by: "customer" | "group"; actor: Actor; onDay: string };

const totalsOf = ({ by, ...whose }: Whose, span: Span) => totalsBy(by, { ...whose, span });

/** Customers from best to worst with what they bring together up to each, and the marks as measured. */
export async function readProfitCurve({ tx, actor, input }: Call<typeof insight.readProfitCurve>) {
  const run = await runInForce(tx);
  const span = await spanOf(tx, run, input.window);
  const whose = { by: input.by, actor, onDay: await todayOf(tx) };
  const facts = await curveFacts(tx, whose, input.measure, span);
  const end = { customers: facts.customers, amount: facts.total };
  return {
    measure: input.measure,
    by: input.by,
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    customers: facts.customers,
    total: facts.total,
    coverage: facts.coverage === null ? null : Number(facts.coverage),
    points: await curvePoints(tx, whose, sql.ref(input.measure), span),
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
 * What the curve comes to. Gini over the customers that are not below zero, where alone it has a meaning: with the best first,
 * G = (n + 1) / n − 2 Σ i·x / (n Σ x).
 */
async function curveFacts(tx: Tx, whose: Whose, measure: Measure, span: Span) {
  const value = sql.ref(measure);
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
  }>`
    with total as (${totalsOf(whose, span)}),
    ranked as (
      select *, row_number() over (order by ${value} desc, golden_id) as place, count(*) over () as n from total
    )
    select
      count(*) as customers,
      count(*) filter (where ${value} > 0) as gaining,
      count(*) filter (where ${value} < 0) as losing,
      round(coalesce(sum(${value}), 0), 6) as total,
      round(coalesce(sum(${value}) filter (where place <= ceil(0.2 * n)), 0), 6) as top20,
      round(coalesce(sum(${value}) filter (where ${value} > 0), 0), 6) as peak,
      round(coalesce(-sum(${value}) filter (where ${value} < 0), 0), 6) as losses,
      sum(covered) / nullif(sum(revenue), 0) as coverage,
      count(*) filter (where ${value} >= 0) as "notBelowZero",
      case when sum(${value}) filter (where ${value} >= 0) > 0 then
        (count(*) filter (where ${value} >= 0) + 1)::numeric / count(*) filter (where ${value} >= 0)
        - 2 * sum(place * ${value}) filter (where ${value} >= 0)
          / (count(*) filter (where ${value} >= 0) * sum(${value}) filter (where ${value} >= 0))
      end as gini
    from ranked`;
  if (facts === undefined) throw new Error("An aggregate without a row.");
  return facts;
}

/** The cumulated sum at evenly spread places, and at every place a mark stands on. */
async function curvePoints(tx: Tx, whose: Whose, value: RawBuilder<unknown>, span: Span): Promise<Point[]> {
  return tx.sql<Point>`
    with total as (${totalsOf(whose, span)}),
    ranked as (
      select
        row_number() over (order by ${value} desc, golden_id) as place,
        count(*) over () as n,
        sum(${value}) over (order by ${value} desc, golden_id) as amount,
        ${value} > 0 and coalesce(lead(${value}) over (order by ${value} desc, golden_id) <= 0, true) as is_peak
      from total
    )
    select place as customers, round(amount, 6) as amount
    from ranked
    where place in (1, n, ceil(0.2 * n)) or is_peak or place % greatest(1, ceil(n / ${pointsMax}::numeric))::bigint = 0
    order by place`;
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
  const points = await curvePoints(tx, whose, sql.ref(measure), { kind: "months", window });
  return points.length === 0 ? null : { window, points };
}

/** The curve the average-cost method would have shown, as firms draw it that do not know who caused the serving. */
async function curveByAverage(tx: Tx, whose: Whose, span: Span) {
  const even = sql`(profit + serving - coalesce(${averageServing("revenue")}, serving))`;
  const points = await curvePoints(tx, whose, even, span);
  const [row] = await tx.sql<{ losing: number }>`
    with total as (${totalsOf(whose, span)})
    select count(*) filter (where ${even} < 0) as losing from total`;
  return { points, losing: row?.losing ?? 0 };
}
