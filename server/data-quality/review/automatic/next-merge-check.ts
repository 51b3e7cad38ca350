import type * as dataQuality from "../../../../contract/data-quality.ts";
import { isSeen } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import { describePairs } from "../describe-pairs.ts";

type Asked = { mergedId: string; mergeId: string; mergedAt: string; partyId: string; otherPartyId: string };

/** The merge to look at next, the oldest first: one that still stands, of a pair that a search still finds. */
export async function nextMergeCheck({ tx, actor }: Call<typeof dataQuality.nextMergeCheck>) {
  const [asked] = await tx.sql<Asked>`
    select asked.party_id as "mergedId", asked.merge_id as "mergeId", merged.merged_at as "mergedAt",
      asked.one_id as "partyId", asked.other_id as "otherPartyId"
    from merge_check as asked
    join merge_event as merged on merged.party_id = asked.party_id and merged.merge_id = asked.merge_id
      and merged.undone_at is null
    join duplicate_pair as pair on pair.party_id = asked.one_id and pair.other_party_id = asked.other_id
    join party as record on record.party_id = asked.party_id
    where asked.checked_at is null and ${isSeen(actor, "record.golden_id")}
    order by asked.asked_at, asked.party_id
    limit 1`;
  if (asked === undefined) return { check: null };
  const { mergedId, mergeId, mergedAt } = asked;
  const [pair] = await describePairs(tx, actor, [asked]);
  return { check: pair === undefined ? null : { mergedId, mergeId, mergedAt, pair } };
}
