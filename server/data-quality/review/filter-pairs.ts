import { type RawBuilder, sql } from "kysely";
import type { DuplicateFilter } from "../../../contract/data-quality/duplicate-review.ts";

/** The conditions of a filter on the pair `pair`. */
export function filteredPairs(filter: DuplicateFilter): RawBuilder<boolean> {
  const { near } = filter;
  const touches = sql`(pair.party_id in ${recordsNear(near)} or pair.other_party_id in ${recordsNear(near)})`;
  return sql<boolean>`(pair.is_open and ${isWhat(filter, "pair")} ${near === undefined ? sql`` : sql`and ${touches}`})`;
}

/**
 * Those of the open pairs that a filter finds, by `party_id`, `other_party_id` and `rank`, in no order: kind by kind of what is open, so
 * that what it doesn't find is not read.
 */
export function fittingPairs(filter: DuplicateFilter): RawBuilder<unknown> {
  if (filter.near !== undefined) return sql`(${pairsNear(filter)})`;
  if (!isNarrowed(filter))
    return sql`(select party_id, other_party_id, rank from duplicate_pair where is_open)`;
  return sql`(${eachWhat(filter, sql``)})`;
}

/** The same, at most so many of them, by rank. */
export function highestPairs(filter: DuplicateFilter, most: number): RawBuilder<unknown> {
  const byRank = sql`order by rank desc, party_id, other_party_id limit ${most}`;
  if (filter.near !== undefined) return sql`(${pairsNear(filter)} ${byRank})`;
  if (!isNarrowed(filter))
    return sql`(select party_id, other_party_id, rank from duplicate_pair where is_open ${byRank})`;
  return sql`(${eachWhat(filter, byRank)} ${byRank})`;
}

/** Whether any open pair is of the kinds, bands, outcomes and relations of a filter. */
export function isAnyOpen(filter: DuplicateFilter): RawBuilder<boolean> {
  return sql<boolean>`exists (${whatIsOpen} select from what where ${isWhat(filter, "what")})`;
}

function isNarrowed({ kinds, bands, outcomes, relations }: DuplicateFilter): boolean {
  return [kinds, bands, outcomes, relations].some((one) => one !== undefined);
}

// By an index that begins with these, from one kind to the next: there are some ten, of however many pairs.
const whatIsOpen = sql`
  with recursive what (kind, band, outcome, relation) as (
    (
      select kind, band, outcome, coalesce(relation, '')
      from duplicate_pair
      where is_open
      order by kind, band, outcome, coalesce(relation, '')
      limit 1
    )
    union all
    select further.kind, further.band, further.outcome, further.relation
    from what
    cross join lateral (
      select kind, band, outcome, coalesce(relation, '') as relation
      from duplicate_pair as pair
      where is_open
        and (pair.kind, pair.band, pair.outcome, coalesce(pair.relation, ''))
          > (what.kind, what.band, what.outcome, what.relation)
      order by kind, band, outcome, coalesce(pair.relation, '')
      limit 1
    ) as further
  )`;

function eachWhat(filter: DuplicateFilter, byRank: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    ${whatIsOpen}
    select pair.party_id, pair.other_party_id, pair.rank
    from what
    cross join lateral (
      select party_id, other_party_id, rank
      from duplicate_pair as pair
      where is_open and pair.kind = what.kind and pair.band = what.band and pair.outcome = what.outcome
        and coalesce(pair.relation, '') = what.relation
      ${byRank}
    ) as pair
    where ${isWhat(filter, "what")}`;
}

function isWhat(filter: DuplicateFilter, of: "pair" | "what"): RawBuilder<boolean> {
  const { kinds, bands, outcomes, relations } = filter;
  const column = (name: string) => sql.ref(`${of}.${name}`);
  const conditions = [
    kinds && sql`${column("kind")} = any(${kinds}::text[])`,
    bands && sql`${column("band")} = any(${bands}::text[])`,
    outcomes && sql`${column("outcome")} = any(${outcomes}::text[])`,
    relations && sql`${column("relation")} = any(${relations}::text[])`,
  ].filter((one) => one !== undefined);
  return sql<boolean>`(${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)})`;
}

/** From the record outwards: by rank, all open pairs would be read until enough of them touch it. */
function pairsNear(filter: DuplicateFilter): RawBuilder<unknown> {
  return sql`
    with near as materialized (select party_id from ${recordsNear(filter.near)} as beside)
    select pair.party_id, pair.other_party_id, pair.rank
    from (
      select pair.* from near join duplicate_pair as pair on pair.party_id = near.party_id
      union
      select pair.* from near join duplicate_pair as pair on pair.other_party_id = near.party_id
    ) as pair
    where pair.is_open and ${isWhat(filter, "pair")}`;
}

/** The records of a record's cluster, itself, and those kept as the same customer. */
function recordsNear(partyId: string | undefined): RawBuilder<unknown> {
  return sql`(
    select beside.party_id
    from duplicate_member as mine
    join duplicate_member as beside on beside.cluster_id = mine.cluster_id
    where mine.party_id = ${partyId ?? null}::uuid
    union all
    select kept.party_id
    from party as mine
    join party as kept on kept.golden_id = mine.golden_id
    where mine.party_id = ${partyId ?? null}::uuid
  )`;
}
