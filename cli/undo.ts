import { parseArgs } from "node:util";
import { z } from "zod";
import { askForUndo, workOnUndo } from "../server/data-quality/undo/work-on-undo.ts";
import { askForRecompute, workOnRecompute } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import { openDatabase } from "../server/plumbing/db.ts";
import { Refusal, refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { followRun } from "./follow-run.ts";
import { withDatabase } from "./with-database.ts";

export const usage = `vitalfew undo RUN

Takes a whole load back: every record it made goes, every one it changed is as before. Refused when somebody changed or
used one of them since; the list says which.`;

/** Answers `{ run, undoes, state, rows }`, or `{ error, conflicts }` when later changes stand in the way. */
export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const undoes = z.uuid().safeParse(positionals[0]);
  if (positionals.length !== 1 || !undoes.success)
    refuse("usage", { problem: "Name the run to take back, by its id.", command: "undo" });
  return withDatabase(async ({ url }) => {
    const db = openDatabase(url);
    try {
      const actor = systemActor("command");
      const runId = await db.write((tx) => askForUndo(tx, actor, { undoes: undoes.data }, false));
      const state = await followRun(db, runId, io, () => workOnUndo(db, runId));
      if (state === "done") await workOnRecompute(db, await db.write((tx) => askForRecompute(tx, actor)));
      const { rows } = await db.pool.query<{ count: number }>(
        "select read_count as count from run where run_id = $1",
        [runId],
      );
      const count = rows[0]?.count ?? 0;
      io.say(`${count.toLocaleString("en")} rows are as they were before. Run ${undoes.data} is undone.`);
      io.answer({ run: runId, undoes: undoes.data, state, rows: count });
      return state === "done" ? 0 : 1;
    } catch (error) {
      return sayConflicts(error, io);
    } finally {
      await db.close();
    }
  });
}

function sayConflicts(error: unknown, io: Io): number {
  if (!(error instanceof Refusal) || error.code !== "undo_conflicts") throw error;
  const conflicts = error.details.conflicts as { table: string; key: unknown; what: string }[];
  if (!io.json) process.stderr.write(`${error.message}\n`);
  for (const { table, key, what } of conflicts) io.say(`  ${table} ${JSON.stringify(key)} ${what}`);
  io.answer({ error: { code: error.code, detail: error.message }, conflicts });
  return 1;
}
