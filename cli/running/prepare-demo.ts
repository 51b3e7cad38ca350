import { askForExample, type ExampleChoice } from "../../server/data-quality/example/ask-for-example.ts";
import { keptDemo } from "../../server/data-quality/example/kept-demo.ts";
import { workOnExample } from "../../server/data-quality/example/work-on-example.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { type Database, openDatabase } from "../../server/plumbing/database/db.ts";
import { dropEverything, migrate } from "../../server/plumbing/database/migrate.ts";
import { Refusal, refuse } from "../../server/plumbing/refuse.ts";
import { exampleCompany } from "./example-company.ts";

type Options = { fresh: boolean; dataDir: string; say: (line: string) => void };

/**
 * Sees to it that the demo's database holds its company with all figures: loads one into an empty database, finishes what a
 * killed start began, leaves a kept one as it is. A database that is no demo's is refused and not touched.
 */
export async function prepareDemo(
  databaseUrl: string,
  choice: ExampleChoice,
  options: Options,
): Promise<void> {
  if (options.fresh) await throwAway(databaseUrl);
  const db = openDatabase(databaseUrl);
  try {
    const runId = await runOf(db, choice, options);
    if (runId === null) return;
    options.say(`Making a company with ${choice.customers.toLocaleString("en")} customers …`);
    await workOnExample(db, runId, { databaseUrl, exampleCompany });
  } finally {
    await db.close();
  }
}

/** The run that has to be worked on; null when the company is there with its figures. */
async function runOf(db: Database, choice: ExampleChoice, { dataDir }: Options): Promise<string | null> {
  const kept = await db.read(keptDemo);
  if (kept !== null) return kept.isWhole ? null : kept.runId;
  const actor = systemActor("command");
  try {
    return await db.write((tx) => askForExample(tx, actor, { madeBy: "demo", choice }, { queue: false }));
  } catch (error) {
    const isOthers =
      error instanceof Refusal && (error.code === "example_not_empty" || error.code === "example_here");
    if (isOthers) refuse("demo_not_kept", { folder: dataDir });
    throw error;
  }
}

/** Empties a database that says of itself that it is a demo's, and no other. */
async function throwAway(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, 1);
  const kept = await db.read(keptDemo).finally(db.close);
  if (kept === null) return;
  await dropEverything(databaseUrl);
  await migrate(databaseUrl);
}
