import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { bringIn } from "../reference/bring-in.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** For each test of a file a database and a folder of its own, which is brought in as a delivery. */
export function deliveries() {
  const place = {} as { db: TestDatabase; folder: string };
  beforeEach(async () => {
    place.db = await testDatabase();
    place.folder = mkdtempSync(join(tmpdir(), "vitalfew-shop-"));
  });
  afterEach(async () => {
    await place.db.drop();
    rmSync(place.folder, { recursive: true });
  });
  return {
    get db() {
      return place.db;
    },
    get folder() {
      return place.folder;
    },
    /** Brings in files of orders, one behind the other, in place of those of the same number before. */
    bring(...files: readonly string[]) {
      for (const [at, file] of files.entries())
        writeFileSync(join(place.folder, `orders_export_${at + 1}.csv`), file);
      return bringIn(place.db, [place.folder]);
    },
  };
}
