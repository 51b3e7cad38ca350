import type { Database } from "../../../plumbing/db.ts";
import { inThread } from "./in-thread.ts";
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
  return inThread<ThreadSays, Searched>(new URL("./search-thread.ts", import.meta.url), task, {
    tell: async (says) => {
      if ("step" in says) await tell(says.step, says.read);
    },
    resultOf: (says) => ("searched" in says ? says.searched : undefined),
    resourceLimits,
  });
}
