import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";
import { type ContactPoint, contactPointColumns } from "./insert-contact-point.ts";

/** A contact point of a party or of a record merged into it, locked for a change, with the record it was noted on. */
export async function findContactPoint(
  tx: Tx,
  actor: Actor,
  asked: { partyId: string; contactPointId: string },
): Promise<{ goldenId: string; homeId: string; isOfSeveral: boolean; point: ContactPoint }> {
  const { partyId: goldenId, isOfSeveral } = await findParty(tx, actor, asked.partyId);
  const [found] = await tx.sql<ContactPoint & { homeId: string }>`
    select party_id as "homeId", ${contactPointColumns}
    from contact_point
    where party_id in ${membersOf(goldenId)} and contact_point_id = ${asked.contactPointId}
    for update`;
  if (found === undefined) refuse("not_found");
  const { homeId, ...point } = found;
  return { goldenId, homeId, isOfSeveral, point };
}
