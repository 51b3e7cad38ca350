import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadDemoCompany } from "../../demo/load/load-demo-company.ts";
import { openDatabase } from "../../server/plumbing/database/db.ts";
import { runApart } from "./start-process.ts";

/** The example company that lies in a data folder, and what bringing it there took. */
export type Prepared = {
  customers: number;
  parties: number;
  facts: number;
  loadSeconds: number;
  recomputeSeconds: number;
  /** Whether all its records were searched for duplicates; until then the worker of every server that starts does it. */
  isSearched: boolean;
};

/** Always the same company: the figures of two days are of the same rows. */
const choice = { years: 3, seed: 1, until: "2026-10-31" };

/**
 * Fills the database with the example company and computes its value, unless that was done in this data folder before.
 * The planner's statistics are brought up to date, as autovacuum would within the minute.
 */
export async function prepareCompany(
  dataDir: string,
  databaseUrl: string,
  customers: number,
  say: (line: string) => void,
): Promise<Prepared> {
  const note = join(dataDir, "bench-company.json");
  if (existsSync(note)) {
    const prepared: Prepared = JSON.parse(readFileSync(note, "utf8"));
    if (prepared.customers !== customers)
      throw new Error(`${dataDir} holds ${prepared.customers} customers. Name another folder with --data.`);
    return searched(prepared, { note, databaseUrl, say });
  }
  say(`Loading ${customers.toLocaleString("en")} customers …`);
  const began = performance.now();
  const { parties, facts } = await loadDemoCompany(databaseUrl, { ...choice, customers });
  const loadSeconds = (performance.now() - began) / 1000;
  say(`${facts.toLocaleString("en")} facts in ${loadSeconds.toFixed(0)} s. Computing their value …`);
  const { ms } = await runApart("recompute-process.ts", [databaseUrl]);
  await vacuum(databaseUrl);
  const prepared = {
    customers,
    parties,
    facts,
    loadSeconds,
    recomputeSeconds: ms / 1000,
    isSearched: false,
  };
  writeFileSync(note, JSON.stringify(prepared));
  return searched(prepared, { note, databaseUrl, say });
}

/** What an installation has done within its first hour, and a first search would go on beside everything that is measured. */
async function searched(
  prepared: Prepared,
  at: { note: string; databaseUrl: string; say: (line: string) => void },
): Promise<Prepared> {
  if (prepared.isSearched) return prepared;
  at.say("Searching it for duplicates …");
  await runApart("../searching/duplicates-process.ts", [at.databaseUrl, "all"]);
  await vacuum(at.databaseUrl);
  const done = { ...prepared, isSearched: true };
  writeFileSync(at.note, JSON.stringify(done));
  return done;
}

async function vacuum(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, 1);
  await db.pool.query("vacuum (analyze)");
  await db.close();
}
