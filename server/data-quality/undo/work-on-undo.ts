import { z } from "zod";
import { touchCustomersOfRun } from "../../customers/touch-customers.ts";
import { forgetValuesOfRun } from "../../insight/forget-values.ts";
import { askForRecompute } from "../../insight/recompute.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/db.ts";
import { record } from "../../plumbing/events.ts";
import { preferSets } from "../../plumbing/prefer-sets.ts";
import { refuse } from "../../plumbing/refuse.ts";
import {
  askForRun,
  type Counts,
  markRunUndone,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../plumbing/runs.ts";
import { findLaterChanges, type LaterChange, takeBack } from "../../plumbing/take-back.ts";
import { whoAsked } from "../imports/loading/load-staged.ts";
import { derivedTables, pointers } from "./pointers.ts";

const UndoInput = z.object({ undoes: z.string() });
const conflictsMax = 100;

/**
 * Asks for a load to be taken back, or refuses when it can't be.
 * @param queue false leaves the work, and looking for what stands in its way, to the caller
 * @returns the id of the run that does it
 */
export async function askForUndo(tx: Tx, actor: Actor, undoes: string, queue: boolean): Promise<string> {
  const [load] = await tx.sql<{ title: string }>`select title from run where run_id = ${undoes}`;
  if (load === undefined) refuse("not_found");
  if (queue) await refuseConflicts(tx, undoes);
  const title = `Undo: ${load.title}`;
  return askForRun(tx, actor, { kind: "undo", title, input: { undoes } }, { queue });
}

/** Works on an undo run: everything the load changed goes back, in one transaction. */
export async function workOnUndo(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) => undo(run));
}

async function undo(run: RunAtWork): Promise<{ counts: Counts; result: Record<string, unknown> }> {
  const { undoes } = UndoInput.parse(run.input);
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
  if (run.cursor.undone === true) {
    const count = Number(run.cursor.count);
    return { counts: { ...counts, read: count, updated: count }, result: { undoes } };
  }
  await run.progress({ step: "Looking for later changes" });
  return run.db.write(async (tx) => {
    await refuseConflicts(tx, undoes);
    await run.stopIfCancelled();
    await run.progress({ step: "Taking the load back" });
    await touchCustomersOfRun(tx, undoes);
    await forgetValuesOfRun(tx, undoes);
    const count = await takeBack(tx, undoes);
    await tx.sql`delete from staged_row where run_id = ${undoes}`;
    await markRunUndone(tx, undoes, run.runId);
    const actor = await whoAsked(tx, run.runId);
    const about = { subjectKind: "run", subjectId: undoes, runId: run.runId };
    await record(tx, actor, { name: "run.undone", ...about });
    await askForRecompute(tx, actor);
    await run.progress({ cursor: { undone: true, count } }, tx);
    return { counts: { ...counts, read: count, updated: count }, result: { undoes } };
  });
}

async function refuseConflicts(tx: Tx, undoes: string): Promise<void> {
  const [load] = await tx.sql<{ kind: string; state: RunState; dry: boolean }>`
    select kind, state, coalesce((input->>'dryRun')::boolean, false) as dry from run where run_id = ${undoes}`;
  if (load?.kind !== "import" || load.dry || (load.state !== "done" && load.state !== "unbalanced")) {
    const state = load?.dry
      ? "a rehearsal, which changed nothing"
      : load?.kind === "import"
        ? load.state
        : "no load";
    refuse("run_not_undoable", { state });
  }
  await tx.sql`analyze run_change`;
  const [changes] = await tx.sql<{
    count: number;
  }>`select count(*) as count from run_change where run_id = ${undoes}`;
  await preferSets(tx, changes?.count ?? 0);
  const conflicts = await findLaterChanges(tx, undoes, { pointers, derived: derivedTables }, conflictsMax);
  if (conflicts.length === 0) return;
  const count = conflicts.length < conflictsMax ? conflicts.length : `${conflictsMax} or more`;
  refuse("undo_conflicts", { count, first: inWords(conflicts[0]), conflicts });
}

function inWords(conflict: LaterChange | undefined): string {
  if (conflict === undefined) return "";
  const id = Object.values(conflict.key).at(-1);
  return `${conflict.table.replaceAll("_", " ")} ${id} (${conflict.what})`;
}
