import { fieldsOfTarget } from "../../contract/data-quality/imports/fields-of-target.ts";
import { askForDraft } from "../../server/data-quality/imports/drafts/ask-for-draft.ts";
import { workOnLook } from "../../server/data-quality/imports/drafts/look/look-at-draft.ts";
import { type PlannedTable, takePlan } from "../../server/data-quality/imports/drafts/take-plan.ts";
import type { FoundFile } from "../../server/data-quality/imports/reading/find-files.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import type { Database } from "../../server/plumbing/database/db.ts";
import type { Io } from "../command.ts";
import { followRun } from "./follow-run.ts";
import { pathText } from "./path-text.ts";

/** How files would be read, as the import's page proposes it; nothing is brought in. */
export async function proposeFiles(db: Database, files: readonly FoundFile[], io: Io) {
  const actor = systemActor("command");
  const { draftId, runId } = await db.write((tx) => askForDraft(tx, actor, files, { queue: false }));
  const state = await followRun(db, runId, io, () => workOnLook(db, runId));
  return { state, ...(await db.write((tx) => takePlan(tx, draftId))) };
}

/** As what a table would be read and how sure that is, or why it is left out. */
export function saysTable({
  path,
  kind,
  module,
  origin,
  sourceTitle,
  confidence,
  failure,
  problem,
  leftOut,
}: PlannedTable): string[] {
  const name = pathText(path, 40);
  if (failure !== null) return [`${name}  left out: ${failure}`];
  if (leftOut !== null) return [`${name}  left out: ${leftOut}`];
  if (kind === null) return [`${name}  left out: nothing says what it holds`];
  const why = origin === "proposed" ? `${Math.round(confidence * 100)} % sure` : `known from ${sourceTitle}`;
  const said = `${name}  ${kind.replaceAll("_", " ")} (${module}, ${why})`;
  return problem === null ? [said] : [said, `${"".padEnd(40)}  to be mended first: ${problem}`];
}

/** Says of the tables that nobody knows what each column would be taken for, and how to go on. */
export async function sayProposed(db: Database, files: readonly FoundFile[], io: Io): Promise<void> {
  const { tables } = await proposeFiles(db, files, io);
  const unknown = tables.filter(({ failure, origin }) => failure === null && origin === "proposed");
  if (unknown.length === 0) return;
  io.say("\nNot known here, and so not brought in. By what their columns are called and hold they would be:");
  for (const table of unknown) {
    for (const line of saysTable(table)) io.say(line);
    for (const line of saysColumns(table)) io.say(`  ${line}`);
  }
  io.say(
    "\nTo bring them in so: the same command with --accept. To change it first: --plan-out FILE, then --map FILE.",
  );
}

const columnsShown = 40;

function saysColumns({ map }: PlannedTable): string[] {
  if (map === null) return [];
  const as = new Map<string, string[]>();
  const say = (column: string, what: string) => as.set(column, [...(as.get(column) ?? []), what]);
  for (const column of map.id) say(column, "id");
  for (const [whose, { columns, links, id }] of [["", map] as const, ...Object.entries(map.parts)]) {
    const of = whose === "" ? "" : ` of ${whose}`;
    if (whose !== "") for (const column of id) say(column, `id${of}`);
    for (const [column, target] of Object.entries(columns))
      for (const field of fieldsOfTarget(target))
        say(column, field === "custom" ? `kept as it is${of}` : `${field}${of}`);
    if (whose === "")
      for (const [link, { column = [], to, by }] of Object.entries(links))
        for (const one of [column].flat())
          say(one, by === "reach" ? `names its ${link}` : `names its ${link} (${to})`);
  }
  for (const column of map.ignored) say(column, "left out");
  const lines = [...as].map(([column, what]) => `${column} → ${[...new Set(what)].join(", ")}`);
  const more = lines.length - columnsShown;
  return more > 0 ? [...lines.slice(0, columnsShown), `and ${more} more columns`] : lines;
}
