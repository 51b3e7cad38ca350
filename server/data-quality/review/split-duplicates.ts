import type * as dataQuality from "../../../contract/data-quality.ts";
import { seekParty } from "../../customers/find-party.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { decidePair } from "../merging/decide-pair.ts";
import { oneAtATime } from "../merging/one-at-a-time.ts";
import { claim } from "./claim-pairs.ts";
import { describePairs } from "./describe-pairs.ts";
import { noteShownPairs } from "./note-shown-pairs.ts";
import { neighbourhoodOf, nextNearby } from "./open-pairs.ts";
import { decisionBetween, undecidedPair } from "./undecided-pair.ts";

/** Decides that some records of a cluster are others than the rest of it: between any two of them that were not decided on. */
export async function splitDuplicates({
  tx,
  actor,
  input,
  visit,
}: Call<typeof dataQuality.splitDuplicates> & { visit: Visit }) {
  await oneAtATime(tx);
  const { apartIds, fromIds, reason } = input;
  for (const partyId of [...apartIds, ...fromIds])
    if ((await seekParty(tx, actor, partyId)) === undefined) refuse("party_unknown");
  const keys = await neighbourhoodOf(tx, [...apartIds, ...fromIds]);
  const between = await pairsBetween(tx, apartIds, fromIds);
  const decided: string[] = [];
  let before: Awaited<ReturnType<typeof decisionBetween>>;
  for (const { partyId, otherPartyId, goldenId, otherGoldenId } of between) {
    const made = await decisionBetween(tx, goldenId, otherGoldenId);
    before ??= made;
    if (made !== undefined) continue;
    const pair = await undecidedPair(tx, actor, partyId, otherPartyId);
    const { decisionId } = await decidePair({
      tx,
      actor,
      input: { ...pair, decision: "different", ...(reason !== undefined && { reason }) },
    });
    decided.push(decisionId);
  }
  const [first] = decided;
  if (first === undefined && before !== undefined) refuse("duplicate_decided", before);
  if (first === undefined) refuse("pair_kept_as_one");
  await tx.sql`update pair_decision set group_id = ${first} where decision_id = any(${decided}::uuid[])`;
  const nearby = await nextNearby(tx, actor, input.filter, keys);
  if (nearby !== undefined) await claim(tx, actor, nearby.keys);
  const [next = null] = await describePairs(tx, actor, nearby === undefined ? [] : [nearby]);
  noteShownPairs(visit, actor, [next]);
  return { decisionId: first, decided: decided.length, next };
}

/** One pair of records for each two customers: the one that a search found most alike, since people will read it later. */
function pairsBetween(tx: Tx, apartIds: readonly string[], fromIds: readonly string[]) {
  return tx.sql<{ partyId: string; otherPartyId: string; goldenId: string; otherGoldenId: string }>`
    select distinct on (least(one.golden_id, other.golden_id), greatest(one.golden_id, other.golden_id))
      one.party_id as "partyId", other.party_id as "otherPartyId", one.golden_id as "goldenId",
      other.golden_id as "otherGoldenId"
    from unnest(${[...apartIds]}::uuid[]) as apart
    join party as one on one.party_id = apart
    cross join unnest(${[...fromIds]}::uuid[]) as rest
    join party as other on other.party_id = rest
    left join duplicate_pair as pair
      on pair.party_id = least(one.party_id, other.party_id)
      and pair.other_party_id = greatest(one.party_id, other.party_id)
    where one.golden_id <> other.golden_id
    order by least(one.golden_id, other.golden_id), greatest(one.golden_id, other.golden_id),
      pair.rank desc nulls last, one.party_id, other.party_id`;
}
