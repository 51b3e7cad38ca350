import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { insertRelationship } from "../insert-relationship.ts";
import { readRelationship } from "./read-relationship.ts";

/** Says how two parties stand to each other. */
export async function addRelationship({ tx, actor, input }: Call<typeof customers.addRelationship>) {
  const one = await findParty(tx, actor, input.partyId, { lock: true });
  const other = await findParty(tx, actor, input.otherPartyId);
  if (one.partyId === other.partyId) refuse("relationship_to_itself");
  const known = await tx.sql`
    select
    from relationship
    where party_id = ${one.partyId} and other_party_id = ${other.partyId} and type = ${input.type}
      and direction = ${input.direction} and until is null`;
  if (known.length > 0) refuse("relationship_known");

  const relationshipId = await insertRelationship(tx, actor, {
    fromId: input.direction === "from" ? one.partyId : other.partyId,
    toId: input.direction === "from" ? other.partyId : one.partyId,
    type: input.type,
    ...(input.title !== undefined && { title: input.title }),
    ...(input.since !== undefined && { since: input.since }),
  });
  return readRelationship(tx, one.partyId, relationshipId);
}
