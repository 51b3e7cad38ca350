import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "../../../plumbing/database/db.ts";
import { keptFile } from "../../../plumbing/kept-files.ts";
import { forgetProblemsOf, type RunAtWork } from "../../../plumbing/runs/runs.ts";
import { noteMore } from "../note-more.ts";
import { openStored, type Source } from "../reading/files/source.ts";
import type { FileInRun } from "../reading/tables/table-plan.ts";

/** A file of a customer may be this large. */
const fileBytesMax = 100 * 1_048_576;
const rowsAtOnce = 500;

type Row = { file_no: number; part: number; row_no: number; path: string; isKept: boolean };
type Kept = { sha256: string; bytes: number };

/**
 * Keeps the bytes of the files that rows of kind `file` name, under what they hash to: once however often they come, and
 * without harm when nobody names them in the end. The rows learn where they lie. Only what belongs to the delivery can be
 * named; a row whose file isn't in it is refused. Taken up again, it goes on with the rows that don't know yet.
 * @param dataDir where they are kept, in `files/`; a rehearsal only reads them
 */
export async function keepFiles(
  run: RunAtWork,
  files: readonly FileInRun[],
  { dataDir, dryRun }: { dataDir: string | undefined; dryRun: boolean },
): Promise<void> {
  if (!files.some(({ recognised }) => recognised !== null && brings(recognised.module))) return;
  if (dataDir === undefined) throw new Error("There is no data folder to keep files in.");
  const delivered = filesByPath(files);
  const used = new Set<string>();
  let after: Row | undefined;
  for (;;) {
    await run.stopIfCancelled();
    const rows = await rowsAfter(run.db, run.runId, after);
    if (rows.length === 0) break;
    for (const row of rows) {
      const listing = files.find(({ fileNo }) => fileNo === row.file_no);
      const source = delivered.get(besides(listing, row.path)) ?? delivered.get(posix.normalize(row.path));
      if (source !== undefined) used.add(source.path);
      if (row.isKept) continue;
      const kept = source === undefined ? "missing" : await keep(source, dryRun ? null : dataDir, run.runId);
      if (typeof kept === "string") await refuseRow(run, row, listing?.path ?? "", kept);
      else await tellRow(run, row, kept);
    }
    after = rows.at(-1);
    await run.progress({ step: "Keeping files" });
  }
  await forgetLeftOut(run, used);
}

function brings(module: { kind: string; parts?: Readonly<Record<string, { kind: string }>> }): boolean {
  return [module, ...Object.values(module.parts ?? {})].some(({ kind }) => kind === "file");
}

/** What the delivery holds, by its path: a workbook is one file, however many sheets it has. */
function filesByPath(files: readonly FileInRun[]): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const { path, storedAt, within } of files) {
    const sheet = within?.at(-1)?.startsWith("xl/") ?? false;
    const outer = within?.slice(0, -1) ?? [];
    const source = {
      path,
      storedAt,
      ...(sheet ? outer.length > 0 && { within: outer } : within && { within }),
    };
    found.set(slashed(path), source);
    if (sheet) found.set(slashed(dirname(path)), source);
  }
  return found;
}

/** A path that a row gives, seen from where the table of that row lies. */
function besides(listing: FileInRun | undefined, path: string): string {
  return posix.normalize(posix.join(posix.dirname(slashed(listing?.path ?? "")), slashed(path)));
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** @param dataDir null: only read */
async function keep(source: Source, dataDir: string | null, name: string): Promise<Kept | "too large"> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > fileBytesMax ? tooLarge : null, chunk);
    },
  });
  const part = dataDir === null ? null : join(dataDir, "files", `${name}.part`);
  if (part !== null) await mkdir(dirname(part), { recursive: true });
  const into = part === null ? nowhere() : createWriteStream(part, { mode: 0o600 });
  try {
    await pipeline(await openStored(source), measure, into);
  } catch (error) {
    if (part !== null) await rm(part, { force: true });
    if (error === tooLarge) return "too large";
    throw error;
  }
  const sha256 = hash.digest("hex");
  if (part !== null && dataDir !== null) {
    const path = join(dataDir, keptFile(sha256));
    await mkdir(dirname(path), { recursive: true });
    await rename(part, path);
  }
  return { sha256, bytes };
}

const tooLarge = new Error("The file is too large.");

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function rowsAfter(db: Database, runId: string, after: Row | undefined): Promise<Row[]> {
  const { rows } = await db.pool.query<Row>(
    `select file_no, part, row_no, data->>'path' as path, data ? 'sha256' as "isKept"
     from staged_row
     where run_id = $1 and kind = 'file' and action <> 'refuse' and (file_no, part, row_no) > ($2, $3, $4)
     order by file_no, part, row_no
     limit $5`,
    [runId, after?.file_no ?? 0, after?.part ?? 0, after?.row_no ?? 0, rowsAtOnce],
  );
  return rows;
}

/** Other bytes under the same name are another file, so they are part of what the row says. */
async function tellRow(run: RunAtWork, { file_no, part, row_no }: Row, kept: Kept): Promise<void> {
  await run.db.pool.query(
    `update staged_row set data = data || $5, row_hash = md5(row_hash::text || $6)::uuid
     where run_id = $1 and file_no = $2 and part = $3 and row_no = $4`,
    [run.runId, file_no, part, row_no, JSON.stringify(kept), kept.sha256],
  );
}

async function refuseRow(run: RunAtWork, row: Row, listing: string, why: "missing" | "too large") {
  const message =
    why === "missing"
      ? "No file of this name is in the delivery. Add it, or correct the path, which is seen from where this table lies."
      : `The file is larger than ${fileBytesMax / 1_048_576} MB.`;
  const code = why === "missing" ? "file_missing" : "file_too_large";
  await run.db.write(async (tx) => {
    await noteMore(tx, run.runId, [
      {
        code,
        severity: "refused",
        path: listing,
        rowNo: row.row_no,
        field: "path",
        value: row.path,
        message,
      },
    ]);
    await tx.sql`
      update staged_row set action = 'refuse'
      where run_id = ${run.runId} and file_no = ${row.file_no} and part = ${row.part} and row_no = ${row.row_no}`;
  });
}

/** A file that a row names isn't left out, though it is no table. */
async function forgetLeftOut(run: RunAtWork, used: ReadonlySet<string>): Promise<void> {
  await run.db.write((tx) => forgetProblemsOf(tx, run.runId, "file_unknown", [...used]));
}
