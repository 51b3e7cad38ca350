import type { Database } from "../../plumbing/db.ts";
import { enqueue } from "../../plumbing/jobs.ts";
import { coverageReading } from "../basis/read-coverage.ts";
import { monthsReading } from "../closing/select-months.ts";
import { activityUseReading } from "../costs/list-activity-use.ts";
import { costGapsReading } from "../costs/list-cost-gaps.ts";
import { windowAsked } from "../costs/window-asked.ts";
import { movementReading } from "../movement/movement-reading.ts";
import { periodsOf } from "../movement/periods-of.ts";
import { keepReading } from "./kept-reading.ts";

// What a page may take that somebody opens now and then.
const patienceMs = 1000;

/**
 * Keeps what the pages of costs, of the coverage and of the movement ask of all facts, where it takes longer than anybody waits. The
 * worker does it when a run is over; what was kept before is shown until then, and says when it was counted. What rests though a run came after it
 * is counted once its rest is over. Where a load is taken back, they are forgotten.
 */
export async function keepReadings(db: Database, slowMs = patienceMs): Promise<void> {
  const rests = [
    await db.write(async (tx) => keepReading(tx, await monthsReading(tx), slowMs)),
    await db.write(async (tx) => keepReading(tx, await costGapsReading(tx), slowMs)),
    await db.write(async (tx) => keepReading(tx, coverageReading(await windowAsked(tx, {})), slowMs)),
    await db.write(async (tx) => keepReading(tx, activityUseReading(await windowAsked(tx, {})), slowMs)),
    await db.write(async (tx) =>
      keepReading(tx, movementReading(await periodsOf(tx, { now: "12m" })), slowMs),
    ),
  ].filter((until) => until !== null);
  const last = rests.toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
  if (last !== undefined)
    await db.write((tx) => enqueue(tx, "insight.keepReadings", {}, "insight.keepReadings", last));
}
