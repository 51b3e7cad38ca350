import { writeFileSync } from "node:fs";
import { askForDraft } from "../../server/data-quality/imports/drafts/ask-for-draft.ts";
import { workOnLook } from "../../server/data-quality/imports/drafts/look/look-at-draft.ts";
import { type PlannedTable, takePlan } from "../../server/data-quality/imports/drafts/take-plan.ts";
import type { FoundFile } from "../../server/data-quality/imports/reading/find-files.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import type { Database } from "../../server/plumbing/db.ts";
import type { Io } from "../command.ts";
import { followRun } from "./follow-run.ts";
import { pathText } from "./path-text.ts";

/** Writes how files would be read into a document that `--map` takes, and brings nothing in. */
export async function writePlan(
  db: Database,
  files: readonly FoundFile[],
  path: string,
  io: Io,
): Promise<number> {
  const actor = systemActor("command");
  const { draftId, runId } = await db.write((tx) => askForDraft(tx, actor, files, { queue: false }));
  const state = await followRun(db, runId, io, () => workOnLook(db, runId));
  const { plan, tables } = await db.write((tx) => takePlan(tx, draftId));
  const modules = Object.entries(plan.modules).map(([module, { kind }]) => ({ module, kind }));
  writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
  for (const table of tables) {
    io.say(`${pathText(table.path, 40)}  ${saysTable(table)}`);
    if (table.problem !== null) io.say(`${"".padEnd(40)}  to be mended first: ${table.problem}`);
  }
  io.say(`Written to ${path}. Change it where it is wrong, then import with --map ${path}.`);
  io.answer({ plan: path, source: plan.source, modules, tables });
  return state === "done" ? 0 : 1;
}

/** As what a table would be read and how sure that is, or why it is left out. */
function saysTable({ kind, module, origin, sourceTitle, confidence, failure }: PlannedTable): string {
  if (failure !== null) return `left out: ${failure}`;
  if (kind === null) return "left out: nothing says what it holds";
  const why = origin === "proposed" ? `${Math.round(confidence * 100)} % sure` : `known from ${sourceTitle}`;
  return `${kind.replaceAll("_", " ")} (${module}, ${why})`;
}
