import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { record } from "../plumbing/events.ts";

/**
 * Takes a relationship away that was noted by mistake, from both sides, as if it had never held; one that somebody ended
 * or described since is theirs, and stays.
 * @param relationship by the record on either side of it
 */
export async function withdrawRelationship(
  tx: Tx,
  actor: Actor,
  { partyId, relationshipId }: { partyId: string; relationshipId: string },
): Promise<void> {
  const sides = await tx.sql<{ partyId: string; otherId: string; type: string }>`
    delete from relationship
    where relationship_id = ${relationshipId} and until is null and since is null and title is null
      and party_id in (
        select ${partyId}
        union all
        select other_party_id from relationship where party_id = ${partyId} and relationship_id = ${relationshipId}
      )
    returning party_id as "partyId", other_party_id as "otherId", type`;
  for (const { partyId: whose, otherId, type } of sides)
    await record(tx, actor, {
      name: "relationship.withdrawn",
      subjectKind: "relationship",
      subjectId: relationshipId,
      partyId: whose,
      differences: { [type]: { from: otherId, to: null } },
    });
}
