import { availableParallelism } from "node:os";
import type { Database } from "../../../plumbing/db.ts";
import { type ChangedSet, compareChanged, type FoundOfSet } from "./compare-changed.ts";
import { inThread } from "./in-thread.ts";
import type { MeasuresInForce } from "./search-changed.ts";

/** What a thread is started with; `taken` counts the sets that were taken, for all threads. */
export type CompareTask = {
  databaseUrl: string;
  models: MeasuresInForce;
  sets: readonly ChangedSet[];
  taken: Int32Array;
};

/** What a thread says: that it begins with so many records, or what it found in all its sets. */
export type CompareThreadSays = { records: number } | { found: FoundOfSet[] };

/** From so many records on: a thread takes half a second to begin, in which a few hundred are compared. */
export const worthThreads = 1000;
const resourceLimits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 96 };

/**
 * `compareChanged` of all sets: a few here and now; many in threads of their own, behind whoever is at work, so that
 * this one answers meanwhile and all processors share the work.
 * @param tell told how many records were begun with; refuses to go on by throwing
 */
export async function compareAllChanged(
  db: Database,
  models: MeasuresInForce,
  sets: readonly ChangedSet[],
  tell: (begun: number) => Promise<void>,
): Promise<FoundOfSet[]> {
  let begun = 0;
  const begin = async (records: number) => {
    await tell(begun);
    begun += records;
  };
  const { connectionString: databaseUrl } = db.pool.options;
  const changed = sets.reduce((sum, { partyIds }) => sum + partyIds.length, 0);
  if (changed < worthThreads || databaseUrl === undefined) {
    const waiting = sets.values();
    return compareChanged(db, models, () => waiting.next().value ?? null, begin);
  }
  const task: CompareTask = { databaseUrl, models, sets, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const stop = new AbortController();
  const threads = Array.from({ length: Math.min(availableParallelism(), sets.length) }, () =>
    inThread<CompareThreadSays, FoundOfSet[]>(new URL("./compare-thread.ts", import.meta.url), task, {
      tell: async (says) => {
        if ("records" in says) await begin(says.records);
      },
      resultOf: (says) => ("found" in says ? says.found : undefined),
      signal: stop.signal,
      resourceLimits,
    }),
  );
  try {
    return (await Promise.all(threads)).flat();
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(threads);
    throw error;
  }
}
