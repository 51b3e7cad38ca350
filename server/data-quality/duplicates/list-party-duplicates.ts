import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { memberOf } from "./list-duplicate-clusters.ts";

type Found = OutputOf<typeof dataQuality.listPartyDuplicates>;

/** Who looks like a record, from either side, and was not decided on. */
export async function listPartyDuplicates({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listPartyDuplicates>): Promise<Found> {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const members = membersOf(partyId);
  const rows = await tx.sql<Found["rows"][number]>`
    with found as (
      select p.*, p.other_party_id as their_id from duplicate_pair as p where p.is_open and p.party_id in ${members}
      union all
      select p.*, p.party_id as their_id from duplicate_pair as p where p.is_open and p.other_party_id in ${members}
    )
    select found.party_id as "partyId", found.other_party_id as "otherPartyId", found.outcome, found.relation, found.band,
      found.probability, found.evidence, ${memberOf("record")} as other
    from found
    join party as record on record.party_id = found.their_id
    join party on party.party_id = record.golden_id
    where ${visibleParties(actor)}
    order by found.weight desc, found.party_id, found.other_party_id
    limit 20`;
  return { partyId, rows };
}
