import { Logger, parseCronItems, run } from "graphile-worker";
import pg from "pg";
import type { ExampleCompany } from "./data-quality/example/work-on-example.ts";
import { jobsOf } from "./jobs.ts";
import { connectionsOfJob } from "./long-jobs.ts";
import { openDatabase } from "./plumbing/database/db.ts";
import { resumeInterruptedRuns } from "./plumbing/runs/runs.ts";
import { schedule } from "./schedule.ts";

export type WorkOptions = {
  databaseUrl: string;
  dataDir: string;
  /** Makes up the example company; the server itself makes up nothing. */
  exampleCompany: ExampleCompany;
  log?: (line: string) => void;
};

const jobsAtOnce = 2;

/** Starts the worker: jobs from the queue, the schedule, and runs whose process died. */
export async function work(options: WorkOptions): Promise<{ close(): Promise<void> }> {
  const log = options.log ?? ((line: string) => console.error(line));
  const noteError = (error: Error) => log(`database: ${error.message}`);
  const db = openDatabase(options.databaseUrl, jobsAtOnce * connectionsOfJob, noteError, { yields: true });
  const queue = openQueue(options.databaseUrl, noteError);
  const closing = new AbortController();
  await resumeInterruptedRuns(db);
  const runner = await run({
    pgPool: queue,
    taskList: jobsOf(db, { ...options, closing: closing.signal }),
    parsedCronItems: parseCronItems(schedule),
    concurrency: jobsAtOnce,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log(`worker: ${message}`);
    }),
  });
  await runner.addJob("plumbing.keepWarm", {}, { jobKey: "plumbing.keepWarm" });
  return {
    close: async () => {
      closing.abort();
      await runner.stop();
      await queue.end();
      await db.close();
    },
  };
}

/**
 * Listens on one connection and fetches jobs through another. A pool of its own: the queue compares instants as dates, and
 * ours are text, so that it would never find anything overdue.
 */
function openQueue(databaseUrl: string, noteError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on("error", noteError);
  pool.on("connect", (client) => client.on("error", noteError));
  return pool;
}
