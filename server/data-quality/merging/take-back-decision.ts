import type * as dataQuality from "../../../contract/data-quality.ts";
import { markDue } from "../../customers/duplicates-due.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
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
  await tx.sql`
    update pair_decision
    set taken_back_at = ${tx.now}, taken_back_by = ${actor.userId}, taken_back_by_name = ${actor.name}
    where party_id = ${decision.partyId} and decision_id = ${input.decisionId}`;
  await settlePairs(tx, sides);
  await markDue(tx, sides);
  for (const side of sides)
    await record(tx, actor, {
      name: "pair.decision_taken_back",
      subjectKind: "pair_decision",
      subjectId: input.decisionId,
      partyId: side,
      differences: { decision: { from: decision.decision, to: null } },
    });
  return { decisionId: input.decisionId };
}
