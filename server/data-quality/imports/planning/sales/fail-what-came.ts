import type { Tx } from "../../../../plumbing/database/db.ts";

/** Where a payment that failed keeps the id of its row, which is no payment's unless an earlier delivery brought one. */
export const failedId = "failed_id";

/**
 * A payment that came with an earlier delivery and failed since, bounced or was charged back, is worth nothing from now on. One that is
 * delivered twice, as an attempt that failed and one that came, came.
 */
export async function failWhatCame(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row s
    set action = 'known', source_id = c.source_id, known_hash = c.row_hash, known_repeat = c.is_repeat,
      party_id = c.party_id, record_id = c.record_id, record_no = c.record_no
    from crosswalk c
    where s.run_id = ${runId} and s.kind = 'payment' and s.action = 'refuse' and s.data ? ${failedId}
      and c.source = s.source and c.kind = s.module and c.source_id = s.data->>${failedId}
      and (s.file_no, s.part, s.row_no) = (
        select o.file_no, o.part, o.row_no from staged_row o
        where o.run_id = ${runId} and o.source = s.source and o.module = s.module and o.data->>${failedId} = c.source_id
        order by o.file_no, o.row_no, o.part
        limit 1
      )
      and not exists (
        select from staged_row o
        where o.run_id = ${runId} and o.source = c.source and o.module = c.kind and o.source_id = c.source_id
      )`;
}
