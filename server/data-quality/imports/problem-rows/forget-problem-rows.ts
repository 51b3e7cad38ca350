import type { Tx } from "../../../plumbing/database/db.ts";

/** Throws away the rows that were kept for mending 30 days after their run ended; its counts and problems stay. */
export async function forgetProblemRows(tx: Tx): Promise<number> {
  const old = await tx.sql`
    delete from import_row r using run
    where run.run_id = r.run_id and run.finished_at < now() - interval '30 days'
    returning r.row_no`;
  return old.length;
}
