import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { membersOf, today } from "../party-columns.ts";
import { readRelationship } from "./read-relationship.ts";

/** Ends a relationship on both sides, today unless another day is given. */
export async function endRelationship({ tx, actor, input }: Call<typeof customers.endRelationship>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  const [mine] = await tx.sql<{
    homeId: string;
    otherId: string;
    since: string | null;
    until: string | null;
    day: string;
  }>`
    select party_id as "homeId", other_party_id as "otherId", since, until, coalesce(${input.until ?? null}::date, ${today(tx)}) as day
    from relationship
    where party_id in ${membersOf(partyId)} and relationship_id = ${input.relationshipId}
    limit 1`;
  if (mine === undefined) refuse("not_found");
  if (mine.since !== null && mine.day < mine.since) refuse("ends_before_begin");
  await tx.sql`
    update relationship
    set until = ${mine.day}
    where relationship_id = ${input.relationshipId} and party_id in (${mine.homeId}, ${mine.otherId})`;
  for (const side of [mine.homeId, mine.otherId])
    await record(tx, actor, {
      name: "relationship.ended",
      subjectKind: "relationship",
      subjectId: input.relationshipId,
      partyId: side,
      differences: { until: { from: mine.until, to: mine.day } },
    });
  return readRelationship(tx, partyId, input.relationshipId);
}
