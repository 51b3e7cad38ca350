import type { KnownRows } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { findLookalikes, type Lookalike, noteWhoLooksKnown } from "../../../customers/load-match-keys.ts";
import { askForRecompute } from "../../../insight/recompute.ts";
import { type Actor, systemActor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { checkKeys, putKeysOff } from "../../../plumbing/database/keys-in-sets.ts";
import { preferSets } from "../../../plumbing/database/prefer-sets.ts";
import { record } from "../../../plumbing/events.ts";
import type { Counts, RunAtWork } from "../../../plumbing/runs/runs.ts";
import { askForSearchOfDue } from "../../duplicates/search-run.ts";
import { askForWorkplaces } from "../../workplaces/search/search-workplaces.ts";
import { keepLookalikes, keptLookalikes, keptMost, settledOf } from "../lookalikes/keep-lookalikes.ts";
import { answersOf, mayBeSettled, roleBehind } from "../lookalikes/lookalike-answers.ts";
import { type KnownRow, noteSettled, type Settled } from "../lookalikes/settle-lookalikes.ts";
import { noteFindings } from "../planning/note-findings.ts";
import { planRows } from "../planning/plan-rows.ts";
import type { StagedPart } from "../planning/staged-part.ts";
import type { FileInRun } from "../reading/tables/table-plan.ts";
import { analyzeGrown } from "./analyze-grown.ts";
import { type Beside, forgetBeside, startBeside } from "./beside-load.ts";
import { countRows } from "./count-rows.ts";
import { loaders } from "./loaders.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { reconcileSums, type Sums } from "./reconcile-sums.ts";
import { recordPartyUpdates } from "./record-party-updates.ts";

/** How it is loaded: whether it is a rehearsal, of which draft, and what becomes of rows that look like a record that is here. */
type Asked = { dryRun: boolean; draftId?: string | undefined; known?: KnownRows | undefined };

export type LoadOutcome = { counts: Counts; result: Record<string, unknown> };

/**
 * Plans and loads what was laid out, in one transaction: all of it or nothing. A rehearsal does the same and rolls the
 * load back, keeping what it found.
 */
export async function loadStaged(
  run: RunAtWork,
  files: readonly FileInRun[],
  asked: Asked,
): Promise<LoadOutcome> {
  const beside: { work: Beside | null; hasLanded: boolean } = { work: null, hasLanded: false };
  if (run.cursor.beside === true) await forgetBeside(run);
  let outcome: LoadOutcome;
  try {
    outcome = await run.db.write((tx) => load({ run, tx, parts: partsOf(files), beside }, asked));
  } catch (error) {
    if (beside.hasLanded) await forgetBeside(run);
    else await beside.work?.drop();
    throw error;
  }
  // From here on whoever computes computes with what came in, however long the run has still to do.
  if (!asked.dryRun) await run.progress({ cursor: { loaded: true, loadedAt: new Date().toISOString() } });
  return outcome;
}

type AtWork = {
  run: RunAtWork;
  tx: Tx;
  parts: readonly StagedPart[];
  beside: { work: Beside | null; hasLanded: boolean };
};
type Loaded = { sums: Sums; lookalikes: Lookalike[] };
type Knowing = Loaded & { found: Lookalike[]; settled: Settled[] };

async function load(at: AtWork, asked: Asked): Promise<LoadOutcome> {
  const { run, tx } = at;
  await oneAtATime(run, tx);
  await run.progress({ step: "Checking the rows" });
  await tx.sql`analyze staged_row`;
  await preferSets(tx, await stagedCount(tx, run.runId));
  const { sums, lookalikes, found, settled } = await loadKnowing(at, asked);
  if (asked.dryRun) await tx.sql`rollback to savepoint rehearsal`;
  await noteWhoLooksKnown(tx, run.runId, lookalikes);
  await noteSettled(tx, run.runId, settled);
  if (asked.dryRun && asked.draftId !== undefined) await keepLookalikes(tx, run.runId, asked.draftId, found);
  const { counts, records } = await countRows(tx, run.runId, sums);
  const result = { dryRun: asked.dryRun, records };
  if (!asked.dryRun) await tellOthers(tx, run.runId, counts);
  await tx.sql`delete from staged_row where run_id = ${run.runId}`;
  await run.progress({ counts, result, cursor: { loaded: true } }, tx);
  return { counts, result };
}

/**
 * Loads with the rows settled that look like records that are here and are not to become records of their own. Whom a row looks like
 * is known when it is a record: so where anybody may have to be settled and no rehearsal has found out who, the delivery is loaded
 * on trial, taken back, and loaded anew.
 */
async function loadKnowing(at: AtWork, { dryRun, draftId, known }: Asked): Promise<Knowing> {
  const { run, tx } = at;
  const { runId } = run;
  const answerOf = await answersOf(tx, await roleBehind(tx, runId), known);
  const kept = draftId === undefined ? [] : await keptLookalikes(tx, runId, draftId);
  const chosen = new Map(kept.flatMap(({ newId, choice }) => (choice === null ? [] : [[newId, choice]])));
  const answerFor = (row: KnownRow) => chosen.get(row.newId) ?? answerOf(row);
  // A rehearsal finds the others anew: a row may have been mended since.
  const settled = settledOf(dryRun ? kept.filter(({ newId }) => chosen.has(newId)) : kept, answerFor);
  await tx.sql`savepoint before_plan`;
  const isRehearsed = draftId !== undefined && kept.length < keptMost;
  if (!dryRun && (isRehearsed || !mayBeSettled(answerOf))) {
    const loaded = await planAndLoad(at, settled, { isForGood: true });
    return { ...loaded, found: loaded.lookalikes, settled };
  }
  const trial = await planAndLoad(at, settled, { isForGood: false });
  const more = settledOf(
    trial.lookalikes.map((one) => ({ ...one, newId: one.partyId })),
    answerFor,
  );
  if (dryRun && more.length === 0) return { ...trial, found: trial.lookalikes, settled };
  await tx.sql`rollback to savepoint before_plan`;
  settled.push(...more);
  const loaded = await planAndLoad(at, settled, { isForGood: !dryRun });
  const found = new Map([...trial.lookalikes, ...loaded.lookalikes].map((one) => [one.partyId, one]));
  return { ...loaded, found: [...found.values()], settled };
}

/** Plans and loads once, behind the savepoint `rehearsal`; what is not for good writes nothing on a second connection. */
async function planAndLoad(
  { run, tx, parts, beside }: AtWork,
  settled: readonly Settled[],
  { isForGood }: { isForGood: boolean },
): Promise<Loaded> {
  await planRows(tx, run.runId, parts, settled);
  await tx.sql`analyze staged_row`;
  const staged = await whatIsStaged(tx, run.runId);
  await noteFindings(tx, run.runId, parts, staged);

  await tx.sql`savepoint rehearsal`;
  if (isForGood) beside.work = await startBeside(run, tx, parts, staged);
  const areKeysOff = await putKeysOff(tx);
  const kinds = new Set(parts.map(({ map }) => map.kind));
  for (const { step, load: bringIn, analyze = {}, ...loader } of loaders) {
    if (loader.kinds && !loader.kinds.some((kind) => kinds.has(kind))) continue;
    await run.stopIfCancelled();
    await run.progress({ step });
    await bringIn({ tx, runId: run.runId, staged, isMadeBeside: beside.work !== null });
    for (const [table, columns] of Object.entries(analyze)) await analyzeGrown(tx, table, columns);
  }
  if (areKeysOff) {
    await run.progress({ step: "Checking that every record leads to one" });
    await checkKeys(tx, run.runId);
  }
  const sums = await reconcileSums(tx, run.runId);
  // Before it has: what becomes of it may stay unknown.
  beside.hasLanded = beside.work !== null;
  await beside.work?.land();
  await run.progress({ step: "Looking for who is here already" });
  return { sums, lookalikes: await findLookalikes({ tx, runId: run.runId }) };
}

async function stagedCount(tx: Tx, runId: string): Promise<number> {
  const [staged] = await tx.sql<{ count: number }>`
    select coalesce(sum(staged_count), 0)::bigint as count from import_file where run_id = ${runId}`;
  return staged?.count ?? 0;
}

/** What the plan makes of the rows, by kind; see `Load`. */
async function whatIsStaged(tx: Tx, runId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ kind: string; action: string; are_known: boolean }>`
    select kind, action, bool_or(known_hash is not null) as are_known
    from staged_row where run_id = ${runId}
    group by kind, action`;
  return new Set(
    rows.flatMap(({ kind, action, are_known: areKnown }) => [
      `${kind} ${action}`,
      ...(areKnown ? [`${kind} known`] : []),
    ]),
  );
}

function partsOf(files: readonly FileInRun[]): StagedPart[] {
  return files.flatMap(({ fileNo, recognised }) => {
    if (recognised === null) return [];
    const { profile, name, module } = recognised;
    const maps = [[name, module], ...Object.entries(module.parts)] as const;
    return maps.map(([moduleName, map], part) => ({
      fileNo,
      part,
      source: profile.source,
      module: moduleName,
      map,
    }));
  });
}

async function tellOthers(tx: Tx, runId: string, counts: Counts): Promise<void> {
  const actor = await whoAsked(tx, runId);
  await record(tx, actor, {
    name: "import.loaded",
    subjectKind: "run",
    subjectId: runId,
    runId,
    differences: Object.fromEntries(Object.entries(counts).map(([count, to]) => [count, { from: null, to }])),
  });
  await recordPartyUpdates(tx, actor, runId);
  if (counts.created + counts.updated === 0) return;
  await askForRecompute(tx, actor);
  await askForWorkplaces(tx, actor);
  await askForSearchOfDue(tx, actor);
}

/** The person who asked for a run, as the one who acts in it. */
export async function whoAsked(tx: Tx, runId: string): Promise<Actor> {
  const [run] = await tx.sql<{ started_by: string | null; started_by_name: string }>`
    select started_by, started_by_name from run where run_id = ${runId}`;
  return {
    ...systemActor("job"),
    userId: run?.started_by ?? null,
    name: run?.started_by_name ?? "Vitalfew",
    door: "import",
  };
}
