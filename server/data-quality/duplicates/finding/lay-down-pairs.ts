import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";

/** How many records gained their first pair, and whose pairs otherwise became others. */
export type Laid = { gained: number; changed: number };

/** What a search lays down, and how exactly. */
type Asked = {
  /** Which of the pairs `p` before were looked for again. */
  isReplaced: RawBuilder<boolean>;
  /** Which of the records `moved` are counted. */
  isCounted: RawBuilder<boolean>;
  /** A pair of which the same is said, with odds (log2) that moved by less, stays as it was weighed before; 0: none does. */
  movedLeast: number;
};

/**
 * Puts the pairs found in place of those before: of all records, or of some. Who was found before keeps the day; whether they
 * are open is said afterwards (`settlePairs`), of all that are new.
 */
export async function layDownPairs(tx: Tx, { isReplaced, isCounted, movedLeast }: Asked): Promise<Laid> {
  await tx.sql`analyze found_pair (party_id, other_party_id)`;
  // What is said anew is told first, once: a row that is written costs an entry in each of five indexes, and most say what they said.
  // The evidence, which is most of a pair, stays where it lies until it is written.
  await tx.sql`
    create temp table laid_pair on commit drop as
    select found.party_id, found.other_party_id, found.stake, found.are_two, kept.party_id is null as is_fresh, kept.party_id is not null and ${saysElse(movedLeast)} as says_else
    from (${staked}) as found
    left join duplicate_pair as kept on kept.party_id = found.party_id and kept.other_party_id = found.other_party_id`;
  await tx.sql`analyze laid_pair (party_id, other_party_id, is_fresh, says_else)`;
  const [laid] = await tx.sql<Laid>`
    with gone as (
      delete from duplicate_pair as p
      where ${isReplaced}
        and not exists (
          select from laid_pair as f where f.party_id = p.party_id and f.other_party_id = p.other_party_id
        )
      returning p.party_id, p.other_party_id
    ),
    fresh as (select party_id, other_party_id from laid_pair where is_fresh),
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
    update duplicate_pair as kept
    set outcome = found.outcome, relation = found.relation, band = found.band, probability = found.probability,
      weight = found.weight, evidence = found.evidence, model_version = found.model_version, stake = found.stake,
      rank = ${rank}
    from (${told}) as found
    where found.says_else and kept.party_id = found.party_id and kept.other_party_id = found.other_party_id`;
  await tx.sql`
    insert into duplicate_pair (
      party_id, other_party_id, kind, outcome, relation, band, probability, weight, evidence, model_version, stake, rank,
      is_open, found_at
    )
    select party_id, other_party_id, kind, outcome, relation, band, probability, weight, evidence, model_version, stake,
      -- As nearly all are: of a million, only those that aren't are then written a second time.
      ${rank}, are_two, ${tx.now}::timestamptz
    from (${told}) as found
    where is_fresh
    order by party_id, other_party_id`;
  await tx.sql`drop table laid_pair`;
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

/** What was found, with what is at stake and whether the two are kept as two. */
const staked = sql`
  select f.*, ${stake} as stake, one.golden_id <> other.golden_id as are_two
  from found_pair as f
  join party as one on one.party_id = f.party_id
  join party as other on other.party_id = f.other_party_id
  left join party_value as v on v.golden_id = one.golden_id
  left join party_value as w on w.golden_id = other.golden_id`;

/** The same with what was told of each before. */
const told = sql`
  select f.*, laid.stake, laid.are_two, laid.is_fresh, laid.says_else
  from laid_pair as laid
  join found_pair as f on f.party_id = laid.party_id and f.other_party_id = laid.other_party_id`;

/** Whether something else is said of a pair than what is kept of it. */
function saysElse(movedLeast: number): RawBuilder<boolean> {
  const findings = (of: string) => sql`jsonb_path_query_array(${sql.ref(of)}, '$[*].finding')`;
  const says =
    movedLeast === 0
      ? sql`kept.model_version <> found.model_version or kept.weight <> found.weight or kept.evidence <> found.evidence`
      : sql`abs(kept.weight - found.weight) >= ${movedLeast}::float8
          or kept.evidence <> found.evidence and ${findings("kept.evidence")} <> ${findings("found.evidence")}`;
  return sql<boolean>`(
    (kept.outcome, kept.relation, kept.band, kept.stake)
      is distinct from (found.outcome, found.relation, found.band, found.stake)
    or ${says}
  )`;
}

/**
 * What is at stake, in powers of e so that one large customer does not stand before everybody, by how likely it is that a
 * decision joins the two. One that only says how they are related comes last.
 */
const rank = sql`
  (1 + ln(1 + found.stake::float8)) * case found.outcome when 'related' then 0.1 else greatest(found.probability, 0.1) end`;
