import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
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
  if (found === undefined) refuse("not_found");
  if (!lock) return { ...found, goldenId };
  const [locked] = await tx.sql<Omit<FoundDocument, "goldenId">>`
    select party_id as "homeId", kind, state, version
    from document
    where party_id = ${found.homeId} and document_id = ${asked.documentId}
    for update`;
  return { ...(locked ?? found), goldenId };
}
