import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf, recordRef } from "../../customers/party-columns.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";

type History = OutputOf<typeof dataQuality.readMergeHistory>;

/** What became of a customer's records: every merge and un-merge of them and into them, and what was decided on pairs. */
export async function readMergeHistory({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.readMergeHistory>): Promise<History> {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const members = membersOf(partyId);
  const merges = await tx.sql<History["merges"][number]>`
    select merge_event.merge_id as "mergeId", ${recordRef("record")} as party, ${recordRef("golden")} as into,
      moved, reason, evidence, merged_at as "mergedAt", merged_by_name as "mergedByName", undone_at as "undoneAt",
      undone_by_name as "undoneByName", undone_reason as "undoneReason"
    from merge_event
    join party as record on record.party_id = merge_event.party_id
    join party as golden on golden.party_id = merge_event.golden_id
    where (merge_event.party_id in ${members} or merge_event.golden_id in ${members})
      and ${isSeen(actor, "record.golden_id")} and ${isSeen(actor, "golden.golden_id")}
    order by merged_at desc, merge_event.merge_id desc, merge_event.party_id
    limit 200`;
  const decisions = await tx.sql<History["decisions"][number]>`
    select decision_id as "decisionId", ${recordRef("record")} as party, ${recordRef("other")} as other, decision, reason,
      decided_at as "decidedAt", decided_by_name as "decidedByName", taken_back_at as "takenBackAt",
      taken_back_by_name as "takenBackByName"
    from pair_decision
    join party as record on record.party_id = pair_decision.party_id
    join party as other on other.party_id = pair_decision.other_party_id
    where (pair_decision.party_id in ${members} or pair_decision.other_party_id in ${members})
      and ${isSeen(actor, "record.golden_id")} and ${isSeen(actor, "other.golden_id")}
    order by decided_at desc, decision_id desc
    limit 200`;
  return { partyId, merges, decisions };
}
