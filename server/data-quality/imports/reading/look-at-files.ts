import { basename } from "node:path";
import type { ImportProfile } from "../../../../contract/import-mapping.ts";
import type { Tx } from "../../../plumbing/db.ts";
import { noteProblems, type RunAtWork } from "../../../plumbing/runs.ts";
import { profiles } from "../profiles/profiles.ts";
import type { FoundFile } from "./find-files.ts";
import { findDelimiter, peek, type Shape } from "./read-rows.ts";
import { inspectBytes } from "./read-text.ts";
import { type Recognised, recognise } from "./recognise.ts";
import { refuseDamaged } from "./refuse-damaged.ts";

/** What a look at a file tells: its bytes, its columns, its first rows, and what it is. */
export type Look = {
  path: string;
  storedAt: string;
  bytes: number;
  sha256: string;
  /** About how many rows: lines, the header not counted. */
  linesCount: number;
  shape: Shape | null;
  header: string[];
  samples: string[][];
  recognised: Recognised | null;
};

export type FileInRun = Look & { fileNo: number };

const samplesCount = 3;

/** Looks at every file of a run and writes down what it is; a resumed run finds what it wrote. */
export async function lookAtFiles(
  run: RunAtWork,
  input: { files: readonly FoundFile[]; profile?: ImportProfile | undefined },
): Promise<FileInRun[]> {
  const known = input.profile === undefined ? profiles : [input.profile, ...profiles];
  const files: FileInRun[] = [];
  for (const [at, file] of input.files.entries())
    files.push({ ...(await lookAtFile(file, known)), fileNo: at + 1 });
  await run.db.write((tx) => writeDown(tx, run.runId, files));
  return files;
}

/**
 * Looks at one file: reads it through once for its encoding, and its first rows. A file that can't be read to its end is
 * refused: nobody knows what is missing.
 */
export async function lookAtFile(file: FoundFile, known: readonly ImportProfile[] = profiles): Promise<Look> {
  return refuseDamaged(file.path, () => look(file, known));
}

async function look(file: FoundFile, known: readonly ImportProfile[]): Promise<Look> {
  const { encoding, isText, ...bytes } = await inspectBytes(file.storedAt);
  const nothing = { ...file, ...bytes, shape: null, header: [], samples: [], recognised: null };
  if (!isText || bytes.bytes === 0) return nothing;
  const shape = { encoding, delimiter: await findDelimiter(file.storedAt, encoding) };
  // Where the first rows can't be told apart the header says what the file is; reading it whole then says what is wrong.
  const { header: columns, samples } = await peek(file.storedAt, shape, samplesCount)
    .catch(() => peek(file.storedAt, shape, 0))
    .catch(() => ({ header: [], samples: [] }));
  const header = columns.map((column, index) => column || `Column ${index + 1}`);
  const recognised = recognise(header, basename(file.path), known);
  return { ...file, ...bytes, shape, header, samples, recognised };
}

async function writeDown(tx: Tx, runId: string, files: readonly FileInRun[]): Promise<void> {
  for (const file of files) {
    const { recognised: found } = file;
    const [isNew] = await tx.sql`
      insert into import_file (run_id, file_no, path, stored_at, bytes, sha256, encoding, delimiter, source, module, kind, header, samples, mapping)
      values (
        ${runId}, ${file.fileNo}, ${file.path}, ${file.storedAt}, ${file.bytes}, ${file.sha256},
        ${file.shape?.encoding ?? null}, ${file.shape?.delimiter ?? null},
        ${found?.profile.source ?? null}, ${found?.name ?? null}, ${found?.module.kind ?? null},
        ${JSON.stringify(file.header)}, ${JSON.stringify(file.samples)}, ${found ? JSON.stringify(found.module) : null}
      )
      on conflict do nothing
      returning file_no`;
    if (isNew !== undefined && found === null) await noteUnknown(tx, runId, file);
  }
}

async function noteUnknown(tx: Tx, runId: string, file: FileInRun): Promise<void> {
  const [row] = await tx.sql<{ last: number }>`
    select coalesce(max(problem_no), 0) as last from run_problem where run_id = ${runId}`;
  const message =
    file.shape === null
      ? "This is no text with rows and columns. It was left out."
      : "Nobody here knows files with these columns. It was left out; a mapping (--map) says how to read it.";
  await noteProblems(tx, runId, (row?.last ?? 0) + 1, [
    { code: "file_unknown", severity: "note", path: file.path, message },
  ]);
}
