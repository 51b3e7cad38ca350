import { Worker } from "node:worker_threads";

// Room to grow: with a gigabyte, what was collected early cost a third of what a search among ten thousand takes. What most of a
// search reads lies outside of the heap.
const resourceLimits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 96 };

/**
 * Works in a thread with a heap of its own, which tells how far it is until it says what came of it. It goes when the work
 * ends, however it ends, and when `tell` throws or the signal says so; its connections, and what they have open, with it.
 * @param workerData what the thread is started with
 * @throws what the thread threw
 */
export async function inThread<Says, Result>(
  script: URL,
  workerData: unknown,
  {
    tell,
    resultOf,
    signal,
  }: {
    tell: (says: Says) => Promise<void>;
    /** The result, where this says it; undefined where it tells how far the thread is. */
    resultOf: (says: Says) => Result | undefined;
    signal?: AbortSignal;
  },
): Promise<Result> {
  signal?.throwIfAborted();
  const thread = new Worker(script, { workerData, resourceLimits });
  const ended = Promise.withResolvers<Result>();
  let told: Promise<void> = Promise.resolve();
  thread.on("message", (says: Says) => {
    const result = resultOf(says);
    if (result === undefined) told = told.then(() => tell(says)).catch(ended.reject);
    else ended.resolve(result);
  });
  thread.on("error", ended.reject);
  thread.on("exit", (code) => ended.reject(new Error(`The thread ended by itself (${code}).`)));
  signal?.addEventListener("abort", () => ended.reject(signal.reason), { once: true });
  try {
    return await ended.promise;
  } finally {
    await thread.terminate();
    await told;
  }
}
