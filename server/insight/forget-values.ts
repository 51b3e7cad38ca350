import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";

/**
 * Takes away what was computed and decided about parties, before they go themselves.
 * @param those a query for `party_id`: of who stays nothing may go, for a person may have decided about them
 */
export async function forgetValuesOf(tx: Tx, those: RawBuilder<unknown>): Promise<void> {
  const made = sql`(${those})`;
  await tx.sql`delete from party_value v using ${made} made where v.golden_id = made.party_id`;
  // Of them too; the value run that follows keeps them anew.
  await tx.sql`delete from kept_curve`;
  await tx.sql`delete from kept_reading`;
  await tx.sql`delete from rating_override o using ${made} made where o.party_id = made.party_id`;
  await tx.sql`delete from rating_proposal p using ${made} made where p.party_id = made.party_id`;
  await tx.sql`delete from party_activity a using ${made} made where a.golden_id = made.party_id`;
  await tx.sql`delete from party_pool p using ${made} made where p.golden_id = made.party_id`;
  await tx.sql`delete from party_month m using ${made} made where m.party_id = made.party_id`;
  await tx.sql`delete from party_month_closing m using ${made} made where m.party_id = made.party_id`;
}
