import { setTimeout as pause } from "node:timers/promises";
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
    await othersDone(world);
    const figures = await bench.measure(world);
    for (const line of linesOf(figures)) world.say(line);
    const date = new Date().toISOString().slice(0, 10);
    results = keep(results, world, bench.name, { date, commit: commit(), machine, figures });
    onArea(results);
  }
  return results;
}

/**
 * Waits for what the server took up when it started, or what the area before left to it: a value run of minutes, or what was due at
 * night, beside the first figures would be in them. What was taken up before the database started is held by nobody.
 */
async function othersDone({ database }: World): Promise<void> {
  const isGoing = async () => {
    const { rows } = await database.pool.query<{ isGoing: boolean }>(
      `select exists (select from run where state in ('waiting', 'working'))
        or exists (select from graphile_worker.jobs where attempts < max_attempts
          and (locked_at > pg_postmaster_start_time() or locked_at is null and run_at <= now())) as "isGoing"`,
    );
    return rows[0]?.isGoing === true;
  };
  while (await isGoing()) await pause(500);
}
