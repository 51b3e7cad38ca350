import { type RawBuilder, sql } from "kysely";
import type { DuplicateFilter } from "../../../contract/duplicate-review.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";

/** An open pair, and what stands for its neighbourhood: its clusters, and what both records are kept as. */
export type OpenPair = { partyId: string; otherPartyId: string; keys: string[] };

/** Who reviews, as claims and skips name them; a program without an account is one person too. */
export function reviewerOf(actor: Actor): string {
  return actor.userId ?? "00000000-0000-0000-0000-000000000000";
}

/** The conditions of a filter on the pair `pair`. */
export function filteredPairs(filter: DuplicateFilter): RawBuilder<boolean> {
  const { kinds, bands, outcomes, relations } = filter;
  const conditions = [
    kinds && sql`pair.kind = any(${kinds}::text[])`,
    bands && sql`pair.band = any(${bands}::text[])`,
    outcomes && sql`pair.outcome = any(${outcomes}::text[])`,
    relations && sql`pair.relation = any(${relations}::text[])`,
  ].filter((one) => one !== undefined);
  return sql<boolean>`pair.is_open ${sql.join(
    conditions.map((one) => sql`and ${one}`),
    sql` `,
  )}`;
}

/** That the actor sees the customer a record is kept as, by an alias of `party`. */
export function isSeen(actor: Actor, record: string): RawBuilder<boolean> {
  if (actor.scope === "all") return sql<boolean>`true`;
  return sql<boolean>`exists (
    select from party where party.party_id = ${sql.ref(`${record}.golden_id`)} and ${visibleParties(actor)}
  )`;
}

const keysOfPair = sql`array_remove(array[
  one.golden_id, other.golden_id,
  (select cluster_id from duplicate_member where party_id = pair.party_id),
  (select cluster_id from duplicate_member where party_id = pair.other_party_id)
], null)`;

/**
 * Open pairs by rank that nobody else looks at, nor at a neighbour of them.
 * @param which those the actor put off, the longest ago first, or those they did not
 */
export function freePairs(
  tx: Tx,
  actor: Actor,
  filter: DuplicateFilter,
  { which, limit }: { which: "fresh" | "skipped"; limit: number },
): Promise<OpenPair[]> {
  const reviewer = reviewerOf(actor);
  const skipped = sql`
    from duplicate_skip as skip
    where skip.party_id = pair.party_id and skip.other_party_id = pair.other_party_id and skip.skipped_by = ${reviewer}`;
  return tx.sql<OpenPair>`
    select pair.party_id as "partyId", pair.other_party_id as "otherPartyId", ${keysOfPair} as keys
    from duplicate_pair as pair
    join party as one on one.party_id = pair.party_id
    join party as other on other.party_id = pair.other_party_id
    where ${filteredPairs(filter)}
      and ${isSeen(actor, "one")} and ${isSeen(actor, "other")}
      and ${which === "fresh" ? sql`not exists (select ${skipped})` : sql`exists (select ${skipped})`}
      and not exists (
        select
        from duplicate_claim as claim
        where claim.claimed_id = any(${keysOfPair}) and claim.claimed_by <> ${reviewer} and claim.claimed_until > ${tx.now}
      )
    order by ${which === "fresh" ? sql`` : sql`(select skip.skipped_at ${skipped}),`} pair.rank desc, pair.party_id, pair.other_party_id
    limit ${limit}`;
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
  const reviewer = reviewerOf(actor);
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
      and ${isSeen(actor, "one")} and ${isSeen(actor, "other")}
      and not exists (
        select
        from duplicate_skip as skip
        where skip.party_id = pair.party_id and skip.other_party_id = pair.other_party_id and skip.skipped_by = ${reviewer}
      )
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
      from duplicate_pair as pair
      ${records}
      where ${filteredPairs(filter)} and ${isSeen(actor, "one")} and ${isSeen(actor, "other")}
      limit ${countedMost}
    ) as some_of_them`;
  return counted?.count ?? 0;
}
