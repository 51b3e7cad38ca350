import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ImportAnswers } from "../contract/data-quality/imports/import-answers.ts";
import { ImportProfile, KnownRows } from "../contract/data-quality/imports/import-mapping.ts";
import { importReport } from "../server/data-quality/imports/import-report.ts";
import { findFiles } from "../server/data-quality/imports/reading/find-files.ts";
import { askForImport, workOnImport } from "../server/data-quality/imports/run-import.ts";
import { askForRecompute, workOnRecompute } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import { Refusal, refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnectionsBehind } from "./running/with-database.ts";
import { followRun } from "./writing/follow-run.ts";
import { pathText } from "./writing/path-text.ts";
import { proposeFiles, sayProposed, saysTable } from "./writing/propose-files.ts";
import { writePlan } from "./writing/write-plan.ts";
import { writeRejects } from "./writing/write-rejects.ts";

export const usage = `vitalfew import PATH… [--accept | --map FILE] [--known HOW] [--dates ORDER] [--agreements A] [--states S] [--dry-run] [--rejects DIR] [--no-recompute]
       vitalfew import PATH… --plan-out FILE
       vitalfew import --resume RUN

Brings in files and folders: recognises what they are, checks every row, loads them in one piece, and says what became of
each row. A second delivery changes what changed and doubles nothing; vitalfew undo RUN takes a load back.
  --accept        read files that are not recognised as their columns are called and as what stands in them
  --map FILE      how to read files that are not recognised (JSON, see docs/import-mapping.md)
  --plan-out FILE write how the files would be read as such a mapping, to be changed, and stop
  --known HOW     what becomes of rows that look like a record that is here: update it, create one of their own, or wait to be
                  mended; for all, or by how sure that is (--known update, --known sure=update,likely=wait)
  --dates ORDER   how days such as 03-07-2021 are read where a column doesn't show it: day-first or month-first
  --agreements A  what cells mean that say neither yes nor no, and empty ones, where a column says who agreed to be written to or
                  called: yes, no (they did not), or nothing
  --states S      what documents and payments are whose state is a word that nobody knows: counts (they bring money), draft or
                  cancelled; with --accept they count unless it is said, and the result says which words these are and what they come to
  --dry-run       rehearse: report what would happen, change nothing
  --rejects DIR   write the rows that were not taken in, with the reason, to be mended and imported again
  --resume RUN    go on with a load whose process was killed
  --no-recompute  leave the value of customers to the next vitalfew recompute`;

/** Answers `{ run, state, read, created, updated, unchanged, refused, problems, files }`; ends with 1 unless it is done. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      map: { type: "string" },
      accept: { type: "boolean", default: false },
      known: { type: "string" },
      dates: { type: "string" },
      agreements: { type: "string" },
      states: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      resume: { type: "string" },
      rejects: { type: "string" },
      "plan-out": { type: "string" },
      "no-recompute": { type: "boolean", default: false },
    },
  });
  if (values.resume === undefined && positionals.length === 0)
    refuse("usage", { problem: "Name a file or a folder.", command: "import" });
  if (values.accept && (values.map !== undefined || values.resume !== undefined))
    refuse("usage", {
      problem: "--accept proposes how files are read; --map says it, and a load that goes on has it.",
      command: "import",
    });
  const files = values.resume === undefined ? findFiles(positionals) : [];
  const mapped = values.map === undefined ? undefined : readMap(values.map);
  const known = values.known === undefined ? undefined : readKnown(values.known);
  const answers = readAnswers(values);
  const dryRun = values["dry-run"];
  return withConnectionsBehind(async (db, { dataDir }) => {
    if (values["plan-out"] !== undefined) return await writePlan(db, files, values["plan-out"], io);
    const actor = systemActor("command");
    const profile = values.accept ? await acceptProposed(db, files, io) : mapped;
    const isOpen = profile === undefined && values.resume === undefined;
    const runId =
      values.resume ??
      (await db.write((tx) => askForImport(tx, actor, { files, profile, known, answers, dryRun }, false)));
    try {
      await followRun(db, runId, io, () => workOnImport(db, runId, dataDir));
    } catch (error) {
      if (isOpen && error instanceof Refusal && error.code === "import_nothing_recognised")
        await sayProposed(db, files, io);
      throw error;
    }
    const report = await db.read((tx) => importReport(tx, runId));
    await recompute(db, report.created + report.updated > 0 && !dryRun && !values["no-recompute"], io);
    say(report, io);
    if (isOpen && report.files.some(({ kind }) => kind === null)) await sayProposed(db, files, io);
    const rejects = values.rejects === undefined ? [] : await writeRejects(db, runId, values.rejects);
    for (const path of rejects) io.say(`Rows that were not taken in: ${path}`);
    io.answer(values.rejects === undefined ? report : { ...report, rejects });
    return report.state === "done" ? 0 : 1;
  });
}

async function acceptProposed(db: Database, files: Parameters<typeof proposeFiles>[1], io: Io) {
  const { plan, tables } = await proposeFiles(db, files, io);
  for (const table of tables) for (const line of saysTable(table)) io.say(line);
  if (tables.every(({ kind, failure }) => kind === null || failure !== null)) refuse("import_without_tables");
  // Nobody is there to be asked: what is taken for granted is said with the result.
  return { ...plan, states: "counts" as const };
}

/** The figures of a customer list should be there when the command is. */
async function recompute(db: Database, isWanted: boolean, io: Io): Promise<void> {
  if (!isWanted) return;
  if (!io.json) io.say("Computing the value of all customers …");
  const runId = await db.write((tx) => askForRecompute(tx, systemActor("command")));
  await workOnRecompute(db, runId);
}

function readKnown(how: string): KnownRows {
  const parts = how.split(",").map((part) => part.trim().split("="));
  const said =
    parts.length === 1 && parts[0]?.length === 1
      ? { sure: parts[0][0], likely: parts[0][0] }
      : Object.fromEntries(parts.map(([band = "", answer]) => [band, answer]));
  const parsed = KnownRows.strict().safeParse(said);
  if (parsed.success) return parsed.data;
  return refuse("usage", {
    problem: `--known says update, create or wait, for all or as sure=… and likely=…, and not ${how}.`,
    command: "import",
  });
}

function readAnswers(said: { dates?: string; agreements?: string; states?: string }): ImportAnswers {
  const parsed = ImportAnswers.safeParse({
    dates: said.dates,
    agreements: said.agreements,
    states: said.states,
  });
  if (parsed.success) return parsed.data;
  return refuse("usage", {
    problem:
      "--dates says day-first or month-first, and --agreements yes, no or nothing, and --states counts, draft or cancelled.",
    command: "import",
  });
}

function readMap(file: string): ImportProfile {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    refuse("import_map_invalid", { file, problem: `${error instanceof Error ? error.message : error}.` });
  }
  const parsed = ImportProfile.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  refuse("import_map_invalid", {
    file,
    problem: `${issue?.path.join(".") || "the document"}: ${issue?.message}.`,
  });
}

function say(report: Awaited<ReturnType<typeof importReport>>, io: Io): void {
  const count = (value: number) => value.toLocaleString("en").padStart(9);
  const counts = (row: typeof report | (typeof report.files)[number]) =>
    [row.read, row.created, row.updated, row.unchanged, row.refused].map(count).join("");
  io.say(
    `${"".padEnd(34)}${["read", "created", "updated", "unchanged", "refused"].map((word) => word.padStart(9)).join("")}`,
  );
  for (const file of report.files)
    io.say(`${pathText(file.path, 33)} ${file.kind === null ? "   not recognised" : counts(file)}`);
  io.say(`${"All".padEnd(34)}${counts(report)}`);
  for (const { path, column, message } of report.assumed) io.say(`${path}, ${column}: ${message}`);
  io.say(
    `${report.problems.toLocaleString("en")} notes and problems. Run ${report.run} is ${report.state}${report.dryRun ? "; it was a rehearsal, nothing was changed" : ""}.`,
  );
}
