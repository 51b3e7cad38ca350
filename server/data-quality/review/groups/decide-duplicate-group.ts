import type * as dataQuality from "../../../../contract/data-quality.ts";
import { seekParty } from "../../../customers/find-party.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { decidePairs } from "../../merging/decide-pair.ts";
import { mergeParties } from "../../merging/merge-parties.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { claim } from "../claim-pairs.ts";
import { describePairs } from "../describe-pairs.ts";
import { noteShownPairs } from "../note-shown-pairs.ts";
import { neighbourhoodOf, nextNearby } from "../open-pairs.ts";
import { keepProposed } from "../proposals.ts";
import { readSides } from "../read-sides.ts";
import { undecidedPair } from "../undecided-pair.ts";
import { joinedBy } from "./join-group.ts";
import { keepApart } from "./keep-apart.ts";

type Input = Call<typeof dataQuality.decideDuplicateGroup>["input"];
type Made = { decisionId: string; decided: number; keptAsId: string | null };

/** Decides on all records of a group that somebody has looked over: they are one, or each is another one than every other. */
export async function decideDuplicateGroup({
  tx,
  actor,
  input,
  visit,
}: Call<typeof dataQuality.decideDuplicateGroup> & { visit: Visit }) {
  await oneAtATime(tx);
  const partyIds = [...new Set(input.partyIds.map((id) => id.toLowerCase()))];
  const goldenIds = new Set<string>();
  for (const partyId of partyIds) {
    const party = await seekParty(tx, actor, partyId);
    if (party === undefined) refuse("party_unknown");
    goldenIds.add(party.partyId);
  }
  if (goldenIds.size === 1) await refuseOne(tx, actor, partyIds);
  const keys = await neighbourhoodOf(tx, partyIds);
  const asked = { ...input, partyIds };
  const made =
    input.decision === "same"
      ? await keepAsOne(tx, actor, asked)
      : {
          ...(await keepApart(tx, actor, { partyIds, otherIds: partyIds, reason: input.reason })),
          keptAsId: null,
        };
  const nearby = await nextNearby(tx, actor, input.filter, keys);
  if (nearby !== undefined) await claim(tx, actor, nearby.keys);
  const [next = null] = await describePairs(tx, actor, nearby === undefined ? [] : [nearby]);
  noteShownPairs(visit, actor, [next]);
  return { ...made, next };
}

/** They are one already: it says who has made them so. */
async function refuseOne(tx: Tx, actor: Actor, partyIds: readonly string[]): Promise<never> {
  const [one = "", other = one] = partyIds;
  await undecidedPair(tx, actor, one, other);
  return refuse("pair_kept_as_one");
}

/** A decision for each customer that joins, on the two records by which it does, with the evidence that a search found for them. */
async function keepAsOne(tx: Tx, actor: Actor, input: Input): Promise<Made> {
  const { partyIds, reason } = input;
  const keepId = input.keepId?.toLowerCase() ?? (await mostUnderIt(tx, actor, partyIds));
  if (!partyIds.includes(keepId)) refuse("party_unknown");
  const joins = await joinedBy(tx, keepId, partyIds);
  const { mergeId, goldenId } = await mergeParties({
    tx,
    actor,
    input: {
      partyId: keepId,
      memberIds: joins.map(({ memberId }) => memberId),
      ...(reason !== undefined && { reason }),
    },
  });
  const decided = await decidePairs(tx, actor, { pairs: joins, decision: "same", reason });
  const [first] = decided;
  const [join] = joins;
  // Somebody has said of just these records that they are the same, and nobody has merged them.
  if (first === undefined && join !== undefined)
    refuse("duplicate_decided", await decisionOn(tx, join.partyId, join.otherPartyId));
  if (first === undefined) refuse("pair_kept_as_one");
  await tx.sql`
    with joined as (
      select * from jsonb_to_recordset(${JSON.stringify(joins)}::jsonb)
        as joined ("memberId" uuid, "partyId" uuid, "otherPartyId" uuid, evidence jsonb)
    ),
    told as (
      update merge_event
      set evidence = joined.evidence
      from joined
      where merge_event.party_id = joined."memberId" and merge_event.merge_id = ${mergeId}
    )
    update pair_decision
    set merge_id = ${mergeId}, merged_id = joined."memberId"
    from joined
    where pair_decision.party_id = joined."partyId" and pair_decision.other_party_id = joined."otherPartyId"
      and pair_decision.group_id = ${first.decisionId}`;
  return { decisionId: first.decisionId, decided: decided.length, keptAsId: goldenId };
}

async function decisionOn(tx: Tx, partyId: string, otherPartyId: string) {
  const [decision] = await tx.sql<{ byName: string; decision: string; name: string; other: string }>`
    select decided_by_name as "byName", decision, one.name, other.name as other
    from pair_decision
    join party as one on one.party_id = pair_decision.party_id
    join party as other on other.party_id = other_party_id
    where pair_decision.party_id = ${partyId} and other_party_id = ${otherPartyId} and taken_back_at is null`;
  return decision;
}

async function mostUnderIt(tx: Tx, actor: Actor, partyIds: readonly string[]): Promise<string> {
  const sides = [...(await readSides(tx, actor, partyIds)).values()];
  const best = sides.reduce((one, other) =>
    keepProposed(one, other) === other.side.party.partyId ? other : one,
  );
  return best.side.party.partyId;
}
