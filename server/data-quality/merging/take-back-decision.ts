import type * as dataQuality from "../../../contract/data-quality.ts";
import { markDue } from "../../customers/duplicates-due.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { recordMany } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { settlePairs } from "../duplicates/settle-pairs.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Takes a decision on two records back, from either side. It stays written down. */
export async function takeBackDecision({ tx, actor, input }: Call<typeof dataQuality.takeBackDecision>) {
  await oneAtATime(tx);
  const { partyId } = await findParty(tx, actor, input.partyId);
  const members = membersOf(partyId);
  const [decision] = await tx.sql<{
    partyId: string;
    otherPartyId: string;
    decision: string;
    isOver: boolean;
  }>`
    select party_id as "partyId", other_party_id as "otherPartyId", decision, taken_back_at is not null as "isOver"
    from pair_decision
    where decision_id = ${input.decisionId} and (party_id in ${members} or other_party_id in ${members})`;
  if (decision === undefined) refuse("not_found");
  const sides = [decision.partyId, decision.otherPartyId];
  for (const side of sides) if ((await seekParty(tx, actor, side)) === undefined) refuse("not_found");
  if (decision.isOver) refuse("decision_taken_back");
  await takeBackDecisions(tx, actor, [{ ...decision, decisionId: input.decisionId }]);
  return { decisionId: input.decisionId };
}

/** Takes back decisions in force whose records the actor sees, in one go. */
export async function takeBackDecisions(
  tx: Tx,
  actor: Actor,
  made: readonly { decisionId: string; partyId: string; otherPartyId: string; decision: string }[],
): Promise<void> {
  await tx.sql`
    update pair_decision
    set taken_back_at = ${tx.now}, taken_back_by = ${actor.userId}, taken_back_by_name = ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as asked ("partyId" uuid, "decisionId" uuid)
    where pair_decision.party_id = asked."partyId" and pair_decision.decision_id = asked."decisionId"`;
  const sides = [...new Set(made.flatMap(({ partyId, otherPartyId }) => [partyId, otherPartyId]))];
  await settlePairs(tx, sides);
  if (sides.length > 0) await markDue(tx, sides);
  await recordMany(
    tx,
    actor,
    { name: "pair.decision_taken_back", subjectKind: "pair_decision" },
    made.flatMap(({ decisionId, partyId, otherPartyId, decision }) =>
      [partyId, otherPartyId].map((whose) => ({
        subjectId: decisionId,
        partyId: whose,
        differences: { decision: { from: decision, to: null } },
      })),
    ),
  );
}
