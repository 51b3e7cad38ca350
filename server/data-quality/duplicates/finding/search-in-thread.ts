import type { Database } from "../../../plumbing/database/db.ts";
import { inThread } from "../../../plumbing/in-thread.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";
import type { SearchAsked, Searched, TellStep } from "./search-all.ts";

/** What a search looks through: all records, or those that changed, by the models in force. */
export type Reach = { all: SearchAsked } | { changed: MeasuresInForce };

/** What the thread says: how far it is, or what came of it. */
export type ThreadSays = { step: string; read: number } | { searched: Searched };

/** What the thread is started with. */
export type ThreadTask = { databaseUrl: string; reach: Reach };

/**
 * A search in a thread with a heap and connections of its own: reading and comparing a million records keeps a processor
 * busy for a minute, and the worker has other jobs, or answers people. When somebody stops the run, or this process ends, the
 * thread goes, its transaction with it.
 */
export async function searchInThread(db: Database, reach: Reach, tell: TellStep): Promise<Searched> {
  const databaseUrl = db.pool.options.connectionString;
  if (databaseUrl === undefined) throw new Error("A pool without the address of its database.");
  const task: ThreadTask = { databaseUrl, reach };
  return inThread<ThreadSays, Searched>(new URL("./search-thread.ts", import.meta.url), task, {
    tell: async (says) => {
      if ("step" in says) await tell(says.step, says.read);
    },
    resultOf: (says) => ("searched" in says ? says.searched : undefined),
  });
}
