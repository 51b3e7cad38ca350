import { sql } from "kysely";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/db.ts";
import { todayOf } from "../figures/value-window.ts";
import type { Span } from "../value/customer-totals.ts";
import { type RunInForce, runInForce } from "../value/run-in-force.ts";
import { type Curve, drawCurve, type Mark } from "./draw-curve.ts";

type Measure = "profit" | "revenue";

/**
 * Keeps the curves of all customers that the figures in force draw, for those who see everybody: to put a million in order
 * takes seconds. The worker does it when a run is over, and the figures are in force meanwhile. Between two runs no amount of a customer moves; where a load is taken back, they are forgotten.
 */
export async function keepCurves(db: Database): Promise<void> {
  await db.write(async (tx) => {
    const run = await runInForce(tx);
    if (run === null) return;
    const whose = { by: "customer", actor: systemActor("job"), onDay: await todayOf(tx) } as const;
    for (const measure of ["profit", "revenue"] satisfies Measure[]) {
      const curve = await drawCurve(tx, whose, sql.ref(measure), { kind: "12m" });
      await tx.sql`
        insert into kept_curve (measure, run_id, curve)
        values (${measure}, ${run.runId}, ${JSON.stringify(curve)})
        on conflict (measure) do update set run_id = excluded.run_id, curve = excluded.curve`;
    }
  });
}

/** Whether a curve is one of those that are kept. */
export function isKept(by: "customer" | "group", span: Span, actor: Actor): boolean {
  return by === "customer" && span.kind === "12m" && actor.scope === "all";
}

/** What was kept of the run in force, if it was. */
export async function keptCurve(tx: Tx, run: RunInForce, measure: Measure): Promise<Curve | undefined> {
  const [kept] = await tx.sql<{ curve: Curve }>`
    select curve from kept_curve where measure = ${measure} and run_id = ${run.runId}`;
  return kept?.curve;
}

/** The places of a curve before its first. */
const beginning: Mark = [0, "0", null, null];

/** The last mark before a place on the curve that was kept of the run in force; undefined where none was kept. */
export async function markBefore(
  tx: Tx,
  run: RunInForce,
  measure: Measure,
  place: number,
): Promise<Mark | undefined> {
  const [kept] = await tx.sql<{ mark: Mark | null }>`
    select (
      select mark
      from jsonb_array_elements(curve -> 'marks') as mark
      where (mark ->> 0)::bigint < ${place}::bigint
      order by (mark ->> 0)::bigint desc
      limit 1
    ) as mark
    from kept_curve
    where measure = ${measure} and run_id = ${run.runId} and curve ? 'marks'`;
  return kept && (kept.mark ?? beginning);
}
