import { writeFileSync } from "node:fs";
import type { FoundFile } from "../../server/data-quality/imports/reading/find-files.ts";
import type { Database } from "../../server/plumbing/database/db.ts";
import type { Io } from "../command.ts";
import { proposeFiles, saysTable } from "./propose-files.ts";

/** Writes how files would be read into a document that `--map` takes, and brings nothing in. */
export async function writePlan(
  db: Database,
  files: readonly FoundFile[],
  path: string,
  io: Io,
): Promise<number> {
  const { state, plan, tables } = await proposeFiles(db, files, io);
  const modules = Object.entries(plan.modules).map(([module, { kind }]) => ({ module, kind }));
  writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
  for (const table of tables) for (const line of saysTable(table)) io.say(line);
  io.say(`Written to ${path}. Change it where it is wrong, then import with --map ${path}.`);
  io.answer({
    plan: path,
    source: plan.source,
    modules,
    tables: tables.map(({ map: _, ...table }) => table),
  });
  return state === "done" ? 0 : 1;
}
