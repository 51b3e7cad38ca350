import type { Database, Tx } from "../../plumbing/database/db.ts";
import { enqueue } from "../../plumbing/jobs.ts";
import { averageReading } from "../average-method/average-reading.ts";
import { coverageReading } from "../basis/read-coverage.ts";
import { monthsReading } from "../closing/select-months.ts";
import { activityUseReading } from "../costs/list-activity-use.ts";
import { costGapsReading } from "../costs/list-cost-gaps.ts";
import { windowAsked } from "../costs/window-asked.ts";
import { keepCurves } from "../curve/kept-curve.ts";
import { matrixReading } from "../matrix/matrix-reading.ts";
import { movementReading } from "../movement/movement-reading.ts";
import { moversReading } from "../movement/movers-reading.ts";
import { lastYears, periodsOf } from "../movement/periods-of.ts";
import { runInForce } from "../value/run-in-force.ts";
import { keepReading, patienceMs, type Reading } from "./kept-reading.ts";

/**
 * Keeps the curves, and what the pages of costs, of the coverage, of the movement, of the matrix and of the average-cost method ask of
 * all facts or of everybody, where it takes longer than anybody waits. The worker does it when a run is over; what was kept before is shown until then, and says when it was counted. What rests though a run came after it
 * is counted once its rest is over. Where a load is taken back, they are forgotten.
 */
export async function keepReadings(db: Database, slowMs = patienceMs): Promise<void> {
  const keep = (reading: (tx: Tx) => Reading<unknown> | Promise<Reading<unknown>>) =>
    db.write(async (tx) => keepReading(tx, await reading(tx), slowMs));
  const run = await db.read(runInForce);
  const rests: (string | null)[] = [
    await keepCurves(db, slowMs),
    await keep(async (tx) => movementReading(await periodsOf(tx, { now: "12m" }))),
    await keep(async (tx) => moversReading(await periodsOf(tx, { now: "12m" }))),
  ];
  const years = await db.read(lastYears);
  if (years !== null)
    rests.push(await keep(() => movementReading(years)), await keep(() => moversReading(years)));
  for (const window of ["12m", "all"] as const) {
    rests.push(await keep(() => matrixReading(run, window)));
    for (const spread of ["revenue", "customers"] as const)
      rests.push(await keep(() => averageReading(run, window, spread)));
  }
  rests.push(
    await keep(monthsReading),
    await keep(costGapsReading),
    await keep(async (tx) => coverageReading(await windowAsked(tx, {}))),
    await keep(async (tx) => activityUseReading(await windowAsked(tx, {}))),
  );
  const last = rests
    .filter((until) => until !== null)
    .toSorted((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
  if (last !== undefined)
    await db.write((tx) => enqueue(tx, "insight.keepReadings", {}, "insight.keepReadings", last));
}
