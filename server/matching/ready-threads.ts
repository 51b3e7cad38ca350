import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Threads that load their code and wait for records (`match` takes them). */
export interface Threads {
  readonly workers: readonly ReadyThread[];
  dismiss(): Promise<void>;
}

export interface ReadyThread {
  readonly worker: Worker;
  /** Rejects when the thread ends by an error, whoever waits for it then. */
  readonly failed: Promise<never>;
}

/** Starting threads costs a fifth of a second; fewer records than this are done sooner without. */
export const worthThreads = 20_000;

/** Pairs come and go by the million: room for them to die young is worth more than the memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/** Starts threads ahead of the records that they will work on: as many as the machine has processors, unless said. */
export function readyThreads(count = availableParallelism()): Threads {
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL("./threads/thread.ts", import.meta.url), { resourceLimits });
    const failed = once(worker, "error").then(([error]) => Promise.reject(error));
    // Noted at once: it may fail while nobody waits for it.
    failed.catch(() => undefined);
    return { worker, failed };
  });
  return {
    workers,
    dismiss: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}
