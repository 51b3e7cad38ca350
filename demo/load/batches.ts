import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { customersOf, everybodyOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import type { Company, DemoChoice } from "../company/records.ts";
import { countFacts } from "./count-facts.ts";
import { addCustomer } from "./rows-of-customer.ts";
import { type SharedIds, sharedIdsOf } from "./shared-records.ts";
import { bytesOf, emptySheets, type FilledTable, tableNames } from "./sheets.ts";

/** Some thousand customers, ready to be copied: the rows of each table as bytes, and how many there are. */
export type Batch = {
  sheets: Record<FilledTable, Uint8Array<ArrayBuffer>>;
  customers: number;
  parties: number;
  facts: number;
};

/** A few batches for few customers, so that making and copying overlap; never more than a hundred megabytes in one. */
function batchSizeOf(everybody: number): number {
  return Math.min(4000, Math.max(250, Math.ceil(everybody / 8)));
}

/**
 * Makes batch after batch in a thread of its own, while the one before is copied: two cores share the work. The thread
 * is never more than two batches ahead, so that memory stays where it is however many customers there are.
 */
export async function* batchesOf(choice: DemoChoice): AsyncGenerator<Batch> {
  // Customers live for a moment: with room for the young, none of them is ever moved to the old.
  const resourceLimits = { maxYoungGenerationSizeMb: 96 };
  const thread = new Worker(new URL(import.meta.url), { workerData: choice, resourceLimits });
  const waiting: Batch[] = [];
  let failure: Error | null = null;
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  thread.on("message", (batch: Batch) => {
    waiting.push(batch);
    wake.resolve();
  });
  thread.once("error", (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    wake.resolve();
  });
  thread.once("exit", () => {
    isOver = true;
    wake.resolve();
  });
  try {
    thread.postMessage("next");
    for (;;) {
      while (waiting.length === 0 && failure === null && !isOver) {
        await wake.promise;
        wake = Promise.withResolvers<void>();
      }
      if (failure !== null) throw failure;
      const batch = waiting.shift();
      if (batch === undefined) return;
      thread.postMessage("next");
      yield batch;
    }
  } finally {
    await thread.terminate();
  }
}

function makeBatch(company: Company, shared: SharedIds, from: number): Batch {
  const sheets = emptySheets();
  const counts = { customers: 0, parties: 0, facts: 0 };
  const everybody = everybodyOf(company);
  const until = Math.min(from + batchSizeOf(everybody), everybody);
  for (const customer of customersOf(company, from, until)) {
    addCustomer(sheets, company, shared, customer);
    counts.customers += customer.isProspect ? 0 : 1;
    counts.parties += 1 + customer.people.length;
    counts.facts += countFacts(customer);
  }
  return { ...counts, sheets: bytesOf(sheets) };
}

function serveBatches(choice: DemoChoice): void {
  const company = describeCompany(choice);
  const shared = sharedIdsOf(company);
  const everybody = everybodyOf(company);
  let from = 0;
  parentPort?.on("message", () => {
    if (from >= everybody) {
      parentPort?.close();
      return;
    }
    const batch = makeBatch(company, shared, from);
    from += batchSizeOf(everybody);
    parentPort?.postMessage(
      batch,
      tableNames.map((table) => batch.sheets[table].buffer),
    );
  });
}

if (!isMainThread) serveBatches(workerData as DemoChoice);
