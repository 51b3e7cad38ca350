import { today } from "../../../customers/party-columns.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";

/**
 * Adds up the traces of each person by where they point, takes off what speaks for staying, and keeps the place with the
 * most. Where both organisations are of one group, or look like one twice, nothing is said: mail, phones and dealings are
 * shared there. A place the person has or had already is none either, nor one that somebody decided against.
 */
export async function weighTraces(tx: Tx): Promise<void> {
  await tx.sql`analyze trace`;
  await tx.sql`
    create temporary table weighed on commit drop as
    with against as (
      select relationship_id, sum(points) as points, jsonb_agg(facts order by points desc, facts->>'trace') as facts
      from trace
      where is_against
      group by relationship_id
    ),
    pointing as (
      select relationship_id, there_id, sum(points) as points, jsonb_agg(facts order by points desc, facts->>'trace') as facts
      from trace
      where not is_against
      group by relationship_id, there_id
    )
    select workplace.*, pointing.there_id, pointing.points - coalesce(against.points, 0) as weight,
      pointing.facts || coalesce(against.facts, '[]') as facts
    from pointing
    join workplace on workplace.relationship_id = pointing.relationship_id
    left join against on against.relationship_id = pointing.relationship_id
    where pointing.points >= 2 and pointing.points - coalesce(against.points, 0) >= 1.5
      and pointing.there_id is distinct from ${ownCompanyId}::uuid`;
  await tx.sql`analyze weighed`;
  await layOutKin(tx);
  await tx.sql`
    create temporary table found_misplaced on commit drop as
    select distinct on (relationship_id) record_id, relationship_id, organisation_id, there_id, round(weight, 2) as weight, facts
    from weighed
    where not exists (
        select from kin where kin.organisation_id = weighed.organisation_id and kin.there_id = weighed.there_id
      )
      and not exists (
        select from relationship as known
        join party as member on member.party_id = known.party_id
        join party as other on other.party_id = known.other_party_id
        where weighed.there_id is not null and member.golden_id = weighed.person_id and known.type = 'works_for'
          and known.direction = 'from' and other.golden_id = weighed.there_id
      )
      and not exists (
        select from workplace_decision as said
        join party as member on member.party_id = said.party_id
        join party as noted on noted.party_id = said.organisation_id
        left join party as other on other.party_id = said.suggested_id
        where said.taken_back_at is null and said.decision = 'right' and member.golden_id = weighed.person_id
          and noted.golden_id = weighed.organisation_id and other.golden_id is not distinct from weighed.there_id
      )
    order by relationship_id, there_id is null, weight desc, there_id`;
}

/** Pairs of organisations among those found that are of one group, or one and the same as far as can be told. */
async function layOutKin(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table kin on commit drop as
    with recursive pair as (
      select distinct organisation_id, there_id from weighed where there_id is not null
    ),
    climb (of_id, at_id, step) as (
      select organisation_id, organisation_id, 0 from pair
      union
      select there_id, there_id, 0 from pair
      union
      select climb.of_id, whole.golden_id, climb.step + 1
      from climb
      join party as member on member.golden_id = climb.at_id
      join relationship as belongs on belongs.party_id = member.party_id and belongs.type = 'subsidiary_of'
        and belongs.direction = 'from' and (belongs.until is null or belongs.until > ${today(tx)})
      join party as whole on whole.party_id = belongs.other_party_id
      where climb.step < 8
    ),
    of_one_group as (
      select pair.organisation_id, pair.there_id
      from pair
      join climb as one on one.of_id = pair.organisation_id
      join climb as other on other.of_id = pair.there_id and other.at_id = one.at_id
    ),
    alike as (
      select pair.organisation_id, pair.there_id
      from pair
      join party as one on one.party_id = pair.organisation_id
      join party as other on other.party_id = pair.there_id
      -- One company twice, until a search for duplicates or a person has said so.
      where similarity(normalised(other.name), normalised(one.name)) >= 0.5
    ),
    paired as (
      select pair.organisation_id, pair.there_id
      from pair
      join party as one on one.golden_id = pair.organisation_id
      join party as other on other.golden_id = pair.there_id
      join duplicate_pair as looks on looks.party_id = least(one.party_id, other.party_id)
        and looks.other_party_id = greatest(one.party_id, other.party_id) and looks.outcome <> 'unsure'
    )
    select organisation_id, there_id from of_one_group
    union
    select organisation_id, there_id from alike
    union
    select organisation_id, there_id from paired`;
  await tx.sql`analyze kin`;
}
