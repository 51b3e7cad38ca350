// One import of files, or the undo of one, in a process of its own; with how long each of its steps took.
import { readFileSync } from "node:fs";
import type { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { importReport } from "../../server/data-quality/imports/import-report.ts";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { askForImport, workOnImport } from "../../server/data-quality/imports/run-import.ts";
import { askForUndo, workOnUndo } from "../../server/data-quality/undo/work-on-undo.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase } from "../../server/plumbing/database/db.ts";
import { yieldThread } from "../../server/plumbing/yield-to-others.ts";
import { watchSteps } from "../importing/watch-steps.ts";
import { sayRanApart } from "./say-ran-apart.ts";

const [databaseUrl = "", what = "", map = ""] = process.argv.slice(2);
yieldThread();
const db = openDatabase(databaseUrl, undefined, undefined, { yields: true });
const actor = systemActor("command");
await sayRanApart(map === "" ? () => undo(what) : () => bringIn(what));

async function bringIn(folder: string) {
  const profile: ImportProfile = JSON.parse(readFileSync(map, "utf8"));
  const request = { files: findFiles([folder]), profile, dryRun: false };
  const runId = await db.write((tx) => askForImport(tx, actor, request, false));
  const steps = await watchSteps(db, runId, () => workOnImport(db, runId));
  const { state, read, created, refused } = await db.read((tx) => importReport(tx, runId));
  if (state !== "done" || refused > 0)
    throw new Error(`The import is ${state}, with ${refused} rows refused.`);
  return { runId, read, created, steps };
}

async function undo(undoes: string) {
  const runId = await db.write((tx) => askForUndo(tx, actor, { undoes }, false));
  const steps = await watchSteps(db, runId, () => workOnUndo(db, runId));
  return { runId, read: 0, created: 0, steps };
}
