import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";

/** How many records gained their first pair, and whose pairs otherwise became others. */
export type Laid = { gained: number; changed: number };

/**
 * Puts the pairs found in place of those before: of all records, or of some. Who was found before keeps the day; whether they
 * are open is said afterwards (`settlePairs`), of all that are new.
 * @param isReplaced which of the pairs `p` before were looked for again
 * @param isCounted which of the records `moved` are counted
 */
export async function layDownPairs(
  tx: Tx,
  isReplaced: RawBuilder<boolean>,
  isCounted: RawBuilder<boolean>,
): Promise<Laid> {
  await tx.sql`analyze found_pair`;
  const [laid] = await tx.sql<Laid>`
    with gone as (
      delete from duplicate_pair as p
      where ${isReplaced}
        and not exists (
          select from found_pair as f where f.party_id = p.party_id and f.other_party_id = p.other_party_id
        )
      returning p.party_id, p.other_party_id
    ),
    fresh as (
      select f.party_id, f.other_party_id
      from found_pair as f
      where not exists (
        select from duplicate_pair as p
        where p.party_id = f.party_id and p.other_party_id = f.other_party_id
      )
    ),
    moved as (
      select party_id from gone union select other_party_id from gone
      union select party_id from fresh union select other_party_id from fresh
    ),
    known as (
      select moved.party_id, ${hadAPair} as had_one
      from moved
      where exists (select from party where party.party_id = moved.party_id) and ${isCounted}
    )
    select count(*) filter (where not had_one) as gained, count(*) filter (where had_one) as changed from known`;
  await tx.sql`
    insert into duplicate_pair as kept (
      party_id, other_party_id, kind, outcome, relation, band, probability, weight, evidence, model_version, stake, rank,
      is_open, found_at
    )
    select party_id, other_party_id, kind, outcome, relation, band, probability, weight, evidence, model_version, stake,
      -- As nearly all are: of a million, only those that aren't are then written a second time.
      ${rank}, are_two, ${tx.now}::timestamptz
    from (
      select f.*, ${stake} as stake, one.golden_id <> other.golden_id as are_two
      from found_pair as f
      join party as one on one.party_id = f.party_id
      join party as other on other.party_id = f.other_party_id
      left join party_value as v on v.golden_id = one.golden_id
      left join party_value as w on w.golden_id = other.golden_id
    ) as found
    order by party_id, other_party_id
    on conflict (party_id, other_party_id) do update
      set outcome = excluded.outcome, relation = excluded.relation, band = excluded.band,
        probability = excluded.probability, weight = excluded.weight, evidence = excluded.evidence,
        model_version = excluded.model_version, stake = excluded.stake, rank = excluded.rank
      where (kept.outcome, kept.relation, kept.band, kept.weight, kept.evidence, kept.model_version, kept.stake)
        is distinct from (excluded.outcome, excluded.relation, excluded.band, excluded.weight, excluded.evidence,
          excluded.model_version, excluded.stake)`;
  return laid ?? { gained: 0, changed: 0 };
}

// A statement sees the table as it was before its own deletions.
const hadAPair = sql<boolean>`(
  exists (select from duplicate_pair as p where p.party_id = moved.party_id)
  or exists (select from duplicate_pair as p where p.other_party_id = moved.party_id)
)`;

/** Revenue of the one that brings less: what is counted apart while they are two. */
const stake = sql`case
  when one.golden_id = other.golden_id then 0
  else greatest(0, least(coalesce(v.revenue, 0), coalesce(w.revenue, 0)))
end`;

/**
 * What is at stake, in powers of e so that one large customer does not stand before everybody, by how likely it is that a
 * decision joins the two. One that only says how they are related comes last.
 */
const rank = sql`(1 + ln(1 + stake::float8)) * case outcome when 'related' then 0.1 else greatest(probability, 0.1) end`;
