import type { Bench } from "./figure.ts";
import { linesOf } from "./harness/report.ts";
import { commit, describeMachine, keep, type Results } from "./harness/results.ts";
import type { World } from "./harness/world.ts";

/** Measures areas one after the other, says what came out, and hands the results over after each. */
export async function runBench(
  world: World,
  benches: readonly Bench[],
  before: Results,
  onArea: (results: Results) => void,
): Promise<Results> {
  const machine = await describeMachine(world);
  let results = before;
  for (const bench of benches) {
    world.say(`${bench.name}: ${bench.question}`);
    const figures = await bench.measure(world);
    for (const line of linesOf(figures)) world.say(line);
    const date = new Date().toISOString().slice(0, 10);
    results = keep(results, world, bench.name, { date, commit: commit(), machine, figures });
    onArea(results);
  }
  return results;
}
