import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { keepGoldenValuesAfter } from "../../customers/load-golden-values.ts";
import { keepMatchKeys, partiesWithKeysOfRun } from "../../customers/load-match-keys.ts";
import { touchCustomersOfRun } from "../../customers/touch-customers.ts";
import { forgetValuesOf } from "../../insight/forget-values.ts";
import { askForRecompute } from "../../insight/recompute.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { lockMade, putKeysOff } from "../../plumbing/database/keys-in-sets.ts";
import { preferSets } from "../../plumbing/database/prefer-sets.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { keepConflicting } from "../../plumbing/runs/keep-conflicting.ts";
import { findLaterChanges, type LaterChange } from "../../plumbing/runs/later-changes.ts";
import { layOut, type RowsOfRun, rowsOfRun } from "../../plumbing/runs/rows-of-run.ts";
import {
  askForRun,
  type Counts,
  markRunUndone,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../plumbing/runs/runs.ts";
import { takeBack } from "../../plumbing/runs/take-back.ts";
import { whoAsked } from "../imports/loading/load-staged.ts";
import { oneAtATime } from "../imports/loading/one-at-a-time.ts";
import { noteKept } from "./note-kept.ts";
import { belongings, links } from "./pointers.ts";
import { journalSize, refuseNotUndoable } from "./undoable.ts";

/** How a load is taken back; `first` are later loads that go before it, in the same transaction. */
const UndoInput = z.object({
  undoes: z.string(),
  keep: z.enum(["refuse", "conflicting"]).default("refuse"),
  first: z.array(z.string()).default([]),
});
export type UndoInput = z.input<typeof UndoInput>;

const conflictsMax = 100;
// What is compared while somebody waits for the answer; the run itself compares every load.
const comparedAtOnceMax = 50_000;

/**
 * Asks for a load to be taken back, or refuses when it can't be.
 * @param queue false leaves the work, and looking for what stands in its way, to the caller
 * @returns the id of the run that does it
 */
export async function askForUndo(tx: Tx, actor: Actor, input: UndoInput, queue: boolean): Promise<string> {
  const title = `Undo: ${await refuseNotUndoable(tx, input.undoes)}`;
  for (const runId of input.first ?? []) await refuseNotUndoable(tx, runId);
  const isAlone = (input.keep ?? "refuse") === "refuse" && (input.first ?? []).length === 0;
  if (queue && isAlone && (await journalSize(tx, input.undoes)) <= comparedAtOnceMax)
    await refuseConflicts(tx, await layOut(tx, await rowsOfRun(tx, input.undoes)));
  return askForRun(tx, actor, { kind: "undo", title, input }, { queue });
}

/** Works on an undo run: everything the load changed goes back, in one transaction. */
export async function workOnUndo(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) => undo(run));
}

type Taken = { taken: number; kept: number };

async function undo(run: RunAtWork): Promise<{ counts: Counts; result: Record<string, unknown> }> {
  const input = UndoInput.parse(run.input);
  const { undoes } = input;
  if (run.cursor.undone === true) {
    const [taken, kept] = [Number(run.cursor.taken), Number(run.cursor.kept)];
    return { counts: countsOf({ taken, kept }), result: { undoes, kept } };
  }
  return run.db.write(async (tx) => {
    await oneAtATime(run, tx);
    const sum: Taken = { taken: 0, kept: 0 };
    for (const load of await newestFirst(tx, [undoes, ...input.first])) {
      const { taken, kept } = await undoOne(run, tx, load, input.keep);
      sum.taken += taken;
      sum.kept += kept;
    }
    await askForRecompute(tx, await whoAsked(tx, run.runId));
    const counts = countsOf(sum);
    await run.progress({ counts, cursor: { undone: true, ...sum } }, tx);
    return { counts, result: { undoes, kept: sum.kept } };
  });
}

function countsOf({ taken, kept }: Taken): Counts {
  return { read: taken + kept, created: 0, updated: taken, unchanged: kept, refused: 0 };
}

async function newestFirst(tx: Tx, runIds: readonly string[]): Promise<string[]> {
  for (const runId of runIds) await refuseNotUndoable(tx, runId);
  const rows = await tx.sql<{ run_id: string }>`
    select run_id from run where run_id = any(${[...runIds]}::uuid[]) order by finished_at desc, run_id desc`;
  return rows.map((row) => row.run_id);
}

async function undoOne(
  run: RunAtWork,
  tx: Tx,
  undoes: string,
  keep: "refuse" | "conflicting",
): Promise<Taken> {
  await run.progress({ step: "Looking for later changes" });
  await preferSets(tx, await journalSize(tx, undoes));
  const tables = await layOut(tx, await rowsOfRun(tx, undoes));
  await run.stopIfCancelled();
  await lockMade(tx, tables);
  const kept = keep === "conflicting" ? await keepConflicting(tx, tables, links, belongings) : 0;
  if (keep === "refuse") await refuseConflicts(tx, tables);
  await run.stopIfCancelled();
  await touchCustomersOfRun(tx, undoes);
  await forgetValuesOf(tx, partiesThatGo(tables));
  const parties = await partiesWithKeysOfRun(tx, undoes);
  if (kept > 0) await noteKept(tx, run.runId, tables);
  // What leads to the rows that go was looked for above, in sets.
  await putKeysOff(tx);
  const taken = await takeBack(tx, undoes, tables, async (table) => {
    await run.stopIfCancelled();
    await run.progress({ step: `Taking back ${table.replaceAll("_", " ")}` });
  });
  await keepMatchKeys(tx, parties);
  await keepGoldenValuesAfter(tx, parties);
  await tx.sql`delete from staged_row where run_id = ${undoes}`;
  // A load of which something stays is not undone: what stays can still be taken back.
  if (kept === 0) await markRunUndone(tx, undoes, run.runId);
  const about = { subjectKind: "run", subjectId: undoes, runId: run.runId };
  const name = kept === 0 ? "run.undone" : "run.partly_undone";
  await record(tx, await whoAsked(tx, run.runId), { name, ...about });
  return { taken, kept };
}

/** Parties that the load made and nothing keeps. */
function partiesThatGo(tables: readonly RowsOfRun[]): RawBuilder<unknown> {
  const parties = tables.find(({ table }) => table === "party");
  if (parties === undefined) return sql`select null::uuid as party_id where false`;
  return sql`select party_id from ${parties.rows} as party_of_run where is_made and not is_kept`;
}

async function refuseConflicts(tx: Tx, tables: readonly RowsOfRun[]): Promise<void> {
  const page = { from: 0, limit: conflictsMax };
  const { count, changes } = await findLaterChanges(tx, tables, links, page);
  if (count > 0) refuse("undo_conflicts", { count, first: inWords(changes[0]), conflicts: changes });
}

function inWords(conflict: LaterChange | undefined): string {
  if (conflict === undefined) return "";
  const id = Object.values(conflict.key).at(-1);
  return `${conflict.table.replaceAll("_", " ")} ${id} (${conflict.what})`;
}
