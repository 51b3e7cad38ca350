import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { ImportAnswers } from "../../contract/data-quality/imports/import-answers.ts";
import type { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { importReport } from "../../server/data-quality/imports/import-report.ts";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { askForImport, workOnImport } from "../../server/data-quality/imports/run-import.ts";
import { askForUndo, workOnUndo } from "../../server/data-quality/undo/work-on-undo.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import type { Database } from "../../server/plumbing/database/db.ts";

const actor = systemActor("command");

/** A folder of the real data that lies beside the project, or null where it isn't there. */
export function realData(folder: string): string | null {
  const path = join(import.meta.dirname, "../../../shared/data", folder);
  return existsSync(path) ? path : null;
}

/** Imports files and folders here and now, as the command does. */
export async function bringIn(
  db: Database,
  paths: readonly string[],
  {
    dryRun = false,
    profile,
    answers,
    dataDir,
  }: { dryRun?: boolean; profile?: ImportProfile; answers?: ImportAnswers; dataDir?: string } = {},
) {
  const files = findFiles(paths);
  const runId = await db.write((tx) => askForImport(tx, actor, { files, dryRun, profile, answers }, false));
  await workOnImport(db, runId, dataDir);
  return db.read((tx) => importReport(tx, runId));
}

/** Takes a load back here and now. @returns the state of the run that did it */
export async function undo(
  db: Database,
  runId: string,
  how: { keep?: "refuse" | "conflicting"; first?: string[] } = {},
) {
  const undoRun = await db.write((tx) => askForUndo(tx, actor, { undoes: runId, ...how }, false));
  return workOnUndo(db, undoRun);
}

/** The parties of one kind of a source (its module) by the id the source knows them by. */
export async function partiesBySourceId(db: Database, module: string): Promise<Map<string, string>> {
  const rows = await db.read(
    (tx) => tx.sql<{ source_id: string; party_id: string }>`
      select source_id, party_id from crosswalk where kind = ${module} and record_id = party_id`,
  );
  return new Map(rows.map((row) => [row.source_id, row.party_id]));
}

// What a load leaves behind by intention, and what is computed.
const notBusiness = [
  "run",
  "run_change",
  "run_made",
  "import_row",
  "run_problem",
  "event",
  "import_file",
  "staged_row",
  "applied_migration",
  // What lists and search keep to be quick; what an undo leaves in them goes with the next value run and by night.
  "customer_tally",
  "customer_touched",
  "customer_without_figures",
  "duplicate_due",
  "name_word",
];

/** The whole content of every business table, row for row, in an order of its own. */
export async function contentOf(db: Database): Promise<Record<string, string[]>> {
  return db.read(async (tx) => {
    const tables = await tx.sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${notBusiness})
      order by tablename`;
    const content: Record<string, string[]> = {};
    for (const { name } of tables) {
      const rows = await tx.sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`;
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  });
}

/**
 * The same without what differs from load to load by nature: ids and the moments of loading. Two loads of the same files
 * are equal in this.
 */
export async function meaningOf(db: Database): Promise<Record<string, string[]>> {
  const content = await contentOf(db);
  const ids = /"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"/g;
  const moments = /"(created_at|updated_at|arrived_at)": "[^"]*"/g;
  const loaded = /"run_id": "[^"]*"|"row_hash": "[^"]*"/g;
  return Object.fromEntries(
    Object.entries(content).map(([table, rows]) => [
      table,
      rows.map((row) => row.replace(loaded, "").replace(moments, "").replace(ids, '"id"')).sort(),
    ]),
  );
}

/**
 * The same as one figure for each table, made by the database: for companies too large to hold side by side. Rows count in
 * whatever order they stand.
 */
export async function digestOf(db: Database): Promise<Record<string, { rows: number; digest: string }>> {
  return db.read(async (tx) => {
    const tables = await tx.sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${notBusiness})
      order by tablename`;
    const found: Record<string, { rows: number; digest: string }> = {};
    const own = `"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"|"(created_at|updated_at|arrived_at|row_hash)": "[^"]*"`;
    for (const { name } of tables) {
      const [row] = await tx.sql<{ rows: number; digest: string }>`
        select count(*) as rows,
          coalesce(sum(hashtextextended(regexp_replace(to_jsonb(t)::text, ${own}, '', 'g'), 0)), 0)::text as digest
        from ${sql.table(name)} t`;
      if (row) found[name] = row;
    }
    return found;
  });
}
