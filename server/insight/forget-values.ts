import { sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";
import { idsOfRun } from "../plumbing/runs/journal.ts";

/** Takes away what was computed about parties that a run made, before the parties themselves are taken back. */
export async function forgetValuesOfRun(tx: Tx, runId: string): Promise<void> {
  const made = sql`(${idsOfRun(runId, { tables: ["party"], column: "party_id" }, "made")})`;
  await tx.sql`delete from party_value v using ${made} made where v.golden_id = made.id`;
  // Of them too; the value run that follows keeps them anew.
  await tx.sql`delete from kept_curve`;
  await tx.sql`delete from kept_reading`;
  await tx.sql`delete from rating_override o using ${made} made where o.party_id = made.id`;
  await tx.sql`delete from rating_proposal p using ${made} made where p.party_id = made.id`;
  await tx.sql`delete from party_activity a using ${made} made where a.golden_id = made.id`;
  await tx.sql`delete from party_month m using ${made} made where m.party_id = made.id`;
  await tx.sql`delete from party_month_closing m using ${made} made where m.party_id = made.id`;
}
