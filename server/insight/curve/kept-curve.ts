import { sql } from "kysely";
import { systemActor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/db.ts";
import { todayOf } from "../figures/value-window.ts";
import { type RunInForce, runInForce } from "../value/run-in-force.ts";
import { type Curve, drawCurve } from "./draw-curve.ts";

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

/** What was kept of the run in force, if it was. */
export async function keptCurve(tx: Tx, run: RunInForce, measure: Measure): Promise<Curve | undefined> {
  const [kept] = await tx.sql<{ curve: Curve }>`
    select curve from kept_curve where measure = ${measure} and run_id = ${run.runId}`;
  return kept?.curve;
}
