import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exportFormats } from "../../contract/data-quality/exports.ts";
import { askForExport, workOnExport } from "../../server/data-quality/exports/run-export.ts";
import { type Actor, systemActor } from "../../server/plumbing/actor.ts";
import type { Database } from "../../server/plumbing/database/db.ts";

type Choice = Omit<Parameters<typeof askForExport>[2], "format"> & {
  format?: (typeof exportFormats)[number];
};

/** Exports here and now, as the command does. @returns the run, and where its file lies under the name it is saved by */
export async function writeOut(
  db: Database,
  dataDir: string,
  { format = "csv", ...choice }: Choice = {},
  actor: Actor = systemActor("command"),
): Promise<{ runId: string; state: string | null; path: string; name: string; text: () => string }> {
  const runId = await db.write((tx) => askForExport(tx, actor, { format, ...choice }, { queue: false }));
  const state = await workOnExport(db, runId, dataDir);
  const [file] = await db.read(
    (tx) => tx.sql<{ name: string }>`select name from export_file where run_id = ${runId}`,
  );
  const path = join(dataDir, "exports", runId);
  return { runId, state, path, name: file?.name ?? "", text: () => readFileSync(path, "utf8") };
}
