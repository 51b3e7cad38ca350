import { z } from "zod";
import { hasExamplePeople, keepExampleApart } from "../../administration/before-example.ts";
import { recomputeNow } from "../../insight/recompute.ts";
import { systemActor } from "../../plumbing/actor.ts";
import type { Database } from "../../plumbing/database/db.ts";
import { type RunAtWork, type RunState, workOnRun } from "../../plumbing/runs/runs.ts";
import { searchNow } from "../duplicates/search-run.ts";
import { searchWorkplacesNow } from "../workplaces/search/search-workplaces.ts";
import { countParties, exampleHere } from "./example-state.ts";

const Choice = z.object({ customers: z.int(), years: z.int(), seed: z.int(), until: z.iso.date() });

/** How far a load is. */
type Said = { step: string; done: number; of: number };

/** The example company; handed in, because the server makes up no data. */
export type ExampleCompany = {
  /** Fills an empty database with it, all of it or nothing. */
  load: (
    databaseUrl: string,
    choice: z.output<typeof Choice>,
    onProgress: (said: Said) => void,
  ) => Promise<unknown>;
  /** What its people decided once they saw the figures. Asked again after a kill, it goes on where it was. */
  decide: (db: Database, computeAnew: () => Promise<unknown>) => Promise<void>;
};

/**
 * Works on the run that brings the example company: loads it, then computes all figures. The load is one transaction, so
 * after a kill it is either there, and the rest is done, or it begins again.
 */
export async function workOnExample(
  db: Database,
  runId: string,
  { databaseUrl, exampleCompany }: { databaseUrl: string; exampleCompany: ExampleCompany },
): Promise<RunState | null> {
  return workOnRun(db, runId, async (run) => {
    try {
      await run.stopIfCancelled();
      if (!(await db.read(hasExamplePeople)))
        await exampleCompany.load(databaseUrl, Choice.parse(run.input), tellerOf(run));
    } catch (error) {
      await forgetAsked(db);
      throw error;
    }
    const parties = await settle(db);
    await run.progress({ step: "Computing what every customer brings and costs", counts: countsOf(parties) });
    const computeAnew = () => recomputeNow(db, systemActor("job"));
    await computeAnew();
    await run.progress({ step: "Deciding what its people decided", counts: countsOf(parties) });
    await exampleCompany.decide(db, computeAnew);
    await run.progress({ step: "Searching for duplicates", counts: countsOf(parties) });
    await searchNow(db, systemActor("job"));
    // After it: who is here twice shares mail and phones with themselves.
    await run.progress({ step: "Looking where people work", counts: countsOf(parties) });
    await searchWorkplacesNow(db, systemActor("job"));
    return { counts: countsOf(parties) };
  });
}

const countsOf = (parties: number) => ({
  read: parties,
  created: parties,
  updated: 0,
  unchanged: 0,
  refused: 0,
});

/** Passes on how far the load is, not faster than it can be written down. */
function tellerOf(run: RunAtWork): (said: Said) => void {
  let isWriting = false;
  return ({ step, done, of }) => {
    if (isWriting) return;
    isWriting = true;
    run
      .progress({ step, counts: countsOf(done), expected: of })
      // What could not be told is told with the next step.
      .catch(() => undefined)
      .finally(() => {
        isWriting = false;
      });
  };
}

/** From here on the example is in. */
async function settle(db: Database): Promise<number> {
  return db.write(async (tx) => {
    const example = await exampleHere(tx, { lock: true });
    if (example === null) throw new Error("The example company was not asked for.");
    const parties = await countParties(tx);
    if (example.loadedAt !== null) return parties;
    if (example.madeBy === "page") await keepExampleApart(tx, example.before.workspace);
    await tx.sql`update example_company set loaded_at = clock_timestamp()`;
    return parties;
  });
}

/** A load that came to nothing leaves the workspace as empty, and as real, as it was. */
async function forgetAsked(db: Database): Promise<void> {
  await db.write((tx) => tx.sql`delete from example_company where loaded_at is null`);
}
