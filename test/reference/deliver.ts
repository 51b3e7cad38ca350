import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import type { Database, Sql } from "../../server/plumbing/database/db.ts";
import { bringIn } from "./bring-in.ts";

/** What a system hands over, and what must come of it. */
export type Delivery = {
  system: string;
  files: Readonly<Record<string, string | Buffer>>;
  /** As `whatCame` says it. */
  came: readonly string[];
  /** Refusals and warnings, as `path:row code field`. */
  problems: readonly string[];
};

/** Writes files as a system would deliver them into a folder of their own and imports it. */
export async function deliver(
  db: Database,
  files: Readonly<Record<string, string | Buffer>>,
  how: { profile?: ImportProfile } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-delivery-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await bringIn(db, [folder], how);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Rows as lines of a file with quotes around every cell, as most systems write them. */
export function csv(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

/** What a run noted beyond plain notes: refusals and warnings, as `path:row code field`. */
export async function problemsOf(sql: Sql, runId: string): Promise<string[]> {
  const rows = await sql<{ said: string }>`
    select concat_ws(' ', path || ':' || row_no, code, field) as said from run_problem
    where run_id = ${runId} and severity <> 'note'
    order by path, row_no, code`;
  return rows.map(({ said }) => said);
}
