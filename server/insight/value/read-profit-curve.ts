import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Point, Whose } from "../curve/draw-curve.ts";
import { curveOf } from "../curve/kept-curve.ts";
import { todayOf } from "../figures/value-window.ts";
import type { Span } from "./customer-totals.ts";
import { type RunInForce, runInForce } from "./run-in-force.ts";
import { spanOf, windowOf, yearBefore } from "./window-of.ts";

/** Customers from best to worst with what they bring together up to each, and the marks as measured. */
export async function readProfitCurve({ tx, actor, input }: Call<typeof insight.readProfitCurve>) {
  const run = await runInForce(tx);
  const span = await spanOf(tx, run, input.window);
  const whose = { by: input.by, actor, onDay: await todayOf(tx) };
  const facts = await curveOf(tx, run, whose, input.measure, span);
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
    average: input.average ? await curveByAverage(tx, run, whose, span) : null,
  };
}

function marked(point: Point, total: string) {
  return { ...point, share: Number(total) > 0 ? Number(point.amount) / Number(total) : null };
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
  const { points } = await curveOf(tx, run, whose, measure, { kind: "months", window });
  return points.length === 0 ? null : { window, points };
}

/** The curve the average-cost method would have shown, as firms draw it that do not know who caused the serving. */
async function curveByAverage(tx: Tx, run: RunInForce | null, whose: Whose, span: Span) {
  const { points, losing } = await curveOf(tx, run, whose, "average", span);
  return { points, losing };
}
