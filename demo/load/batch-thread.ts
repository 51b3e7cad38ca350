import { parentPort, workerData } from "node:worker_threads";
import { customersOf, everybodyOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import type { Company, DemoChoice } from "../company/records.ts";
import type { Batch } from "./batches.ts";
import { countFacts } from "./count-facts.ts";
import { addCustomer } from "./rows-of-customer.ts";
import { type SharedIds, sharedIdsOf } from "./shared-records.ts";
import { bytesOf, emptySheets, tableNames } from "./sheets.ts";

// The thread of batches.ts: nothing else imports this file, which begins to listen at once.

/** A few batches for few customers, so that making and copying overlap; never more than a hundred megabytes in one. */
function batchSizeOf(everybody: number): number {
  return Math.min(4000, Math.max(250, Math.ceil(everybody / 8)));
}

function makeBatch(company: Company, shared: SharedIds, from: number, until: number): Batch {
  const sheets = emptySheets();
  const counts = { customers: 0, parties: 0, facts: 0 };
  for (const customer of customersOf(company, from, until)) {
    addCustomer(sheets, company, shared, customer);
    counts.customers += customer.isProspect ? 0 : 1;
    counts.parties += 1 + customer.people.length;
    counts.facts += countFacts(customer);
  }
  return { ...counts, sheets: bytesOf(sheets) };
}

const company = describeCompany(workerData as DemoChoice);
const shared = sharedIdsOf(company);
const everybody = everybodyOf(company);
let from = 0;
parentPort?.on("message", () => {
  if (from >= everybody) {
    parentPort?.postMessage(null);
    return;
  }
  const until = Math.min(everybody, from + batchSizeOf(everybody));
  const batch = makeBatch(company, shared, from, until);
  from = until;
  parentPort?.postMessage(
    batch,
    tableNames.map((table) => batch.sheets[table].buffer),
  );
});
