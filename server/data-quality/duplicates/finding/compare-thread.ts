// Compares records that changed, in a thread of its own: takes the sets that no other thread has taken, and says how many records
// it has begun with and, at the end, what was found.
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../../plumbing/database/db.ts";
import { yieldThread } from "../../../plumbing/yield-to-others.ts";
import { compareChanged } from "./compare-changed.ts";
import { type CompareTask, type CompareThreadSays, nextOf } from "./compare-in-threads.ts";

const { databaseUrl, models, sets, taken } = workerData as CompareTask;
const say = (says: CompareThreadSays) => parentPort?.postMessage(says);

yieldThread();
const db = openDatabase(databaseUrl, 2, () => undefined, { yields: true });
try {
  const found = await compareChanged(db, models, nextOf(sets, taken), async (records) => say({ records }));
  say({ found });
} finally {
  await db.close();
}
