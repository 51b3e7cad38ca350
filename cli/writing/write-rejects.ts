import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  filesWithRows,
  nameOfProblemFile,
  problemFile,
} from "../../server/data-quality/imports/problem-rows/problem-file-of-run.ts";
import type { Database } from "../../server/plumbing/database/db.ts";

/** Writes the rows of a run that were not taken in into a folder, a file for each file that has some. @returns their paths */
export async function writeRejects(db: Database, runId: string, folder: string): Promise<string[]> {
  const files = await db.read((tx) => filesWithRows(tx, runId));
  if (files.length > 0) mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const file of files) {
    const path = join(folder, nameOfProblemFile(file.path));
    writeFileSync(path, await db.read((tx) => problemFile(tx, runId, file)));
    written.push(path);
  }
  return written;
}
