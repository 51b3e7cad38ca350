import { Worker } from "node:worker_threads";
import type { Database } from "../../../plumbing/db.ts";
import type { SearchAsked, Searched, TellStep } from "./search-all.ts";

/** What the thread says: how far it is, or what came of it. */
export type ThreadSays = { step: string; read: number } | { searched: Searched };

/** What the thread is started with. */
export type ThreadTask = { databaseUrl: string; asked: SearchAsked };

// The texts of a million records while they are numbered; what is left of them lies outside of the heap.
const resourceLimits = { maxOldGenerationSizeMb: 3072, maxYoungGenerationSizeMb: 64 };

/**
 * `searchAll` in a thread with a heap and connections of its own: reading and comparing a million records keeps a processor
 * busy for a minute, and the worker has other jobs. When somebody stops the run, or this process ends, the thread goes,
 * its transaction with it.
 */
export async function searchInThread(db: Database, asked: SearchAsked, tell: TellStep): Promise<Searched> {
  const databaseUrl = db.pool.options.connectionString;
  if (databaseUrl === undefined) throw new Error("A pool without the address of its database.");
  const task: ThreadTask = { databaseUrl, asked };
  const thread = new Worker(new URL("./search-thread.ts", import.meta.url), {
    workerData: task,
    resourceLimits,
  });
  const ended = Promise.withResolvers<Searched>();
  let told: Promise<void> = Promise.resolve();
  thread.on("message", (says: ThreadSays) => {
    if ("searched" in says) ended.resolve(says.searched);
    else told = told.then(() => tell(says.step, says.read)).catch(ended.reject);
  });
  thread.on("error", ended.reject);
  thread.on("exit", (code) => ended.reject(new Error(`The search ended by itself (${code}).`)));
  try {
    return await ended.promise;
  } finally {
    await thread.terminate();
    await told;
  }
}
