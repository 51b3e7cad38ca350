import { type RawBuilder, sql } from "kysely";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";

type Shown = OutputOf<typeof dataQuality.readExport>;

export type ExportRow = Omit<Shown, "file"> & {
  fileName: string | null;
  fileBytes: number | null;
  endsAt: string | null;
};

/** The columns of an export, from `run` left joined with its `export_file f`. */
export function exportColumns(actor: Actor): RawBuilder<unknown> {
  return sql`
    run.run_id as "runId", run.title, run.state, run.step, run.failure, run.input->>'format' as format,
    run.created_count as rows, run.expected_count as expected, run.started_by_name as "askedByName",
    run.started_by is not distinct from ${actor.userId}::uuid as "isOwn", run.created_at as "createdAt",
    run.finished_at as "finishedAt", coalesce(run.result->'tables', '[]'::jsonb) as tables,
    coalesce((run.result->>'cut')::integer, 0) as cut,
    f.name as "fileName", f.bytes as "fileBytes", f.ends_at as "endsAt"`;
}

/** Exports that an actor may know of: their own; all of them for administrators. */
export function ownExports(actor: Actor): RawBuilder<boolean> {
  const own =
    actor.role === "owner" ? sql`true` : sql`run.started_by is not distinct from ${actor.userId}::uuid`;
  return sql<boolean>`run.kind = 'export' and ${own}`;
}

/** Gathers what is known of the file. */
export function shapeExport({ fileName, fileBytes, endsAt, ...row }: ExportRow): Shown {
  const isHere = fileName !== null && fileBytes !== null && endsAt !== null;
  return { ...row, file: isHere ? { name: fileName, bytes: fileBytes, endsAt } : null };
}

/** One export with where its file lies, or nothing for those who may not know of it. */
export async function findExport(tx: Tx, actor: Actor, runId: string) {
  const [row] = await tx.sql<ExportRow & { storedAt: string | null }>`
    select ${exportColumns(actor)}, f.stored_at as "storedAt"
    from run left join export_file f on f.run_id = run.run_id
    where run.run_id = ${runId} and ${ownExports(actor)}`;
  if (row === undefined) return undefined;
  const { storedAt, ...shown } = row;
  return { shown: shapeExport(shown), storedAt };
}
