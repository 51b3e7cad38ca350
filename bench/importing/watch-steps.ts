import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../server/plumbing/database/db.ts";

/** What a run says that it is doing, and for how long it said so. */
export type Step = { step: string; seconds: number };

// Often enough for steps of a second, and no work to speak of for the database.
const lookEveryMs = 100;

/** Works on a run and looks on: the time between two steps belongs to the first one. */
export async function watchSteps(db: Database, runId: string, work: () => Promise<unknown>): Promise<Step[]> {
  const steps: Step[] = [];
  let isDone = false;
  const watch = async () => {
    let [last, since] = ["Starting", performance.now()];
    const close = (next: string) => {
      steps.push({ step: last, seconds: (performance.now() - since) / 1000 });
      [last, since] = [next, performance.now()];
    };
    while (!isDone) {
      const { rows } = await db.pool.query<{ step: string | null }>(
        "select step from run where run_id = $1",
        [runId],
      );
      const step = rows[0]?.step ?? last;
      if (step !== last) close(step);
      await pause(lookEveryMs);
    }
    close("");
  };
  const watching = watch();
  try {
    await work();
  } finally {
    isDone = true;
    await watching;
  }
  return steps;
}
