// A search among all records, in a thread of its own: told what to do when it is started, it says how far it is and what
// came of it.
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../../plumbing/db.ts";
import { yieldThread } from "../../../plumbing/yield-to-others.ts";
import { searchAll } from "./search-all.ts";
import type { ThreadSays, ThreadTask } from "./search-in-thread.ts";

const { databaseUrl, asked } = workerData as ThreadTask;
const say = (says: ThreadSays) => parentPort?.postMessage(says);

// The threads it starts have its priority.
yieldThread();
const db = openDatabase(databaseUrl, 3, () => undefined, { yields: true });
try {
  say({ searched: await searchAll(db, asked, async (step, read) => say({ step, read })) });
} finally {
  await db.close();
}
