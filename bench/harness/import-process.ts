// One import of files into a database that is migrated and otherwise empty, in a process of its own.
import { readFileSync } from "node:fs";
import type { ImportProfile } from "../../contract/import-mapping.ts";
import { importReport } from "../../server/data-quality/imports/import-report.ts";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { askForImport, workOnImport } from "../../server/data-quality/imports/run-import.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase } from "../../server/plumbing/db.ts";
import { sayRanApart } from "./say-ran-apart.ts";

const [databaseUrl = "", folder = "", map = ""] = process.argv.slice(2);
const db = openDatabase(databaseUrl);
const profile: ImportProfile = JSON.parse(readFileSync(map, "utf8"));
await sayRanApart(async () => {
  const request = { files: findFiles([folder]), profile, dryRun: false };
  const runId = await db.write((tx) => askForImport(tx, systemActor("command"), request, false));
  await workOnImport(db, runId);
  const { state, read, created, refused } = await db.read((tx) => importReport(tx, runId));
  if (state !== "done" || refused > 0)
    throw new Error(`The import is ${state}, with ${refused} rows refused.`);
  return { read, created };
});
