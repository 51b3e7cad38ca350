import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { membersOf, partyRef } from "../party-columns.ts";

type Relationship = OutputOf<typeof customers.addRelationship>;

/** One side's view of a relationship, found among the records kept as the party. */
export async function readRelationship(
  tx: Tx,
  goldenId: string,
  relationshipId: string,
): Promise<Relationship> {
  const [row] = await tx.sql<Relationship>`
    select r.relationship_id as "relationshipId", r.type, r.direction, ${partyRef("other")} as other, r.title, r.since, r.until
    from relationship r
    join party asked on asked.party_id = r.other_party_id
    join party other on other.party_id = asked.golden_id
    where r.party_id in ${membersOf(goldenId)} and r.relationship_id = ${relationshipId}
    limit 1`;
  if (row === undefined) refuse("not_found");
  return row;
}
