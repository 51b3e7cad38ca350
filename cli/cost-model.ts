import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { CostModelDocument } from "../contract/insight/costs/cost-model.ts";
import { setCostModel } from "../server/insight/cost-model/apply-cost-model.ts";
import { poolWords, rateWords } from "../server/insight/cost-model/plan-cost-model.ts";
import { readCostModel } from "../server/insight/cost-model/read-cost-model.ts";
import { workspaceFigures } from "../server/insight/cost-model/write-figures.ts";
import { recomputeNow } from "../server/insight/recompute.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnections } from "./running/with-database.ts";

export const usage = `vitalfew cost-model show [--on DAY] [--json]
vitalfew cost-model apply FILE [--dry-run] [--json]

Prints the cost model (pools, activities, rates) in force on a day, or sets what a JSON file names from its first day on
(validFrom; null: since the beginning) and computes all figures anew. What the file leaves out stays as it is.
  --on        a day, YYYY-MM-DD; today as it stands
  --dry-run   only say what would change`;

/** show answers `{ onDay, isAssumed, document }`; apply answers `{ changes, run, state }`. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { on: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  });
  const [verb, file] = positionals;
  if (verb === "show" && file === undefined) return withConnections((db) => show(db, io, values.on));
  if (verb === "apply" && file !== undefined) {
    const document = documentIn(file);
    return withConnections((db) => apply(db, io, document, values["dry-run"]));
  }
  return refuse("usage", { problem: "Say show, or apply and a file.", command: "cost-model" });
}

async function show(db: Database, io: Io, onDay: string | undefined): Promise<number> {
  if (onDay !== undefined && !z.iso.date().safeParse(onDay).success)
    refuse("usage", { problem: `${onDay} is no day of the form 2026-11-21.`, command: "cost-model" });
  const [model, write] = await db.read(
    async (tx) => [await readCostModel({ tx, input: { onDay } }), await workspaceFigures(tx)] as const,
  );
  io.answer(model);
  for (const pool of model.document.pools) io.say(`pool      ${pool.name}: ${poolWords(pool, write)}`);
  for (const activity of model.document.activities)
    io.say(`activity  ${activity.name}: ${rateWords(activity, write)}`);
  return 0;
}

async function apply(db: Database, io: Io, document: CostModelDocument, dryRun: boolean): Promise<number> {
  const actor = systemActor("command");
  const changes = await db.write((tx) => setCostModel(tx, actor, document, { dryRun }));
  for (const change of changes) io.say(change.words);
  if (changes.length === 0) io.say("Nothing changes: the model already says so.");
  const done = dryRun || changes.length === 0 ? null : await recomputeNow(db, actor);
  io.answer({ changes, run: done?.runId ?? null, state: done?.state ?? null });
  return done === null || done.state === "done" ? 0 : 1;
}

function documentIn(file: string): CostModelDocument {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    // What show prints stands in an envelope; either is taken.
    const inner: unknown =
      typeof parsed === "object" && parsed !== null && "document" in parsed ? parsed.document : parsed;
    return CostModelDocument.parse(inner);
  } catch (error) {
    const problem =
      error instanceof z.ZodError
        ? z.prettifyError(error).replaceAll("\n", " ")
        : String(error instanceof Error ? error.message : error);
    return refuse("cost_model_file_invalid", { file, problem });
  }
}
