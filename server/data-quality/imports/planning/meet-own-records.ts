import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownRecords, ownSource } from "./own-records.ts";

const uuid = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/**
 * What Vitalfew wrote out comes back under our own ids: a record that is here is met by its id, also when no load brought
 * it, and one that nobody has keeps it.
 */
export async function meetOwnRecords(tx: Tx, runId: string): Promise<void> {
  const fresh = sql`s.run_id = ${runId} and s.source = ${ownSource} and s.action = 'create' and s.known_hash is null`;
  const [any] = await tx.sql`select from staged_row s where ${fresh} limit 1`;
  if (any === undefined) return;
  // An id under two kinds of party would make one record twice; the first row has it.
  await tx.sql`
    update staged_row s set new_id = s.source_id::uuid, record_id = s.source_id::uuid,
      party_id = case when s.party_id = s.record_id then s.source_id::uuid else s.party_id end
    from (
      select file_no, part, row_no, row_number() over (
        partition by source_id, party_id = record_id order by file_no, part, row_no
      ) as nth
      from staged_row s where ${fresh} and s.source_id ~ ${uuid}
    ) n
    where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no and n.nth = 1`;
  for (const { kinds, records } of ownRecords)
    await tx.sql`
      update staged_row s set action = 'known', party_id = coalesce(o.party_id, s.party_id)
      from (${records}) o
      where ${fresh} and s.kind = any(${kinds}) and o.record_id = s.record_id`;
  await tx.sql`
    update staged_row s set action = 'known', record_id = l.document_id, party_id = l.party_id, record_no = l.line_no
    from document_line l
    where ${fresh} and s.kind = 'document_line' and s.source_id = l.document_id::text || '/' || l.line_no`;
}
