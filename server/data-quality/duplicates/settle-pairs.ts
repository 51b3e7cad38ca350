import { type RawBuilder, sql } from "kysely";
import { arrayText } from "../../plumbing/database/array-text.ts";
import { fewIds, type Sql, type Tx } from "../../plumbing/database/db.ts";

/** As many as one merge or decision is about: these are found by their ids. A search settles many, by a plan of its own. */
const fewMost = 10;

/**
 * Says anew which pairs are open, of all that touch records or anything kept as the same as they: both stand in different
 * trees, no decision in force is about these two trees, and of the pairs between them it has the highest rank. The only
 * place that writes it; called by whoever merges, takes apart, decides, takes back or finds pairs.
 */
export async function settlePairs(tx: Tx, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return;
  const areFew = partyIds.length <= fewMost;
  const ids = areFew ? fewIds(partyIds) : sql`${arrayText(partyIds)}::uuid[]`;
  const touched = sql`
    select kept.party_id
    from party as kept
    where kept.golden_id in (select golden_id from party where party_id = any(${ids}))`;
  // Looked up record by record: taken for more than they are, all pairs would be read instead.
  const pairs = sql`
    select p.*
    from touched
    cross join lateral (select ${settledBy} from duplicate_pair where party_id = touched.party_id offset 0) as p
    union
    select p.*
    from touched
    cross join lateral (select ${settledBy} from duplicate_pair where other_party_id = touched.party_id offset 0) as p`;
  const decisions = sql`
    select d.party_id, d.other_party_id
    from touched
    join pair_decision as d on d.party_id = touched.party_id and d.taken_back_at is null
    union
    select d.party_id, d.other_party_id
    from touched
    join pair_decision as d on d.other_party_id = touched.party_id and d.taken_back_at is null`;
  if (areFew) return settle(tx.prepared, { touched, pairs, decisions });
  // How many they are is known to the planner only when they lie somewhere: how many pairs a record has differs by the thousand.
  await tx.sql`create temp table asked_pair on commit drop as with touched as materialized (${touched}) ${pairs}`;
  await tx.sql`analyze asked_pair`;
  await settle(tx.sql, { touched, pairs: sql`select * from asked_pair`, decisions });
  await tx.sql`drop table asked_pair`;
}

/** The same for all pairs there are, in one pass over them. */
export async function settleAllPairs(tx: Tx): Promise<void> {
  await settle(tx.sql, {
    touched: sql`select null::uuid as party_id`,
    pairs: sql`select ${settledBy} from duplicate_pair`,
    decisions: sql`select party_id, other_party_id from pair_decision where taken_back_at is null`,
  });
}

/** What it takes of a pair to say whether it is open. */
const settledBy = sql`party_id, other_party_id, rank, is_open`;

type Asked = { touched: RawBuilder<unknown>; pairs: RawBuilder<unknown>; decisions: RawBuilder<unknown> };

async function settle(run: Sql, { touched, pairs, decisions }: Asked): Promise<void> {
  await run`
    with touched as materialized (${touched}),
    asked as materialized (${pairs}),
    between_trees as (
      select p.party_id, p.other_party_id, p.rank, p.is_open, ${trees}
      from asked as p
      join party as one on one.party_id = p.party_id
      join party as other on other.party_id = p.other_party_id
    ),
    decided as materialized (
      select distinct ${trees}
      from (${decisions}) as decision
      join party as one on one.party_id = decision.party_id
      join party as other on other.party_id = decision.other_party_id
    ),
    settled as (
      select party_id, other_party_id, is_open,
        low <> high
        and row_number() over (partition by low, high order by rank desc, party_id, other_party_id) = 1
        and not exists (select from decided where decided.low = pair.low and decided.high = pair.high) as shall_be
      from between_trees as pair
    )
    update duplicate_pair as p
    set is_open = settled.shall_be
    from settled
    where p.party_id = settled.party_id and p.other_party_id = settled.other_party_id
      and settled.is_open <> settled.shall_be`;
}

/** The two trees that the records `one` and `other` stand in, the lower id first. */
const trees = sql`least(one.golden_id, other.golden_id) as low, greatest(one.golden_id, other.golden_id) as high`;
