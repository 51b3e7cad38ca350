import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { record } from "../plumbing/events.ts";
import { newId } from "../plumbing/ids.ts";

/** Writes a relationship once for each side under one id, and tells the history of both. */
export async function insertRelationship(
  tx: Tx,
  actor: Actor,
  relation: { fromId: string; toId: string; type: string; title?: string; since?: string },
): Promise<string> {
  const relationshipId = newId(tx.now.getTime());
  const { fromId, toId, type, title = null, since = null } = relation;
  await tx.sql`
    insert into relationship (party_id, relationship_id, type, direction, other_party_id, title, since)
    values
      (${fromId}, ${relationshipId}, ${type}, 'from', ${toId}, ${title}, ${since}),
      (${toId}, ${relationshipId}, ${type}, 'to', ${fromId}, ${title}, ${since})`;
  for (const [partyId, other] of [
    [fromId, toId],
    [toId, fromId],
  ] as const)
    await record(tx, actor, {
      name: "relationship.added",
      subjectKind: "relationship",
      subjectId: relationshipId,
      partyId,
      differences: { [type]: { from: null, to: other } },
    });
  return relationshipId;
}
