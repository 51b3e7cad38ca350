import { z } from "zod";
import type { Database, Tx } from "../../../../plumbing/database/db.ts";
import { Refusal } from "../../../../plumbing/refuse.ts";
import { type Counts, type RunAtWork, type RunState, workOnRun } from "../../../../plumbing/runs/runs.ts";
import { type KnownMapping, knownMappings } from "../../mappings/known-mappings.ts";
import { profiles } from "../../profiles/profiles.ts";
import type { FoundFile } from "../../reading/find-files.ts";
import { lookAtFile } from "../../reading/tables/look-at-files.ts";
import type { Look } from "../../reading/tables/table-plan.ts";
import { placeOf } from "../../staging/place.ts";
import { proposeForDraft } from "./propose-for-draft.ts";
import { type StudiedTable, studyTable } from "./study-table.ts";

const LookInput = z.object({ draftId: z.string() });

/**
 * Looks at the files of a draft: the tables in them, what they are, what stands in their columns. A table is kept when it
 * was gone through whole, so that a look that was killed goes on with the next one; a table that can't be read keeps
 * the sentence that says why, and the others go on.
 * @returns the run's state, or null when another process works on it
 */
export async function workOnLook(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, async (run) => {
    const { draftId } = LookInput.parse(run.input);
    const draft = await run.db.read((tx) => filesOf(tx, draftId));
    // Somebody dropped it in the meantime.
    if (draft === null) return { counts: countsOf(0) };
    const known = await run.db.read((tx) => knownMappings(tx, draft.createdBy));
    const looks = await lookAtAll(run, draft.files, known);
    const rows = await studyAll(run, draftId, looks, known);
    await run.progress({ step: "Finding out what the columns are" });
    await run.db.write((tx) => proposeForDraft(tx, draftId));
    return { counts: countsOf(rows) };
  });
}

/** What was looked at is neither made nor changed. */
function countsOf(rows: number): Counts {
  return { read: rows, created: 0, updated: 0, unchanged: rows, refused: 0 };
}

async function filesOf(tx: Tx, draftId: string) {
  const [draft] = await tx.sql<{ files: FoundFile[]; createdBy: string | null }>`
    select files, created_by as "createdBy" from import_draft where draft_id = ${draftId}`;
  return draft ?? null;
}

/** A table, or a file that is none and why. */
type Found = Look | { path: string; trouble: Refusal };

async function lookAtAll(
  run: RunAtWork,
  files: readonly FoundFile[],
  known: readonly KnownMapping[],
): Promise<Found[]> {
  const all = [...known.map(({ profile }) => profile), ...profiles];
  const found: Found[] = [];
  for (const file of files) {
    await run.stopIfCancelled();
    await run.progress({ step: `Looking at ${file.path}` });
    try {
      found.push(...(await lookAtFile(file, all)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.push({ path: file.path, trouble: error });
    }
  }
  return found;
}

/** Goes through every table. @returns how many rows they have */
async function studyAll(
  run: RunAtWork,
  draftId: string,
  looks: readonly Found[],
  known: readonly KnownMapping[],
): Promise<number> {
  const kept = await run.db.read((tx) => keptTables(tx, draftId));
  await run.progress({
    expected: looks.reduce((sum, look) => sum + ("linesCount" in look ? look.linesCount : 0), 0),
  });
  const { country } = await run.db.read(placeOf);
  let before = 0;
  for (const [at, look] of looks.entries()) {
    const done = kept.get(at + 1);
    if (done !== undefined) {
      before += done;
      continue;
    }
    const say = async (rows: number) => {
      await run.stopIfCancelled();
      await run.progress({ step: `Reading ${look.path}`, counts: countsOf(before + rows) });
    };
    await say(0);
    const table = await studyTable(look, known, country ?? undefined, say);
    await run.db.write((tx) => keepTable(tx, draftId, at + 1, table));
    before += table.rows;
  }
  return before;
}

async function keptTables(tx: Tx, draftId: string): Promise<Map<number, number>> {
  const rows = await tx.sql<{ tableNo: number; rows: number }>`
    select table_no as "tableNo", rows_count as rows from import_draft_table where draft_id = ${draftId}`;
  return new Map(rows.map(({ tableNo, rows: count }) => [tableNo, count]));
}

async function keepTable(tx: Tx, draftId: string, tableNo: number, table: StudiedTable): Promise<void> {
  await tx.sql`
    insert into import_draft_table (
      draft_id, table_no, path, bytes, sha256, rows_count, shape, header, samples, notes, failure, is_skipped, columns, sketch,
      source, source_title, module, kind, settings, map, others, origin, confidence, mapping_id
    )
    select draft_id, ${tableNo}, ${table.path}, ${table.bytes}, ${table.sha256}, ${table.rows},
      ${table.shape && JSON.stringify(table.shape)}, ${JSON.stringify(table.header)}, ${JSON.stringify(table.samples)},
      ${JSON.stringify(table.notes)}, ${table.failure}, ${table.isSkipped}, ${JSON.stringify(table.columns)},
      ${table.sketch && JSON.stringify(table.sketch)}, ${table.source}, ${table.sourceTitle}, ${table.module}, ${table.kind},
      ${JSON.stringify(table.settings)}, ${table.map && JSON.stringify(table.map)}, ${JSON.stringify(table.others)}, ${table.origin}, ${table.confidence},
      ${table.mappingId}
    from import_draft where draft_id = ${draftId}
    on conflict do nothing`;
}
