import type { ImportAnswers } from "../../../../contract/data-quality/imports/import-answers.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { forgetProblems, type RunAtWork } from "../../../plumbing/runs/runs.ts";
import { noteMore } from "../note-more.ts";
import { prepareRows } from "../reading/records/ready-rows.ts";
import { refuseDamaged } from "../reading/refuse-damaged.ts";
import { decideReadings, type Readings } from "../reading/tables/decide-readings.ts";
import type { FileInRun } from "../reading/tables/table-plan.ts";
import { notesOfTable } from "./notes-of-table.ts";
import { placeOf } from "./place.ts";
import { type Staged, stageFile } from "./stage-file.ts";

// Often enough for whoever looks on or cancels. Each time waits for the disk: at every quarter of a megabyte of rows that
// was a third of the time of reading.
const sayEveryMs = 500;

/**
 * Lays out the rows of every recognised file. A file counts as laid out when its rows and its problems are committed; a
 * resumed run goes on with the next one.
 */
export async function stageFiles(
  run: RunAtWork,
  files: readonly FileInRun[],
  answers: ImportAnswers = {},
): Promise<void> {
  const place = await run.db.read(placeOf);
  const done = await stagedWhole(run);
  const readings = await decideAll(run, files, done, answers);
  let readBefore = 0;
  await run.progress({ expected: expectedRows(files) });
  for (const file of files) {
    if (file.recognised === null || file.shape === null) continue;
    const known = done.get(file.fileNo);
    if (known === undefined) {
      await run.stopIfCancelled();
      const step = `Reading ${file.path}`;
      let saidAt = Number.NEGATIVE_INFINITY;
      const say = async (rows: number) => {
        if (performance.now() - saidAt < sayEveryMs) return;
        saidAt = performance.now();
        await run.stopIfCancelled();
        await run.progress({ step, counts: reading(readBefore + rows) });
      };
      await say(0);
      const { shape, recognised } = file;
      const { decided, assumed, states } = readings.get(file.fileNo) ?? nothingOpen;
      const rows = prepareRows(file, recognised);
      const given = { runId: run.runId, ...file, shape, recognised, rows, decided };
      const staged = await stageFile(run.db, given, place, say);
      const notes = [
        ...aboutFile(file),
        ...about("decimal_assumed", "note", file.path, assumed),
        ...about("document_state_assumed", "warning", file.path, states.assumed),
        ...notesOfTable(rows.header, recognised.module, files).map((note) => ({ ...note, path: file.path })),
      ];
      await run.db.write((tx) =>
        closeFile(tx, run.runId, file, staged, [
          ...notes,
          ...noteSigns(file.path, staged.foreignSigns, place.currency),
          ...noteBySigns(file.path, staged.bySigns),
          ...noteSeveral(file.path, recognised.module, staged.several),
        ]),
      );
      readBefore += staged.readCount;
    } else readBefore += known;
  }
}

/** A table that several modules share is counted once. */
function expectedRows(files: readonly FileInRun[]): number {
  const first = files.filter(({ recognised, share }) => recognised !== null && (share?.turn ?? 0) === 0);
  return first.reduce((sum, file) => sum + file.linesCount, 0);
}

const nothingOpen: Readings = {
  decided: { dateOrders: new Map(), decimals: new Map() },
  questions: [],
  unclear: [],
  states: { asked: [], assumed: [] },
  assumed: [],
};

type Note = Parameters<typeof noteMore>[2][number];

function about(
  code: string,
  severity: "refused" | "warning" | "note",
  path: string,
  list: Readings["questions"],
): Note[] {
  return list.map(({ column, samples, message }) => {
    return { code, severity, path, field: column, value: samples.join(" | "), message };
  });
}

function aboutFile({ path, notes }: FileInRun): Note[] {
  return notes.map((note) => ({ severity: "note", path, ...note }));
}

type Open = { path: string; column: string; samples: string };

/**
 * How the columns of every file are read. What only a person can say, of days that can be read both ways, of who agreed to be
 * reached and of which documents count, is asked about, all of it at once: whoever answers one would be asked the next one by another
 * attempt.
 */
async function decideAll(
  run: RunAtWork,
  files: readonly FileInRun[],
  done: ReadonlyMap<number, number>,
  answers: ImportAnswers,
): Promise<Map<number, Readings>> {
  const found = new Map<number, Readings>();
  const open: Record<Asked, Open[]> = {
    date_order_ambiguous: [],
    agreement_unclear: [],
    document_state_unclear: [],
  };
  for (const file of files) {
    const { shape, recognised, path, header } = file;
    if (recognised === null || shape === null || done.has(file.fileNo)) continue;
    await run.stopIfCancelled();
    const given = { source: file, shape, header, recognised };
    const readings = await refuseDamaged(path, () =>
      decideReadings(given, prepareRows(file, recognised), answers.dates),
    );
    found.set(file.fileNo, readings);
    const asked: Record<Asked, Readings["questions"]> = {
      date_order_ambiguous: readings.questions,
      agreement_unclear: readings.unclear,
      document_state_unclear: readings.states.asked,
    };
    for (const [code, list] of entriesOf(asked)) {
      const opened = list.map(({ column, samples }) => ({ path, column, samples: samples.join(", ") }));
      open[code].push(...opened);
      await run.db.write((tx) => noteMore(tx, run.runId, about(code, "refused", path, list)));
    }
  }
  refuseOpen(open);
  return found;
}

/** What only a person can say of a column, and how it is asked where several such questions are open. */
const inShort = {
  date_order_ambiguous: "Whether days are written day first or month first (--dates):",
  agreement_unclear:
    "What neither yes nor no means of who agreed to be reached (--agreements yes, no or nothing):",
  document_state_unclear:
    "What documents and payments are of which it says words that nobody knows (--states counts, draft or cancelled):",
} as const;
type Asked = keyof typeof inShort;

function entriesOf<Value>(of: Record<Asked, Value>): [Asked, Value][] {
  return Object.entries(of) as [Asked, Value][];
}

function refuseOpen(open: Record<Asked, readonly Open[]>): void {
  const asked = entriesOf(open).filter(([, columns]) => columns.length > 0);
  const columns = asked.flatMap(([, list]) => list);
  const [first] = columns;
  const [only] = asked;
  if (first === undefined || only === undefined) return;
  const named = (list: readonly Open[]) =>
    list.map(({ path, column, samples }) => `${column} of ${path} (${samples})`).join("; ");
  const details = { ...first, file: first.path, count: columns.length, columns };
  if (asked.length === 1) refuse(only[0], { ...details, all: named(only[1]) });
  const all = asked.map(([code, list]) => `${inShort[code]} ${named(list)}.`).join(" ");
  refuse("import_columns_unclear", { ...details, open: all });
}

function reading(read: number) {
  return { read, created: 0, updated: 0, unchanged: 0, refused: 0 };
}

/** Files whose rows are all there, with how many were read. */
async function stagedWhole(run: RunAtWork): Promise<Map<number, number>> {
  const rows = await run.db.read(
    (tx) => tx.sql<{ file_no: number; read_count: number }>`
      select f.file_no, f.read_count
      from import_file f
      where f.run_id = ${run.runId} and f.staged_count = (
        select count(*) from staged_row s where s.run_id = f.run_id and s.file_no = f.file_no
      )`,
  );
  return new Map(rows.map((row) => [row.file_no, row.read_count]));
}

async function closeFile(
  tx: Tx,
  runId: string,
  file: FileInRun,
  staged: Staged,
  notes: Note[],
): Promise<void> {
  // Of the modules that share a table the first one begins anew.
  if ((file.share?.turn ?? 0) === 0) await forgetProblems(tx, runId, file.path);
  await tx.sql`
    update import_file
    set staged_count = ${staged.stagedCount}, read_count = ${staged.readCount},
      sums = ${JSON.stringify(Object.fromEntries(Object.entries(staged.sums).map(([field, source]) => [field, { source }])))}
    where run_id = ${runId} and file_no = ${file.fileNo}`;
  const problems = staged.problems.map((problem) => ({ ...problem, path: file.path }));
  await noteMore(tx, runId, [...problems, ...notes, ...noteLeft(file.path, staged.problemsLeft)]);
}

function noteLeft(path: string, count: number): Note[] {
  if (count === 0) return [];
  const message = `${count.toLocaleString("en")} further problems of this file are not listed one by one.`;
  return [{ code: "problems_left", severity: "note", path, message }];
}

/** Amounts that carry another currency's sign and say no more are taken in the workspace's, which may be wrong. */
function noteSigns(path: string, signs: ReadonlySet<string>, currency: string) {
  if (signs.size === 0) return [];
  const message = `Amounts are written in ${[...signs].join(", ")} and were taken as ${currency}. If that is wrong, say for all tables which currency it is.`;
  return [{ code: "currency_assumed", severity: "note" as const, path, message }];
}

/** Rows that name several where a record has one: nobody should have to find out which of them counts. */
function noteSeveral(path: string, { parts }: ModuleMap, several: Staged["several"]): Note[] {
  const areAll = new Set(
    Object.values(parts).flatMap(({ id, splitTo }) => (splitTo === "others" ? (id.at(-1) ?? []) : [])),
  );
  return [...several].flatMap(([column, rows]): Note[] => {
    if (areAll.has(column)) return [];
    const said = rows === 1 ? "One row names" : `${rows.toLocaleString("en")} rows name`;
    const message = `${said} several in ${column}. The first one counts, and all of them stay with the record as they are written.`;
    return [{ code: "several_named", severity: "note", path, field: column, message }];
  });
}

/** Amounts in several currencies of which a sign alone says which: it may be another's that has the same. */
function noteBySigns(path: string, currencies: ReadonlySet<string>) {
  if (currencies.size === 0) return [];
  const message = `Amounts are written in several currencies. Those with a sign that more than one has were taken by the country of their row, or as what the sign means most: ${[...currencies].sort().join(", ")}. If that is wrong, deliver the file with a column that names the currency.`;
  return [{ code: "currency_assumed", severity: "note" as const, path, message }];
}
