import type * as dataQuality from "../../../../contract/data-quality.ts";
import { seekParty } from "../../../customers/find-party.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { claim } from "../claim-pairs.ts";
import { describePairs } from "../describe-pairs.ts";
import { noteShownPairs } from "../note-shown-pairs.ts";
import { neighbourhoodOf, nextNearby } from "../open-pairs.ts";
import { keepApart } from "./keep-apart.ts";

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
  const made = await keepApart(tx, actor, { partyIds: apartIds, otherIds: fromIds, reason });
  const nearby = await nextNearby(tx, actor, input.filter, keys);
  if (nearby !== undefined) await claim(tx, actor, nearby.keys);
  const [next = null] = await describePairs(tx, actor, nearby === undefined ? [] : [nearby]);
  noteShownPairs(visit, actor, [next]);
  return { ...made, next };
}
