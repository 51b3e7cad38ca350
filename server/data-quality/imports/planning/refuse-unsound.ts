import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { noteFound } from "../../../plumbing/runs/runs.ts";
import { faults } from "./faults-of-rows.ts";

/**
 * Refuses rows, one by one and each with its reason, that would break a promise of the database or tie together what
 * doesn't belong together. Runs when links and parties are known.
 */
export async function refuseUnsound(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  for (const { code, when, value = sql`s.source_id`, message, ...fault } of faults) {
    const concerned = fault.kinds.filter((kind) => kinds.has(kind));
    if (concerned.length === 0) continue;
    const rows = sql`
      staged_row s
      where s.run_id = ${runId} and s.kind = any(${concerned}) and s.action in ('create', 'known') and ${when(runId)}`;
    await noteFound(
      tx,
      runId,
      sql`select ${code}::text, 'refused', f.path, s.row_no, null::text, s.value, ${message}::text
          from (select s.file_no, s.row_no, ${value} as value from ${rows}) s
          join import_file f on f.run_id = ${runId} and f.file_no = s.file_no
          order by s.file_no, s.row_no`,
    );
    await tx.sql`
      update staged_row u set action = 'refuse'
      from (select s.file_no, s.part, s.row_no from ${rows}) o
      where u.run_id = ${runId} and u.file_no = o.file_no and u.part = o.part and u.row_no = o.row_no`;
  }
}
