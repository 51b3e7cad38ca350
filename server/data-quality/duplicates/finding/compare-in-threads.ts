import { availableParallelism } from "node:os";
import type { Database } from "../../../plumbing/database/db.ts";
import { inThread } from "../../../plumbing/in-thread.ts";
import { type ChangedSet, compareChanged, type FoundOfSet, type TakeSet } from "./compare-changed.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";

/** What a thread is started with; `taken` counts the sets that were taken, for all threads. */
export type CompareTask = {
  databaseUrl: string;
  models: MeasuresInForce;
  sets: readonly ChangedSet[];
  taken: Int32Array;
};

/** What a thread says: that it begins with so many records, or what it found in all its sets. */
export type CompareThreadSays = { records: number } | { found: FoundOfSet[] };

/** Told how many records were begun with; refuses to go on by throwing. */
type TellBegun = (records: number) => Promise<void>;

/** Compares all sets in this thread. */
export async function compareHere(
  db: Database,
  models: MeasuresInForce,
  sets: readonly ChangedSet[],
  tell: TellBegun,
): Promise<FoundOfSet[]> {
  const taken = new Int32Array(1);
  return compareChanged(db, models, nextOf(sets, taken), countingUp(tell));
}

/** The same in this thread and as many further ones as there are processors left: each takes one set after the other. */
export async function compareInThreads(
  db: Database,
  models: MeasuresInForce,
  sets: readonly ChangedSet[],
  tell: TellBegun,
): Promise<FoundOfSet[]> {
  const begin = countingUp(tell);
  const { connectionString: databaseUrl } = db.pool.options;
  if (databaseUrl === undefined) throw new Error("A pool without the address of its database.");
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const task: CompareTask = { databaseUrl, models, sets, taken };
  const stop = new AbortController();
  const further = Array.from({ length: Math.min(availableParallelism(), sets.length) - 1 }, () =>
    inThread<CompareThreadSays, FoundOfSet[]>(new URL("./compare-thread.ts", import.meta.url), task, {
      tell: async (says) => {
        if ("records" in says) await begin(says.records);
      },
      resultOf: (says) => ("found" in says ? says.found : undefined),
      signal: stop.signal,
    }),
  );
  const next = nextOf(sets, taken);
  const takeNext = () => (stop.signal.aborted ? null : next());
  const all = [compareChanged(db, models, takeNext, begin), ...further];
  try {
    return (await Promise.all(all)).flat();
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(all);
    throw error;
  }
}

function countingUp(tell: TellBegun): TellBegun {
  let begun = 0;
  return async (records) => {
    const before = begun;
    begun += records;
    await tell(before);
  };
}

/** Hands out the sets that no thread has taken yet. */
export function nextOf(sets: readonly ChangedSet[], taken: Int32Array): TakeSet {
  return () => sets[Atomics.add(taken, 0, 1)] ?? null;
}
