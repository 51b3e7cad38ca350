import type { Tx } from "../../plumbing/db.ts";
import { unpaidOf } from "../unpaid.ts";

/** Closes a document of which nothing is asked any more: paid, credited or given up, in whatever parts. */
export async function closeSettled(tx: Tx, partyId: string, documentId: string): Promise<void> {
  await tx.sql`
    update document as d
    set state = 'closed', version = version + 1
    where d.party_id = ${partyId} and d.document_id = ${documentId} and d.kind not in ('credit_note', 'return')
      and d.state in ('open', 'confirmed', 'delivered') and ${unpaidOf("d")} <= 0`;
}

/**
 * Does something that takes a credit note back, and opens what it was credited to again, if that had closed it: settled with it, and
 * not without.
 */
export async function reopenUnsettled<T>(
  tx: Tx,
  credit: { homeId: string; documentId: string },
  work: () => Promise<T>,
): Promise<T> {
  const [origin] = await tx.sql<{ documentId: string }>`
    select d.document_id as "documentId"
    from document as back
    join document as d on d.party_id = back.party_id and d.document_id = back.derived_from_id
    where back.party_id = ${credit.homeId} and back.document_id = ${credit.documentId}
      and back.kind in ('credit_note', 'return') and d.state = 'closed' and ${unpaidOf("d")} <= 0`;
  const done = await work();
  if (origin !== undefined)
    await tx.sql`
      update document as d
      set state = 'open', version = version + 1
      where d.party_id = ${credit.homeId} and d.document_id = ${origin.documentId} and ${unpaidOf("d")} > 0`;
  return done;
}
