// A search in a thread of its own: told what to do when it is started, it says how far it is and what
// came of it.
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../../plumbing/database/db.ts";
import { yieldThread } from "../../../plumbing/yield-to-others.ts";
import { searchAll, type TellStep } from "./search-all.ts";
import { searchChanged } from "./search-changed.ts";
import type { ThreadSays, ThreadTask } from "./search-in-thread.ts";

const { databaseUrl, reach } = workerData as ThreadTask;
const say = (says: ThreadSays) => parentPort?.postMessage(says);
const tell: TellStep = async (step, read) => say({ step, read });

// The threads it starts have its priority.
yieldThread();
const db = openDatabase(databaseUrl, 3, () => undefined, { yields: true });
try {
  const searched =
    "all" in reach ? await searchAll(db, reach.all, tell) : await searchChanged(db, reach.changed, tell);
  say({ searched });
} finally {
  await db.close();
}
