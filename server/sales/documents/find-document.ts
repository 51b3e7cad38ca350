import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

export type FoundDocument = {
  homeId: string;
  goldenId: string;
  kind: string;
  state: string;
  version: number;
};

/** A document of a customer, on whichever of the customer's records it was noted (`homeId`). Locks it when asked. */
export async function findDocument(
  tx: Tx,
  actor: Actor,
  asked: { partyId: string; documentId: string },
  { lock = false }: { lock?: boolean } = {},
): Promise<FoundDocument> {
  const { partyId: goldenId } = await findParty(tx, actor, asked.partyId);
  const [found] = await tx.sql<Omit<FoundDocument, "goldenId">>`
    select party_id as "homeId", kind, state, version
    from document
    where party_id in ${membersOf(goldenId)} and document_id = ${asked.documentId}`;
  if (found === undefined) return lock ? refuse("not_found") : findParted(tx, actor, asked);
  if (!lock) return { ...found, goldenId };
  const [locked] = await tx.sql<Omit<FoundDocument, "goldenId">>`
    select party_id as "homeId", kind, state, version
    from document
    where party_id = ${found.homeId} and document_id = ${asked.documentId}
    for update`;
  return { ...(locked ?? found), goldenId };
}

/** A document noted on a record that was kept as one with the one asked for, and was taken apart since: its address still leads there. */
async function findParted(
  tx: Tx,
  actor: Actor,
  { partyId, documentId }: { partyId: string; documentId: string },
): Promise<FoundDocument> {
  const [found] = await tx.sql<Omit<FoundDocument, "goldenId">>`
    select document.party_id as "homeId", document.kind, document.state, document.version
    from (
      select (part ->> 'partyId')::uuid as party_id
      from merge_event
      cross join lateral jsonb_array_elements(merge_event.moved) as part
      where merge_event.golden_id = ${partyId}
      union
      select golden_id from merge_event where party_id = ${partyId}
    ) as formerly
    join document on document.party_id = formerly.party_id and document.document_id = ${documentId}
    limit 1`;
  if (found === undefined) refuse("not_found");
  return { ...found, goldenId: (await findParty(tx, actor, found.homeId)).partyId };
}
