import type { TaskList } from "graphile-worker";
import { forgetOldSignOns } from "./administration/forget-old-sign-ons.ts";
import { forgetOldViewings } from "./administration/viewings/forget-old-viewings.ts";
import { forgetUnnamedFiles } from "./conversations/attachments/forget-unnamed-files.ts";
import { keepMissingRecords } from "./customers/duplicates/kept-records.ts";
import { fillMatchKeys } from "./customers/duplicates/keys/fill-keys.ts";
import { fillGoldenValues } from "./customers/golden-values.ts";
import { renewNameWords } from "./customers/search/name-words.ts";
import { askWhenNobodySearches, workOnSearch } from "./data-quality/duplicates/search-run.ts";
import { type ExampleCompany, workOnExample } from "./data-quality/example/work-on-example.ts";
import { forgetOldExports } from "./data-quality/exports/forget-old-exports.ts";
import { workOnExport } from "./data-quality/exports/run-export.ts";
import { forgetOldDrafts } from "./data-quality/imports/drafts/forget-old-drafts.ts";
import { forgetOldUploads } from "./data-quality/imports/forget-old-uploads.ts";
import { forgetProblemRows } from "./data-quality/imports/problem-rows/forget-problem-rows.ts";
import { mergeAfterSearch, workOnMergeSure } from "./data-quality/review/automatic/merge-sure-run.ts";
import { askForWorkplaces, workOnWorkplaces } from "./data-quality/workplaces/search/search-workplaces.ts";
import { workOnCostPreview } from "./insight/costs/changes/work-on-cost-preview.ts";
import { foldTouched } from "./insight/kept/fold-touched.ts";
import { keepReadings } from "./insight/kept/keep-readings.ts";
import { askForRecompute, workOnRecompute } from "./insight/recompute.ts";
import { type LongJob, workOnLongJob } from "./long-jobs.ts";
import { systemActor } from "./plumbing/actor.ts";
import type { Database } from "./plumbing/database/db.ts";
import { keepWarm } from "./plumbing/database/keep-warm.ts";
import { forgetOldIdempotencyKeys } from "./plumbing/http/idempotency.ts";
import { resumeInterruptedRuns } from "./plumbing/runs/runs.ts";
import { readByDesks } from "./read-by-desks.ts";

/** Every job by name; each only calls an action. `run.<kind>` works on a run. */
export function jobsOf(
  db: Database,
  {
    databaseUrl,
    dataDir,
    exampleCompany,
    closing,
  }: { databaseUrl: string; dataDir: string; exampleCompany: ExampleCompany; closing: AbortSignal },
): TaskList {
  const longJob = (name: LongJob) => async (payload: unknown) => {
    await workOnLongJob(db, { databaseUrl, dataDir, name, runId: runIdOf(payload) });
  };
  return {
    "plumbing.resumeRuns": async () => {
      await resumeInterruptedRuns(db);
    },
    "plumbing.keepWarm": async () => {
      await keepWarm(db, readByDesks, { signal: closing });
    },
    "administration.tidy": async () => {
      await db.write(forgetOldSignOns);
      await db.write(forgetOldViewings);
    },
    "insight.recompute": async () => {
      await db.write((tx) => askForRecompute(tx, systemActor("job")));
    },
    "customers.fillMatchKeys": async () => {
      await fillMatchKeys(db);
    },
    "customers.fillGoldenValues": async () => {
      await fillGoldenValues(db);
    },
    "customers.tidy": async () => {
      await db.write(renewNameWords);
      await keepMissingRecords(db);
    },
    "run.import": longJob("run.import"),
    "run.import.look": longJob("run.import.look"),
    "dataQuality.searchDuplicates": async () => {
      await db.write((tx) => askWhenNobodySearches(tx, systemActor("job")));
    },
    "run.duplicates": async (payload) => {
      await workOnSearch(db, runIdOf(payload));
      await mergeAfterSearch(db);
    },
    "run.merge_sure": async (payload) => {
      await workOnMergeSure(db, runIdOf(payload));
    },
    "run.undo": longJob("run.undo"),
    "run.example": async (payload) => {
      await workOnExample(db, runIdOf(payload), { databaseUrl, exampleCompany });
    },
    "dataQuality.tidy": async () => {
      await db.write(forgetOldDrafts);
      await db.write(forgetProblemRows);
      await forgetOldUploads(db);
      await forgetOldExports(db, dataDir);
      await forgetUnnamedFiles(db, dataDir);
    },
    "dataQuality.searchWorkplaces": async () => {
      await db.write((tx) => askForWorkplaces(tx, systemActor("job")));
    },
    "run.accounts": async (payload) => {
      await workOnWorkplaces(db, runIdOf(payload));
    },
    "run.export": async (payload) => {
      await workOnExport(db, runIdOf(payload), dataDir);
    },
    "run.recompute": async (payload) => {
      if ((await workOnRecompute(db, runIdOf(payload))) !== "done") return;
      await keepReadings(db);
    },
    "insight.keepReadings": async () => {
      await keepReadings(db);
    },
    "insight.foldTouched": async () => {
      await foldTouched(db);
    },
    "run.cost_preview": async (payload) => {
      await workOnCostPreview(db, runIdOf(payload));
    },
    "plumbing.tidy": async () => {
      await db.write(forgetOldIdempotencyKeys);
    },
  };
}

/** The run a job `run.<kind>` works on. */
function runIdOf(payload: unknown): string {
  const runId = typeof payload === "object" && payload !== null ? Reflect.get(payload, "runId") : undefined;
  if (typeof runId !== "string") throw new Error("A job of a run without its id.");
  return runId;
}
