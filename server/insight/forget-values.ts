import type { Tx } from "../plumbing/db.ts";

/** Takes away what was computed about parties that a run made, before the parties themselves are taken back. */
export async function forgetValuesOfRun(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    delete from party_value v using run_change c
    where c.run_id = ${runId} and c.table_name = 'party' and c.before is null
      and v.golden_id = (c.key->>'party_id')::uuid`;
  await tx.sql`
    delete from party_month m using run_change c
    where c.run_id = ${runId} and c.table_name = 'party' and c.before is null
      and m.party_id = (c.key->>'party_id')::uuid`;
}
