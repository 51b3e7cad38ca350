import { parseArgs } from "node:util";
import { migrate } from "../server/plumbing/database/migrate.ts";
import { yieldThread } from "../server/plumbing/yield-to-others.ts";
import { work } from "../server/work.ts";
import type { Io } from "./command.ts";
import { dataFolder } from "./running/data-folder.ts";
import { exampleCompany } from "./running/example-company.ts";
import { runUntilStopped } from "./running/run-until-stopped.ts";
import { openDatabase } from "./running/with-database.ts";

export const usage = `vitalfew work

The worker alone: jobs, the schedule, long runs. Any number of them may run on one database; DATABASE_URL and
VITALFEW_DATA as for vitalfew start.`;

/** Returns when a signal has stopped the worker. */
export async function run(args: string[], io: Io): Promise<void> {
  parseArgs({ args, options: {} });
  const dataDir = dataFolder();
  await runUntilStopped(async (life) => {
    const database = await openDatabase(dataDir, io.say);
    life.onStop(database.stop);
    await migrate(database.url);
    yieldThread();
    const worker = await work({ databaseUrl: database.url, dataDir, exampleCompany });
    life.onStop(worker.close);
    io.say("The worker runs. Stop it with Ctrl-C.");
    io.answer({ pid: process.pid });
  });
}
