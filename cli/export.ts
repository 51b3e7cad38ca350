import { constants } from "node:fs";
import { copyFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { exportFormats } from "../contract/data-quality/exports.ts";
import { importKindNames } from "../contract/data-quality/imports/import-kinds.ts";
import { askForExport, workOnExport } from "../server/data-quality/exports/run-export.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnections } from "./running/with-database.ts";
import { followRun } from "./writing/follow-run.ts";

export const usage = `vitalfew export --out FILE|FOLDER [--kind KIND…] [--format csv|jsonl|xlsx]

Writes everything, or some kinds of records, into a file that vitalfew import brings in again, here or elsewhere. Several
tables of CSV or JSON lines come as one ZIP, XLSX as one workbook.
  --out PATH     the file to write, or the folder to put it in
  --kind KIND    one kind of record; may stand several times: ${importKindNames.slice(0, 4).join(", ")} …
  --format NAME  csv (unless given), jsonl or xlsx`;

type Stored = { name: string; storedAt: string; bytes: number; tables: { kind: string; rows: number }[] };

/** Answers `{ run, state, file, bytes, tables }`; ends with 1 unless it is done. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: "string" },
      kind: { type: "string", multiple: true },
      format: { type: "string", default: "csv" },
    },
  });
  const { out } = values;
  if (out === undefined) refuse("usage", { problem: "Say where to with --out.", command: "export" });
  const kinds = values.kind?.map((kind) => oneOf(z.enum(importKindNames), "--kind", kind));
  const format = oneOf(z.enum(exportFormats), "--format", values.format);
  return withConnections(async (db, { dataDir }) => {
    const actor = systemActor("command");
    const runId = await db.write((tx) => askForExport(tx, actor, { format, kinds }, { queue: false }));
    const state = await followRun(db, runId, io, () => workOnExport(db, runId, dataDir));
    const stored = await storedOf(db, runId);
    if (state !== "done" || stored === undefined) {
      io.answer({ run: runId, state });
      return 1;
    }
    const file = await putTo(resolve(out), stored);
    for (const { kind, rows } of stored.tables)
      io.say(`${kind.padEnd(20)}${rows.toLocaleString("en").padStart(12)}`);
    io.say(`${file} holds ${stored.bytes.toLocaleString("en")} bytes.`);
    io.answer({ run: runId, state, file, bytes: stored.bytes, tables: stored.tables });
    return 0;
  });
}

function oneOf<Word extends string>(words: z.ZodType<Word>, flag: string, given: string): Word {
  const known = words.safeParse(given);
  if (known.success) return known.data;
  const problem = `${flag} ${given} is not known: ${known.error.issues[0]?.message ?? ""}.`;
  return refuse("usage", { problem, command: "export" });
}

async function storedOf(db: Database, runId: string): Promise<Stored | undefined> {
  const [stored] = await db.read(
    (tx) => tx.sql<Stored>`
      select name, stored_at as "storedAt", bytes, tables from export_file where run_id = ${runId}`,
  );
  return stored;
}

/** A file that is there already is never written over. */
async function putTo(out: string, { name, storedAt }: Stored): Promise<string> {
  const isFolder = (await stat(out).catch(() => null))?.isDirectory() === true;
  const path = isFolder ? join(out, name) : out;
  try {
    await copyFile(storedAt, path, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST")
      refuse("export_file_taken", { path });
    throw error;
  }
  return path;
}
