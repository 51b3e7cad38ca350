import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { readKept } from "../kept/kept-reading.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { drawMatrix, lettersNow, matrixReading } from "./matrix-reading.ts";

/** Everything the matrix draws: sums of all customers by region, and the points, packed by the database itself. */
export async function readValueMatrix({ tx, actor, input }: Call<typeof insight.readValueMatrix>) {
  const run = await runInForce(tx);
  const { answer, countedAt } =
    actor.scope === "all"
      ? await readKept(tx, matrixReading(run, input.window))
      : { answer: await drawMatrix(tx, actor, input.window), countedAt: null };
  const { points } = answer;
  const rating = countedAt === null ? points.rating : await lettersNow(tx, points, countedAt);
  return {
    window: await windowOf(tx, run, input.window),
    computedAt: run?.finishedAt ?? null,
    ...answer,
    points: { ...points, rating },
  };
}
