// One job in a thread of its own: told which when it is started, it says when it is done.
import { parentPort, workerData } from "node:worker_threads";
import { connectionsOfJob, type JobTask, longJobsOf } from "./long-jobs.ts";
import { openDatabase } from "./plumbing/database/db.ts";
import { yieldThread } from "./plumbing/yield-to-others.ts";

const { databaseUrl, dataDir, name, runId } = workerData as JobTask;

yieldThread();
const db = openDatabase(databaseUrl, connectionsOfJob, () => undefined, { yields: true });
try {
  await longJobsOf(db, dataDir)[name](runId);
  parentPort?.postMessage({ isDone: true });
} finally {
  await db.close();
}
