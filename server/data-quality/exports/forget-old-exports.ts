import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../plumbing/database/db.ts";
import { exportsFolder } from "./run-export.ts";

const dayMs = 86_400_000;

/**
 * Throws away the files of exports whose time is over, and what an export left behind that was killed.
 * @returns how many files went
 */
export async function forgetOldExports(db: Database, dataDir: string): Promise<number> {
  await db.write((tx) => tx.sql`delete from export_file where ends_at < ${tx.now}::timestamptz`);
  const kept = await db.read((tx) => tx.sql<{ stored_at: string }>`select stored_at from export_file`);
  const paths = new Set(kept.map((row) => row.stored_at));
  const folder = exportsFolder(dataDir);
  let gone = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    // One that is being written has no row yet.
    const isOld = Date.now() - (await stat(path)).mtimeMs > dayMs;
    if (paths.has(path) || !isOld) continue;
    await rm(path, { force: true });
    gone += 1;
  }
  return gone;
}
