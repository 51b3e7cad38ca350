import type { Actor } from "../../../plumbing/actor.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { preferSets } from "../../../plumbing/database/prefer-sets.ts";
import {
  askForRun,
  type Counts,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../../plumbing/runs/runs.ts";
import { keepFindings } from "./keep-findings.ts";
import { layOutHouses } from "./lay-out-houses.ts";
import { layOutWorkplaces } from "./lay-out-workplaces.ts";
import { traceDealings } from "./trace-dealings.ts";
import { traceMails } from "./trace-mails.ts";
import { tracePhonesAndAddresses } from "./trace-phones.ts";
import { weighTraces } from "./weigh-traces.ts";

const kind = "accounts";
const title = "Where people work";

/**
 * Asks for all people to be looked through, in the caller's transaction. A run that still waits is enough for everybody.
 * @returns the run's id
 */
export async function askForWorkplaces(tx: Tx, actor: Actor): Promise<string> {
  const [waiting] = await tx.sql<{ run_id: string }>`
    select run_id from run where kind = ${kind} and state = 'waiting' and cancel_asked_at is null
    order by created_at desc
    limit 1`;
  return waiting?.run_id ?? askForRun(tx, actor, { kind, title, input: {} });
}

/** Looks through all people here and now, for the command line and for tests. */
export async function searchWorkplacesNow(
  db: Database,
  actor: Actor,
): Promise<{ runId: string; state: RunState | null }> {
  const runId = await db.write((tx) => askForRun(tx, actor, { kind, title, input: {} }, { queue: false }));
  return { runId, state: await workOnWorkplaces(db, runId) };
}

/**
 * Works on such a run: one transaction over one state of the records, so that a killed one leaves the findings before it
 * whole. Nothing but the findings is written.
 */
export async function workOnWorkplaces(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, async (run) => ({ counts: await db.write((tx) => search(tx, run)) }));
}

async function search(tx: Tx, run: RunAtWork): Promise<Counts> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('data-quality.workplaces', 0))`;
  await run.progress({ step: "Reading who works where" });
  const places = await layOutWorkplaces(tx);
  await preferSets(tx, places);
  await run.progress({ step: "Reading whose mail addresses and sites there are", expected: places });
  await layOutHouses(tx);
  await run.stopIfCancelled();
  await run.progress({ step: "Following mail addresses" });
  await traceMails(tx);
  await run.stopIfCancelled();
  await run.progress({ step: "Following phones, addresses and dealings" });
  await tracePhonesAndAddresses(tx);
  await traceDealings(tx);
  await run.stopIfCancelled();
  await run.progress({ step: "Weighing what was found" });
  await weighTraces(tx);
  const { created, updated } = await keepFindings(tx);
  return { read: places, created, updated, unchanged: places - created - updated, refused: 0 };
}
