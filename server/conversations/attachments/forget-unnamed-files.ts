import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../plumbing/database/db.ts";
import { keptFile } from "../../plumbing/kept-files.ts";

// A load keeps its files before its rows are there to name them, and may wait for another load meanwhile.
const untouchedMs = 7 * 86_400_000;

/** Throws away kept bytes that no row names: of a load that failed or was taken back. @returns how many files */
export async function forgetUnnamedFiles(db: Database, dataDir: string): Promise<number> {
  const folder = join(dataDir, "files");
  let gone = 0;
  for (const beginning of await readdir(folder).catch(() => [])) {
    const names = (await readdir(join(folder, beginning)).catch(() => [])).filter((name) =>
      /^[0-9a-f]{64}$/.test(name),
    );
    const { rows } = await db.pool.query<{ sha256: string }>(
      "select distinct sha256 from attachment where sha256 = any($1)",
      [names],
    );
    const named = new Set(rows.map(({ sha256 }) => sha256));
    for (const name of names) {
      const path = join(dataDir, keptFile(name));
      if (named.has(name) || Date.now() - (await stat(path)).mtimeMs < untouchedMs) continue;
      await rm(path, { force: true });
      gone += 1;
    }
  }
  return gone;
}
