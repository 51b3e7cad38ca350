import type * as dataQuality from "../../../contract/data-quality.ts";
import { findParty } from "../../customers/find-party.ts";
import { changedSinceMove, takeBackMoves } from "../../customers/move-people.ts";
import type { Call } from "../../plumbing/action.ts";
import { recordMany } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Said = {
  partyId: string;
  relationshipId: string;
  toId: string | null;
  decision: string;
  formerUntil: string | null;
  endedOn: string;
  madeRelationshipId: string | null;
  suggestedId: string | null;
  isOver: boolean;
};

/** Takes back everything that was decided at once, exactly, unless somebody changed something of it since. */
export async function takeBackWorkplaceDecision({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.takeBackWorkplaceDecision>) {
  const said = await tx.sql<Said>`
    select party_id as "partyId", relationship_id as "relationshipId",
      case when decision = 'moved' then suggested_id end as "toId", decision, former_until as "formerUntil",
      ended_on as "endedOn", made_relationship_id as "madeRelationshipId", suggested_id as "suggestedId",
      taken_back_at is not null as "isOver"
    from workplace_decision
    where decision_id = ${input.decisionId}
    order by party_id, relationship_id
    for update`;
  if (said.length === 0) refuse("not_found");
  for (const { partyId } of said) await findParty(tx, actor, partyId);
  if (said.some((one) => one.isOver)) refuse("decision_taken_back");
  const moved = said.filter((one) => one.decision !== "right");
  const name = await changedSinceMove(tx, moved);
  if (name !== undefined) refuse("workplace_changed_since", { name });
  await takeBackMoves(tx, actor, moved);
  await recordMany(
    tx,
    actor,
    { name: "workplace.kept_taken_back", subjectKind: "relationship" },
    said
      .filter((one) => one.decision === "right")
      .map(({ partyId, relationshipId, suggestedId }) => ({
        subjectId: relationshipId,
        partyId,
        differences: { suggested: { from: null, to: suggestedId } },
      })),
  );
  await tx.sql`
    update workplace_decision
    set taken_back_at = ${tx.now}, taken_back_by = ${actor.userId}, taken_back_by_name = ${actor.name}
    where decision_id = ${input.decisionId}`;
  return { decisionId: input.decisionId, people: said.length };
}
