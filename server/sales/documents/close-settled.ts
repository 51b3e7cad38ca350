import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { unpaidOf } from "../unpaid.ts";

/** A document on the record it was noted on (`homeId`), of the customer `goldenId`. */
type Where = { homeId: string; goldenId: string; documentId: string };

/**
 * Closes a document of which nothing is asked any more: paid, credited or given up, in whatever parts. Whoever calls it has the
 * document locked: two who settle it at once each see what the other left.
 */
export async function closeSettled(
  tx: Tx,
  actor: Actor,
  { homeId, goldenId, documentId }: Where,
): Promise<void> {
  const [closed] = await tx.sql<{ state: string }>`
    update document as d
    set state = 'closed', version = d.version + 1
    from document as was
    where d.party_id = ${homeId} and d.document_id = ${documentId} and d.kind not in ('credit_note', 'return')
      and d.state in ('open', 'confirmed', 'delivered') and ${unpaidOf("d")} <= 0
      and was.party_id = d.party_id and was.document_id = d.document_id
    returning was.state`;
  if (closed === undefined) return;
  await record(tx, actor, {
    name: "document.closed",
    subjectKind: "document",
    subjectId: documentId,
    partyId: goldenId,
    differences: { state: { from: closed.state, to: "closed" } },
  });
}

/**
 * Does something that takes a credit note back, and opens what it was credited to again, if that had closed it: settled with it, and
 * not without. It stands then as it did before it was closed.
 */
export async function reopenUnsettled<T>(
  tx: Tx,
  actor: Actor,
  credit: Where,
  work: () => Promise<T>,
): Promise<T> {
  const origin = await lockSettled(tx, credit);
  const done = await work();
  if (origin === null) return done;
  const [opened] = await tx.sql<{ state: string }>`
    update document as d
    set version = d.version + 1, state = coalesce((
      select event.differences #>> '{state,from}'
      from event
      where event.subject_kind = 'document' and event.subject_id = ${origin} and event.name = 'document.closed'
      order by event.event_id desc
      limit 1
    ), 'open')
    where d.party_id = ${credit.homeId} and d.document_id = ${origin} and ${unpaidOf("d")} > 0
    returning d.state`;
  if (opened !== undefined)
    await record(tx, actor, {
      name: "document.reopened",
      subjectKind: "document",
      subjectId: origin,
      partyId: credit.goldenId,
      differences: { state: { from: "closed", to: opened.state } },
    });
  return done;
}

/** The id of the closed document that a credit note is of, if nothing is asked for it as things stand; it is locked. */
async function lockSettled(tx: Tx, { homeId, documentId }: Where): Promise<string | null> {
  const [locked] = await tx.sql<{ documentId: string }>`
    select d.document_id as "documentId"
    from document as back
    join document as d on d.party_id = back.party_id and d.document_id = back.derived_from_id
    where back.party_id = ${homeId} and back.document_id = ${documentId} and back.kind in ('credit_note', 'return')
    for update of d`;
  if (locked === undefined) return null;
  const [settled] = await tx.sql`
    select from document as d
    where d.party_id = ${homeId} and d.document_id = ${locked.documentId} and d.state = 'closed' and ${unpaidOf("d")} <= 0`;
  return settled === undefined ? null : locked.documentId;
}
