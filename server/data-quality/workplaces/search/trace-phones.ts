import type { Tx } from "../../../plumbing/database/db.ts";

/** Follows people's phones and addresses to the organisation that has the same, when where they are noted it has not. */
export async function tracePhonesAndAddresses(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table reached_by on commit drop as
    select distinct on (reach, golden_id) reach, golden_id, kind, party_kind, shown
    from (
      select
        case point.kind
          when 'phone' then point.normalised
          -- Street and postcode in plain letters: a street alone stands in many towns.
          else nullif(lower(regexp_replace(point.line1, '[^[:alnum:]]+', '', 'g')), '')
            || '|' || nullif(lower(regexp_replace(point.postcode, '[^[:alnum:]]+', '', 'g')), '')
        end as reach,
        party.golden_id, point.kind, party.kind as party_kind,
        case point.kind when 'phone' then point.raw else concat_ws(', ', point.line1, concat_ws(' ', point.postcode, point.city)) end
          as shown
      from contact_point as point
      join party on party.party_id = point.party_id
      where point.kind in ('phone', 'address') and point.valid_until is null
        and point.state not in ('invalid', 'unreachable') and party.kind in ('organisation', 'person')
    ) as points
    where reach is not null
    order by reach, golden_id, shown`;
  await tx.sql`create index on reached_by (golden_id)`;
  await tx.sql`analyze reached_by`;
  await tx.sql`
    create temporary table house_reach on commit drop as
    select reach, golden_id as organisation_id, count(*) over (partition by reach) as organisations
    from reached_by
    where party_kind = 'organisation'`;
  await tx.sql`analyze house_reach`;
  await tx.sql`
    insert into trace (relationship_id, there_id, is_against, points, facts)
    with met as materialized (
      select workplace.relationship_id, house.organisation_id, house.organisation_id = workplace.organisation_id as is_here,
        house.organisations, own.kind, own.shown
      from workplace
      join reached_by as own on own.golden_id = workplace.person_id
      join house_reach as house on house.reach = own.reach
    )
    select distinct on (met.relationship_id, met.organisation_id, met.kind)
      met.relationship_id, case when not met.is_here then met.organisation_id end, met.is_here,
      case met.kind when 'phone' then 1.5 else 1 end,
      jsonb_build_object('trace', case when met.is_here then 'stays_' else '' end || met.kind, 'value', met.shown)
    from met
    -- An office block or a call centre says nothing of anybody.
    where met.is_here or (
      met.organisations <= 2
      and not exists (
        select from met as here
        where here.relationship_id = met.relationship_id and here.kind = met.kind and here.is_here
      )
    )
    order by met.relationship_id, met.organisation_id, met.kind, met.shown`;
}
