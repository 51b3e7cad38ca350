import type * as dataQuality from "../../../contract/data-quality.ts";
import { markDue } from "../../customers/duplicates-due.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { settlePairs } from "../duplicates/settle-pairs.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/**
 * Writes down what somebody decided about two records, as they are and not as what they are kept as: it holds whatever
 * either is merged into later.
 */
export async function decidePair({ tx, actor, input }: Call<typeof dataQuality.decidePair>) {
  const { otherPartyId, decision, reason = null } = input;
  await oneAtATime(tx);
  const one = await findParty(tx, actor, input.partyId);
  const other = await seekParty(tx, actor, otherPartyId);
  if (other === undefined) refuse("party_unknown");
  if (input.partyId.toLowerCase() === otherPartyId.toLowerCase()) refuse("pair_of_one");
  if (one.partyId === other.partyId && decision !== "same") refuse("pair_kept_as_one");
  const decisionId = newId(tx.now.getTime());
  const [decided] = await tx.sql<{ partyId: string }>`
    insert into pair_decision (
      party_id, decision_id, other_party_id, decision, reason, decided_at, decided_by, decided_by_name
    )
    values (
      least(${input.partyId}::uuid, ${otherPartyId}::uuid), ${decisionId},
      greatest(${input.partyId}::uuid, ${otherPartyId}::uuid),
      ${decision}, ${reason}, ${tx.now}, ${actor.userId}, ${actor.name}
    )
    on conflict (party_id, other_party_id) where taken_back_at is null do nothing
    returning party_id as "partyId"`;
  if (decided === undefined) {
    const [before] = await tx.sql<{ byName: string; decision: string }>`
      select decided_by_name as "byName", decision
      from pair_decision
      where party_id = least(${input.partyId}::uuid, ${otherPartyId}::uuid)
        and other_party_id = greatest(${input.partyId}::uuid, ${otherPartyId}::uuid)
        and taken_back_at is null`;
    refuse("pair_decided", before);
  }
  await settlePairs(tx, [input.partyId, otherPartyId]);
  // Their clusters keep to it.
  await markDue(tx, [input.partyId, otherPartyId]);
  for (const partyId of [input.partyId, otherPartyId])
    await record(tx, actor, {
      name: "pair.decided",
      subjectKind: "pair_decision",
      subjectId: decisionId,
      partyId,
      differences: { decision: { from: null, to: decision } },
    });
  return { decisionId };
}
