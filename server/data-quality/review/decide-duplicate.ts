import type * as dataQuality from "../../../contract/data-quality.ts";
import { insertRelationship } from "../../customers/insert-relationship.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { decidePair } from "../merging/decide-pair.ts";
import { mergeParties } from "../merging/merge-parties.ts";
import { oneAtATime } from "../merging/one-at-a-time.ts";
import { claim } from "./claim-pairs.ts";
import { describePairs } from "./describe-pairs.ts";
import { noteShownPairs } from "./note-shown-pairs.ts";
import { neighbourhoodOf, nextNearby, reviewerOf } from "./open-pairs.ts";
import { undecidedPair } from "./undecided-pair.ts";

type Input = Call<typeof dataQuality.decideDuplicate>["input"];

/**
 * Decides on two records that look alike. Whoever looked at them holds them, but it is the decision that counts: of two
 * at once the second is told who was first.
 */
export async function decideDuplicate({
  tx,
  actor,
  input,
  visit,
}: Call<typeof dataQuality.decideDuplicate> & { visit: Visit }) {
  await oneAtATime(tx);
  const pair = await undecidedPair(tx, actor, input.partyId, input.otherPartyId);
  const keys = await neighbourhoodOf(tx, [pair.partyId, pair.otherPartyId]);
  const { decisionId, keptAsId } =
    input.decision === "skip"
      ? { decisionId: await putOff(tx, actor, pair), keptAsId: null }
      : await decide(tx, actor, { ...input, ...pair, decision: input.decision });
  const nearby = await nextNearby(tx, actor, input.filter, keys);
  if (nearby !== undefined) await claim(tx, actor, nearby.keys);
  const [next = null] = await describePairs(tx, actor, nearby === undefined ? [] : [nearby]);
  noteShownPairs(visit, actor, [next]);
  return { decisionId, keptAsId, next };
}

type Decided = Omit<Input, "decision"> & { decision: "same" | "related" | "different" };

async function decide(tx: Tx, actor: Actor, input: Decided) {
  const { partyId, otherPartyId, decision, reason } = input;
  const { decisionId } = await decidePair({
    tx,
    actor,
    input: { partyId, otherPartyId, decision, ...(reason !== undefined && { reason }) },
  });
  if (decision === "same") return { decisionId, keptAsId: await keepAsOne(tx, actor, decisionId, input) };
  if (decision === "related") await relate(tx, actor, decisionId, input);
  return { decisionId, keptAsId: null };
}

async function keepAsOne(tx: Tx, actor: Actor, decisionId: string, input: Decided): Promise<string> {
  const { partyId, otherPartyId, reason } = input;
  const [described] = await describePairs(tx, actor, [input]);
  const keepId = input.keepId ?? described?.keepId ?? partyId;
  if (keepId !== partyId && keepId !== otherPartyId) refuse("party_unknown");
  const memberId = keepId === partyId ? otherPartyId : partyId;
  const { mergeId, goldenId } = await mergeParties({
    tx,
    actor,
    input: {
      partyId: keepId,
      memberIds: [memberId],
      evidence: described?.evidence ?? [],
      ...(reason !== undefined && { reason }),
    },
  });
  await tx.sql`
    update pair_decision
    set merge_id = merge_event.merge_id, merged_id = merge_event.party_id
    from merge_event
    join party on party.party_id = merge_event.party_id
    where party.golden_id = ${goldenId} and merge_event.merge_id = ${mergeId} and decision_id = ${decisionId}`;
  return goldenId;
}

/** Notes how they are related, unless that is noted already; without one the decision alone says that they are two. */
async function relate(tx: Tx, actor: Actor, decisionId: string, input: Decided): Promise<void> {
  if (input.relationship === undefined) return;
  const { type, direction } = input.relationship;
  const [kept] = await tx.sql<{ one: string; other: string; isKnown: boolean }>`
    select one.golden_id as one, other.golden_id as other, exists (
      select
      from relationship
      join party as asked on asked.party_id = relationship.other_party_id
      where relationship.party_id in (select party_id from party where golden_id = one.golden_id)
        and asked.golden_id = other.golden_id and type = ${type} and direction = ${direction} and until is null
    ) as "isKnown"
    from party as one
    cross join party as other
    where one.party_id = ${input.partyId} and other.party_id = ${input.otherPartyId}`;
  if (kept === undefined || kept.isKnown) return;
  const [fromId, toId] = direction === "from" ? [kept.one, kept.other] : [kept.other, kept.one];
  const relationshipId = await insertRelationship(tx, actor, { fromId, toId, type });
  await tx.sql`
    update pair_decision
    set related_id = ${fromId}, relationship_id = ${relationshipId}
    where decision_id = ${decisionId}`;
}

async function putOff(
  tx: Tx,
  actor: Actor,
  { partyId, otherPartyId }: { partyId: string; otherPartyId: string },
): Promise<string> {
  const skipId = newId(tx.now.getTime());
  await tx.sql`
    insert into duplicate_skip (party_id, other_party_id, skipped_by, skip_id, skipped_at)
    values (${partyId}, ${otherPartyId}, ${reviewerOf(actor)}, ${skipId}, ${tx.now})
    on conflict (party_id, other_party_id, skipped_by) do update
    set skip_id = excluded.skip_id, skipped_at = excluded.skipped_at`;
  return skipId;
}
