import { parseArgs } from "node:util";
import { z } from "zod";
import type { conflictKinds } from "../contract/data-quality.ts";
import { listRunConflicts } from "../server/data-quality/undo/list-run-conflicts.ts";
import { askForUndo, workOnUndo } from "../server/data-quality/undo/work-on-undo.ts";
import { askForRecompute, workOnRecompute } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import { Refusal, refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnectionsBehind } from "./running/with-database.ts";
import { followRun } from "./writing/follow-run.ts";

export const usage = `vitalfew undo RUN [--keep] [--first RUN …]

Takes a whole load back: every record it made goes, every one it changed is as before. Refused when somebody changed or
used one of them since; the list says which.

  --keep       take back all but those records; they stay as they are, and can be taken back later
  --first RUN  take a later load back before it, in the same step (again for each)`;

/** Answers `{ run, undoes, state, rows, kept }`, or `{ error, conflicts }` when later changes stand in the way. */
export async function run(args: string[], io: Io): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { keep: { type: "boolean" }, first: { type: "string", multiple: true } },
  });
  const first = z.array(z.uuid()).safeParse(values.first ?? []);
  const undoes = z.uuid().safeParse(positionals[0]);
  if (positionals.length !== 1 || !undoes.success || !first.success)
    refuse("usage", { problem: "Name each run to take back by its id.", command: "undo" });
  return withConnectionsBehind(async (db) => {
    try {
      const actor = systemActor("command");
      const keep = values.keep ? ("conflicting" as const) : ("refuse" as const);
      const how = { undoes: undoes.data, keep, first: first.data };
      const runId = await db.write((tx) => askForUndo(tx, actor, how, false));
      const state = await followRun(db, runId, io, () => workOnUndo(db, runId));
      if (state === "done") await workOnRecompute(db, await db.write((tx) => askForRecompute(tx, actor)));
      const { rows } = await db.pool.query<{ count: number; kept: number }>(
        "select updated_count as count, unchanged_count as kept from run where run_id = $1",
        [runId],
      );
      const { count, kept } = rows[0] ?? { count: 0, kept: 0 };
      const end =
        kept === 0 ? `Run ${undoes.data} is undone.` : `${kept.toLocaleString("en")} stay as they are.`;
      io.say(`${count.toLocaleString("en")} rows are as they were before. ${end}`);
      io.answer({ run: runId, undoes: undoes.data, state, rows: count, kept });
      return state === "done" ? 0 : 1;
    } catch (error) {
      return await sayConflicts(db, undoes.data, error, io);
    }
  });
}

/** So many are said one by one; the first of them tell what to do. */
const saidMost = 20;

const whatHappened: Readonly<Record<(typeof conflictKinds)[number], string>> = {
  changed: "was changed since",
  removed: "was removed since",
  made_again: "was made again since",
  referred_to: "leads to what would go",
  leads_to_gone: "would lead to what is gone",
};

async function sayConflicts(db: Database, undoes: string, error: unknown, io: Io): Promise<number> {
  if (!(error instanceof Refusal) || error.code !== "undo_conflicts") throw error;
  const conflicts = error.details.conflicts as { table: string; key: unknown; what: string }[];
  if (!io.json) process.stderr.write(`${error.message}\n`);
  const actor = systemActor("command");
  const { rows, laterLoads } = await db.read((tx) =>
    listRunConflicts({ tx, actor, input: { runId: undoes, limit: saidMost } }),
  );
  for (const { table, name, recordId, partyName, what } of rows) {
    const whose = partyName === null || partyName === name ? "" : ` of ${partyName}`;
    io.say(`  ${table.replaceAll("_", " ")} ${name ?? recordId}${whose}: ${whatHappened[what]}`);
  }
  for (const { runId, title } of laterLoads)
    io.say(`${title} came later; take both back: vitalfew undo ${undoes} --first ${runId}`);
  io.answer({ error: { code: error.code, detail: error.message }, conflicts });
  return 1;
}
