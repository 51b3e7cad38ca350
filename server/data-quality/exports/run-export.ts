import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { ExportChoice } from "../../../contract/data-quality/exports.ts";
import { importKinds } from "../../../contract/data-quality/imports/import-kinds.ts";
import { chosenParties } from "../../customers/chosen-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import {
  askForRun,
  noteProblems,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../plumbing/runs/runs.ts";
import { kindsAskedFor, type PlannedTable, planExport, type Range } from "./plan-export.ts";
import { inSnapshot, type Snapshot } from "./snapshot.ts";
import type { Records } from "./sources/source.ts";
import { whoExports } from "./who-exports.ts";
import { type CutText, countTables, type Format, writeTables } from "./write-tables.ts";

/** What an export run is asked to do, and what the one who asked was allowed then. */
const ExportInput = ExportChoice.extend({
  // As it was read when it was asked for.
  customers: z.custom<z.output<typeof ExportChoice>["customers"]>().optional(),
  permissions: z.array(z.string()),
});
type ExportInput = z.output<typeof ExportInput>;

/** How long the file of an export is kept. */
const daysKept = 7;
const cutsNoted = 1_000;

/** Asks for an export. Refuses when nothing of what is asked for may be seen. @returns the run's id */
export async function askForExport(
  tx: Tx,
  actor: Actor,
  choice: z.output<typeof ExportChoice>,
  { queue }: { queue: boolean },
): Promise<string> {
  const tables = tablesOf(actor, choice);
  if (tables.length === 0) refuse("export_kinds_none");
  // A filter that this person may not use is refused now, and not when nobody looks.
  chosenParties(actor, choice.customers);
  const input = { ...choice, permissions: [...actor.may] };
  return askForRun(tx, actor, { kind: "export", title: titleOf(choice, tables), input }, { queue });
}

/**
 * Works on an export: one snapshot, table after table, into a file that gets its name when it is whole. Killed at any point
 * it begins again; a half-written file is overwritten by the next attempt, or thrown away by night.
 * @returns the run's state, or null when another process works on it
 */
export async function workOnExport(db: Database, runId: string, dataDir: string): Promise<RunState | null> {
  return workOnRun(db, runId, async (run) => {
    const part = join(exportsFolder(dataDir), `${runId}.part`);
    try {
      return await exportTables(run, dataDir, part);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

/** Where exports lie in the data folder. */
export function exportsFolder(dataDir: string): string {
  return join(dataDir, "exports");
}

async function exportTables(run: RunAtWork, dataDir: string, part: string) {
  const input = ExportInput.parse(run.input);
  const actor = await run.db.read((tx) => whoExports(tx, run.runId, input.permissions));
  const range = rangeOf(actor, input);
  const tables = tablesOf(actor, input);
  if (tables.length === 0) refuse("export_kinds_none");
  await mkdir(exportsFolder(dataDir), { recursive: true });
  const cuts: CutText[] = [];
  let cutCount = 0;
  const written = await inSnapshot(run.db, async (snapshot) => {
    if (range === "chosen") await chooseParties(snapshot, actor, input);
    await run.progress({ step: "Counting" });
    const counted = await countTables(snapshot, tables);
    const expected = counted.reduce((sum, { count }) => sum + count, 0);
    await run.progress({ expected });
    let before = 0;
    let current: PlannedTable | undefined;
    let last = 0;
    return writeTables(snapshot, counted, {
      path: part,
      format: input.format,
      isPacked: isPacked(tables),
      dataDir,
      onCut: (cut) => {
        cutCount += 1;
        if (cuts.length < cutsNoted) cuts.push(cut);
      },
      onRows: async (table, rows) => {
        if (table !== current) {
          before += last;
          current = table;
        }
        last = rows;
        if (rows % 20_000 !== 0 && before + rows < expected) return;
        await run.stopIfCancelled();
        await run.progress({ step: `Writing ${table.file}`, counts: countsOf(before + rows) });
      },
    });
  });
  await run.stopIfCancelled();
  const rows = written.reduce((sum, table) => sum + table.rows, 0);
  const stored = join(exportsFolder(dataDir), run.runId);
  await rename(part, stored);
  const { size } = await stat(stored);
  await run.db.write(async (tx) => {
    const name = await nameOf(tx, tables, input.format);
    await keepFile(tx, run.runId, actor, { name, stored, size, written, input });
    await noteCuts(tx, run.runId, cuts);
    const result = { tables: written, cut: cutCount, withMoney: actor.may.has("money.read") };
    await run.progress({ counts: countsOf(rows), result }, tx);
  });
  return { counts: countsOf(rows), result: { tables: written, cut: cutCount } };
}

/** The files of customers have no place in a workbook. */
function tablesOf(actor: Actor, choice: Omit<ExportInput, "permissions">): PlannedTable[] {
  const kinds = kindsAskedFor(choice).filter((kind) => kind !== "file" || choice.format !== "xlsx");
  return planExport(actor, kinds, rangeOf(actor, choice), choice.records ?? recordsOf(choice));
}

/** A list of customers shows each once, with what counts of its records; everything else is written to come in again. */
function recordsOf({ customers }: { customers?: unknown }): Records {
  return customers === undefined ? "each" : "kept";
}

function countsOf(rows: number) {
  return { read: rows, created: rows, updated: 0, unchanged: 0, refused: 0 };
}

/** Everybody, or those this person sees and a filter finds. */
function rangeOf(actor: Actor, { customers }: { customers?: unknown }): Range {
  return actor.scope === "all" && customers === undefined ? "all" : "chosen";
}

/** The parties of the export, for the length of its snapshot. */
async function chooseParties(snapshot: Snapshot, actor: Actor, { customers }: ExportInput): Promise<void> {
  await snapshot.run(sql`create temporary table exported_party (party_id uuid primary key) on commit drop`);
  await snapshot.run(sql`insert into exported_party ${chosenParties(actor, customers)}`);
  await snapshot.run(sql`analyze exported_party`);
}

type Made = {
  name: string;
  stored: string;
  size: number;
  written: { kind: string; rows: number }[];
  input: ExportInput;
};

/** Who took what out of the house, and in which form, is part of the audit trail. */
async function keepFile(
  tx: Tx,
  runId: string,
  actor: Actor,
  { name, stored, size, written, input }: Made,
): Promise<void> {
  await tx.sql`
    insert into export_file (run_id, name, stored_at, bytes, tables, asked_by, ends_at)
    values (${runId}, ${name}, ${stored}, ${size}, ${JSON.stringify(written)}, ${actor.userId},
      ${tx.now}::timestamptz + make_interval(days => ${daysKept}))
    on conflict (run_id) do nothing`;
  const said = {
    format: input.format,
    rows: written.reduce((sum, table) => sum + table.rows, 0),
    kinds: Object.fromEntries(written.map(({ kind, rows }) => [kind, rows])),
    customers: input.customers ?? null,
    money: actor.may.has("money.read"),
  };
  const differences = Object.fromEntries(
    Object.entries(said).map(([what, to]) => [what, { from: null, to }]),
  );
  await record(tx, actor, { name: "export.made", subjectKind: "run", subjectId: runId, runId, differences });
}

/** `vitalfew-person-2026-11-22.csv`, `vitalfew-2026-11-22.zip` */
async function nameOf(tx: Tx, tables: readonly PlannedTable[], format: Format): Promise<string> {
  const [place] = await tx.sql<{ today: string }>`
    select (${tx.now}::timestamptz at time zone time_zone)::date::text as today from workspace`;
  const [only, ...others] = tables;
  const what = only && others.length === 0 ? `${only.kind.replaceAll("_", "-")}-` : "";
  const ending = format !== "xlsx" && isPacked(tables) ? "zip" : format;
  return `vitalfew-${what}${place?.today}.${ending}`;
}

/** A table alone is a file of its own, unless other files lie beside it. */
function isPacked(tables: readonly PlannedTable[]): boolean {
  return tables.length > 1 || tables.some(({ kind }) => kind === "file");
}

async function noteCuts(tx: Tx, runId: string, cuts: readonly CutText[]): Promise<void> {
  const message =
    "The text is longer than a cell of a spreadsheet can be, and was cut. CSV and JSON lines hold all of it.";
  await noteProblems(
    tx,
    runId,
    1,
    cuts.map(({ table, id, column }) => {
      return { code: "text_cut", severity: "warning", path: table, field: column, value: id, message };
    }),
  );
}

function titleOf({ customers }: { customers?: unknown }, tables: readonly PlannedTable[]): string {
  const [only, ...others] = tables;
  if (customers !== undefined) return "Export a list of customers";
  if (only && others.length === 0) return `Export ${importKinds[only.kind].title.toLowerCase()}`;
  return `Export ${tables.length} kinds of records`;
}
