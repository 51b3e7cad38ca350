import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import { askForImport } from "./data-quality/imports/run-import.ts";
import { isLongRun } from "./data-quality/runs/is-long-run.ts";
import { askForUndo } from "./data-quality/undo/work-on-undo.ts";
import { workOnLongJob } from "./long-jobs.ts";
import { systemActor } from "./plumbing/actor.ts";

const actor = systemActor("job");
let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-long-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const profile = ImportProfile.parse({
  source: "old-house",
  country: "DE",
  modules: {
    people: {
      kind: "person",
      files: ["people"],
      id: ["id"],
      columns: { given_name: "given_name", family_name: "family_name", note: "note" },
    },
  },
});

/** Asks for a load of so many people, each with a note of a hundred letters. */
async function askForPeople(count: number): Promise<string> {
  const storedAt = join(folder, "people.csv");
  const rows = Array.from({ length: count }, (_, at) => `${at},Anna,Berg${at},${"x".repeat(100)}`);
  writeFileSync(storedAt, ["id,given_name,family_name,note", ...rows].join("\n"));
  const files = [{ path: "people.csv", storedAt }];
  return db.write((tx) => askForImport(tx, actor, { files, profile, dryRun: false }, false));
}

const work = (name: "run.import" | "run.undo", runId: string) =>
  workOnLongJob(db, { databaseUrl: db.url, dataDir: folder, name, runId });

const stateOf = async (runId: string) => {
  const [run] = await db.sql<{ state: string; created: number; failure: string | null }>`
    select state, created_count as created, failure from run where run_id = ${runId}`;
  return run;
};

test("a large load and its undo are worked on in a thread of their own, to the same end", async () => {
  const runId = await askForPeople(2500);
  expect(await isLongRun(db, runId)).toBe(true);
  await work("run.import", runId);
  expect(await stateOf(runId)).toMatchObject({ state: "done", created: 2500 });
  const undoId = await db.write((tx) => askForUndo(tx, actor, { undoes: runId }, false));
  expect(await isLongRun(db, undoId)).toBe(true);
  await work("run.undo", undoId);
  expect(await stateOf(undoId)).toMatchObject({ state: "done" });
  expect(await db.sql`select from party where kind = 'person'`).toEqual([]);
});

test("a small one is worked on where it is", async () => {
  const runId = await askForPeople(20);
  expect(await isLongRun(db, runId)).toBe(false);
  await work("run.import", runId);
  expect(await stateOf(runId)).toMatchObject({ state: "done", created: 20 });
  const undoId = await db.write((tx) => askForUndo(tx, actor, { undoes: runId }, false));
  expect(await isLongRun(db, undoId)).toBe(false);
});

test("what fails in a thread fails the job, and the run says why", async () => {
  const runId = await askForPeople(2500);
  writeFileSync(join(folder, "people.csv"), new Uint8Array(300_000));
  await expect(work("run.import", runId)).rejects.toThrow();
  const run = await stateOf(runId);
  expect(run?.state).toBe("failed");
  expect(run?.failure).toContain("people.csv");
});
