import { type RawBuilder, sql } from "kysely";
import type { DuplicateFilter } from "../../../contract/data-quality/duplicate-review.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { filteredPairs, fittingPairs, highestPairs } from "./filter-pairs.ts";

/** An open pair, and what stands for its neighbourhood: its clusters, and what both records are kept as. */
export type OpenPair = { partyId: string; otherPartyId: string; keys: string[] };

/** Who reviews, as claims and skips name them; a program without an account is one person too. */
export function reviewerOf(actor: Actor): string {
  return actor.userId ?? "00000000-0000-0000-0000-000000000000";
}

const keysOfPair = sql`array_remove(array[
  one.golden_id, other.golden_id,
  (select cluster_id from duplicate_member where party_id = pair.party_id),
  (select cluster_id from duplicate_member where party_id = pair.other_party_id)
], null)`;

/**
 * Open pairs by rank that nobody else looks at, nor at a neighbour of them, among the `window` highest of all. Those are taken by
 * the index first: whoever is held and whoever is seen is asked of few, where it was asked of every open pair.
 * @param which those the actor put off, the longest ago first, or those they did not
 */
export function freePairs(
  tx: Tx,
  actor: Actor,
  filter: DuplicateFilter,
  { which, window, limit }: { which: "fresh" | "skipped"; window: number; limit: number },
): Promise<OpenPair[]> {
  const reviewer = reviewerOf(actor);
  const highest =
    which === "fresh"
      ? sql`
        select pair.party_id, pair.other_party_id, pair.rank, null::timestamptz as skipped_at
        from ${highestPairs(filter, window)} as pair`
      : sql`
        select pair.party_id, pair.other_party_id, pair.rank, skip.skipped_at
        from duplicate_skip as skip
        join duplicate_pair as pair on pair.party_id = skip.party_id and pair.other_party_id = skip.other_party_id
        where skip.skipped_by = ${reviewer} and ${filteredPairs(filter)}
        order by skip.skipped_at
        limit ${window}`;
  return tx.sql<OpenPair>`
    with highest as materialized (${highest})
    select pair.party_id as "partyId", pair.other_party_id as "otherPartyId", ${keysOfPair} as keys
    from highest as pair
    join party as one on one.party_id = pair.party_id
    join party as other on other.party_id = pair.other_party_id
    where ${isSeen(actor, "one.golden_id")} and ${isSeen(actor, "other.golden_id")}
      and (pair.skipped_at is not null or not ${isPutOff(reviewer)})
      and not exists (
        select
        from duplicate_claim as claim
        where claim.claimed_id = any(${keysOfPair}) and claim.claimed_by <> ${reviewer} and claim.claimed_until > ${tx.now}
      )
    order by pair.skipped_at nulls first, pair.rank desc, pair.party_id, pair.other_party_id
    limit ${limit}`;
}

function isPutOff(reviewer: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select
    from duplicate_skip as skip
    where skip.party_id = pair.party_id and skip.other_party_id = pair.other_party_id and skip.skipped_by = ${reviewer}
  )`;
}

/** What stands for the neighbourhood of records, whatever is open between them. */
export async function neighbourhoodOf(tx: Tx, partyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ key: string }>`
    select golden_id as key from party where party_id = any(${[...partyIds]}::uuid[])
    union
    select cluster_id from duplicate_member where party_id = any(${[...partyIds]}::uuid[])`;
  return rows.map((row) => row.key);
}

/** The pair to go on with in a neighbourhood, without what the actor put off. */
export async function nextNearby(
  tx: Tx,
  actor: Actor,
  filter: DuplicateFilter,
  keys: readonly string[],
): Promise<OpenPair | undefined> {
  const [pair] = await tx.sql<OpenPair>`
    with near as materialized (
      select party_id from duplicate_member where cluster_id = any(${[...keys]}::uuid[])
      union
      select party_id from party where golden_id = any(${[...keys]}::uuid[])
    ),
    pairs_near as (
      select pair.* from near join duplicate_pair as pair on pair.party_id = near.party_id
      union
      select pair.* from near join duplicate_pair as pair on pair.other_party_id = near.party_id
    )
    select pair.party_id as "partyId", pair.other_party_id as "otherPartyId", ${keysOfPair} as keys
    from pairs_near as pair
    join party as one on one.party_id = pair.party_id
    join party as other on other.party_id = pair.other_party_id
    where ${filteredPairs(filter)}
      and ${isSeen(actor, "one.golden_id")} and ${isSeen(actor, "other.golden_id")}
      and not ${isPutOff(reviewerOf(actor))}
    order by pair.rank desc, pair.party_id, pair.other_party_id
    limit 1`;
  return pair;
}

const countedMost = 10_000;

/** How many are open by a filter, as far as it is worth counting. */
export async function countOpen(tx: Tx, actor: Actor, filter: DuplicateFilter): Promise<number> {
  const records =
    actor.scope === "all"
      ? sql``
      : sql`join party as one on one.party_id = pair.party_id join party as other on other.party_id = pair.other_party_id`;
  const [counted] = await tx.sql<{ count: number }>`
    select count(*) as count
    from (
      select
      from ${fittingPairs(filter)} as pair
      ${records}
      where ${isSeen(actor, "one.golden_id")} and ${isSeen(actor, "other.golden_id")}
      limit ${countedMost}
    ) as some_of_them`;
  return counted?.count ?? 0;
}
