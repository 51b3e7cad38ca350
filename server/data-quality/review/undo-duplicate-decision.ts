import type * as dataQuality from "../../../contract/data-quality.ts";
import { seekParty } from "../../customers/find-party.ts";
import { withdrawRelationship } from "../../customers/withdraw-relationship.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { oneAtATime } from "../merging/one-at-a-time.ts";
import { takeBackDecisions } from "../merging/take-back-decision.ts";
import { unmergeParty } from "../merging/unmerge-party.ts";
import { claim } from "./claim-pairs.ts";
import { describePairs } from "./describe-pairs.ts";
import { noteShownPairs } from "./note-shown-pairs.ts";
import { neighbourhoodOf, reviewerOf } from "./open-pairs.ts";

type Made = {
  partyId: string;
  otherPartyId: string;
  decisionId: string;
  decision: string;
  mergedId: string | null;
  relatedId: string | null;
  relationshipId: string | null;
  isOver: boolean;
};

/**
 * Undoes a decision with all that it made, as if it had not been: what it merged is apart, the relationship it noted is gone.
 * What somebody has undone or built upon since stays as they left it.
 */
export async function undoDuplicateDecision({
  tx,
  actor,
  input,
  visit,
}: Call<typeof dataQuality.undoDuplicateDecision> & { visit: Visit }) {
  await oneAtATime(tx);
  const skipped = await forgetSkip(tx, actor, input.decisionId);
  const made = skipped === undefined ? await decisionsOf(tx, actor, input.decisionId) : [];
  await takeBackDecisions(tx, actor, made);
  for (const one of made) await undo(tx, actor, one);
  const shown = skipped ?? made.find((one) => one.decisionId === input.decisionId);
  if (shown === undefined) refuse("not_found");
  await claim(tx, actor, await neighbourhoodOf(tx, [shown.partyId, shown.otherPartyId]));
  const [pair = null] = await describePairs(tx, actor, [shown]);
  noteShownPairs(visit, actor, [pair]);
  return { decisionId: input.decisionId, undone: Math.max(1, made.length), pair };
}

async function forgetSkip(tx: Tx, actor: Actor, skipId: string) {
  const [skipped] = await tx.sql<{ partyId: string; otherPartyId: string }>`
    delete from duplicate_skip
    where skipped_by = ${reviewerOf(actor)} and skip_id = ${skipId}
    returning party_id as "partyId", other_party_id as "otherPartyId"`;
  return skipped;
}

/** The decision and those made with it that still hold, of records the actor sees. */
async function decisionsOf(tx: Tx, actor: Actor, decisionId: string): Promise<Made[]> {
  const found = await tx.sql<Made>`
    with together as (
      select decision_id from pair_decision where decision_id = ${decisionId}
      union
      select made.decision_id
      from pair_decision as asked
      join pair_decision as made on made.group_id = asked.group_id
      where asked.decision_id = ${decisionId}
    )
    select made.party_id as "partyId", made.other_party_id as "otherPartyId", made.decision_id as "decisionId",
      made.decision, merge_event.party_id as "mergedId", made.related_id as "relatedId", made.relationship_id as "relationshipId",
      made.taken_back_at is not null as "isOver"
    from together
    join pair_decision as made on made.decision_id = together.decision_id
    left join merge_event on merge_event.party_id = made.merged_id and merge_event.merge_id = made.merge_id
      and merge_event.undone_at is null
    order by made.decision_id desc`;
  for (const side of new Set(found.flatMap(({ partyId, otherPartyId }) => [partyId, otherPartyId])))
    if ((await seekParty(tx, actor, side)) === undefined) refuse("not_found");
  const asked = found.find((one) => one.decisionId === decisionId);
  if (asked === undefined) refuse("not_found");
  if (asked.isOver) refuse("decision_taken_back");
  return found.filter((one) => !one.isOver);
}

async function undo(tx: Tx, actor: Actor, made: Made): Promise<void> {
  const { mergedId, relatedId, relationshipId } = made;
  if (mergedId !== null) await unmergeParty({ tx, actor, input: { partyId: mergedId } });
  if (relatedId !== null && relationshipId !== null)
    await withdrawRelationship(tx, actor, { partyId: relatedId, relationshipId });
}
