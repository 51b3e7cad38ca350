import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { DemoChoice } from "../company/records.ts";
import type { FilledTable } from "./sheets.ts";

/** Some thousand customers, ready to be copied: the rows of each table as bytes, and how many there are. */
export type Batch = {
  sheets: Record<FilledTable, Uint8Array<ArrayBuffer>>;
  customers: number;
  parties: number;
  facts: number;
};

// Customers live for a moment: with room for the young, none of them is ever moved to the old.
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

/**
 * Makes batch after batch in a thread of its own, while the one before is copied: two cores share the work. The thread
 * is never more than one batch ahead, so that memory stays where it is however many customers there are.
 */
export async function* batchesOf(choice: DemoChoice): AsyncGenerator<Batch> {
  const thread = new Worker(new URL("./batch-thread.ts", import.meta.url), {
    workerData: choice,
    resourceLimits,
  });
  try {
    let coming = nextBatch(thread);
    for (;;) {
      const batch = await coming;
      if (batch === null) return;
      coming = nextBatch(thread);
      // Who stops in the middle never asks for it.
      coming.catch(() => undefined);
      yield batch;
    }
  } finally {
    await thread.terminate();
  }
}

/** Null when everybody was made. */
async function nextBatch(thread: Worker): Promise<Batch | null> {
  const answer = once(thread, "message");
  thread.postMessage("next");
  const [batch] = (await answer) as [Batch | null];
  return batch;
}
