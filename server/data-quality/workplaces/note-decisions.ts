import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Taken } from "./take-findings.ts";

export type Decided = Pick<
  Taken,
  "partyId" | "relationshipId" | "organisationId" | "suggestedId" | "evidence"
> & {
  decision: "moved" | "left" | "right";
  formerUntil?: string | null;
  endedOn?: string;
  madeRelationshipId?: string | null;
};

/** Writes down what somebody decided on several at once. */
export async function noteDecisions(
  tx: Tx,
  actor: Actor,
  decisionId: string,
  decided: readonly Decided[],
): Promise<void> {
  await tx.sql`
    insert into workplace_decision (
      party_id, decision_id, relationship_id, organisation_id, suggested_id, decision, former_until, ended_on,
      made_relationship_id, evidence, decided_at, decided_by, decided_by_name
    )
    select "partyId", ${decisionId}::uuid, "relationshipId", "organisationId", "suggestedId", decision, "formerUntil", "endedOn",
      "madeRelationshipId", evidence, ${tx.now}::timestamptz, ${actor.userId}::uuid, ${actor.name}::text
    from jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as decided (
      "partyId" uuid, "relationshipId" uuid, "organisationId" uuid, "suggestedId" uuid, decision text, "formerUntil" date,
      "endedOn" date, "madeRelationshipId" uuid, evidence jsonb
    )`;
}
