import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

export type PairBetween = {
  partyId: string;
  otherPartyId: string;
  goldenId: string;
  otherGoldenId: string;
  /** Null where no search found the two. */
  rank: number | null;
  evidence: DuplicatePair["evidence"] | null;
  /** Somebody has decided on a record of the one customer and one of the other. */
  isDecided: boolean;
};

/**
 * One pair of records for each two customers of some records and others: the one that a search found most alike, since people
 * will read it later. The lower id comes first.
 */
export function pairsBetween(
  tx: Tx,
  someIds: readonly string[],
  otherIds: readonly string[],
): Promise<PairBetween[]> {
  return tx.sql<PairBetween>`
    with records as materialized (
      select party_id, golden_id
      from party
      where party_id = any(${[...new Set([...someIds, ...otherIds])]}::uuid[])
    ),
    trees as materialized (
      select kept.party_id, kept.golden_id
      from party as kept
      where kept.golden_id in (select golden_id from records)
    ),
    decided as materialized (
      select distinct least(one.golden_id, other.golden_id) as low, greatest(one.golden_id, other.golden_id) as high
      from trees as one
      join pair_decision as pair on pair.party_id = one.party_id and pair.taken_back_at is null
      join trees as other on other.party_id = pair.other_party_id
    )
    select distinct on (low, high)
      least(one.party_id, other.party_id) as "partyId", greatest(one.party_id, other.party_id) as "otherPartyId",
      case when one.party_id < other.party_id then one.golden_id else other.golden_id end as "goldenId",
      case when one.party_id < other.party_id then other.golden_id else one.golden_id end as "otherGoldenId",
      pair.rank, pair.evidence,
      exists (select from decided where decided.low = trees_of.low and decided.high = trees_of.high) as "isDecided"
    from unnest(${[...someIds]}::uuid[]) as given (party_id)
    join records as one on one.party_id = given.party_id
    cross join unnest(${[...otherIds]}::uuid[]) as beside (party_id)
    join records as other on other.party_id = beside.party_id
    cross join lateral (
      select least(one.golden_id, other.golden_id) as low, greatest(one.golden_id, other.golden_id) as high
    ) as trees_of
    left join duplicate_pair as pair
      on pair.party_id = least(one.party_id, other.party_id)
      and pair.other_party_id = greatest(one.party_id, other.party_id)
    where one.golden_id <> other.golden_id
    order by low, high, pair.rank desc nulls last, one.party_id, other.party_id`;
}
