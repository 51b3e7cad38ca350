import type { Tx } from "../../../plumbing/database/db.ts";

/**
 * Follows people's mail addresses: to the organisation whose house they are at, when nobody where they are noted writes
 * from it; for staying, when it is the house of where they are; and to nowhere, when that one stopped working.
 */
export async function traceMails(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table mail_here on commit drop as
    select workplace.relationship_id, workplace.person_id, mail.house, mail.is_usable, mail.stopped, mail.stopped_on,
      mail.known_on, claim.people - mail.is_usable::integer as others
    from workplace
    join mail_at as mail on mail.golden_id = workplace.person_id
    join house_claim as claim on claim.house = mail.house and claim.organisation_id = workplace.organisation_id
    where claim.is_told or claim.people - mail.is_usable::integer >= 1 and not claim.is_foreign`;
  await tx.sql`analyze mail_here`;
  await tx.sql`
    create temporary table mail_there on commit drop as
    select distinct on (workplace.relationship_id, owner.organisation_id)
      workplace.relationship_id, owner.organisation_id, mail.house, mail.known_on, owner.people, owner.is_site,
      owner.is_own_mail, greatest(0, coalesce(claim.people, 0) - 1) as others
    from workplace
    join mail_at as mail on mail.golden_id = workplace.person_id and mail.is_usable
    join house_owner as owner on owner.house = mail.house and owner.organisation_id <> workplace.organisation_id
    left join house_claim as claim on claim.house = mail.house and claim.organisation_id = workplace.organisation_id
    where owner.second_score < owner.score * 0.6
      and not coalesce(claim.is_told, false)
      and (greatest(0, coalesce(claim.people, 0) - 1) < greatest(1, owner.people / 4) or claim.is_foreign)
    order by workplace.relationship_id, owner.organisation_id, mail.known_on desc, mail.house`;
  await tx.sql`analyze mail_there`;
  await tellThere(tx);
  await tellHere(tx);
  await tellStopped(tx);
}

async function tellThere(tx: Tx): Promise<void> {
  await tx.sql`
    insert into trace (relationship_id, there_id, is_against, points, facts)
    select relationship_id, organisation_id, false, 
      -- A mail address of the house alone may be a mailbox at a provider that no list knows.
      case when is_site or is_own_mail and people > 0 or people >= 5 then 3 else 2 end,
      jsonb_build_object('trace', 'mail', 'house', house, 'there', people, 'here', others, 'isSite', is_site,
        'isOwnMail', is_own_mail)
    from mail_there
    union all
    select there.relationship_id, there.organisation_id, false, 0.5,
      jsonb_build_object('trace', 'newer_mail', 'house', there.house, 'on', there.known_on)
    from mail_there as there
    join (
      select relationship_id, max(known_on) as known_on from mail_here where is_usable group by relationship_id
    ) as here on here.relationship_id = there.relationship_id and here.known_on < there.known_on`;
}

/** A mail address of the house they are noted at, unless one of another house came later. */
async function tellHere(tx: Tx): Promise<void> {
  await tx.sql`
    insert into trace (relationship_id, there_id, is_against, points, facts)
    select distinct on (here.relationship_id) here.relationship_id, null::uuid, true, 3,
      jsonb_build_object('trace', 'stays_mail', 'house', here.house, 'others', here.others)
    from mail_here as here
    where here.is_usable
      and not exists (
        select from mail_there as there
        where there.relationship_id = here.relationship_id and there.known_on > here.known_on
      )
    order by here.relationship_id, here.others desc, here.house`;
}

/** Their address there stopped, and that of others there did not. */
async function tellStopped(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table mail_stopped on commit drop as
    select distinct on (here.relationship_id) here.relationship_id, here.person_id, here.house, here.stopped, here.stopped_on,
      here.known_on
    from mail_here as here
    where not here.is_usable
      and not exists (
        select from mail_here as other where other.relationship_id = here.relationship_id and other.is_usable
      )
      and exists (
        select from mail_at as other
        where other.house = here.house and other.golden_id <> here.person_id and other.is_usable
      )
    order by here.relationship_id, here.stopped_on desc nulls last, here.house`;
  await tx.sql`analyze mail_stopped`;
  await tx.sql`
    insert into trace (relationship_id, there_id, is_against, points, facts)
    with told as (
      select relationship_id, jsonb_build_object('trace', 'mail_stopped', 'house', house, 'state', stopped, 'on', stopped_on) as facts
      from mail_stopped
    )
    select relationship_id, null::uuid, false, 2, facts from told
    union all
    select told.relationship_id, there.organisation_id, false, 1, told.facts
    from told
    join mail_there as there on there.relationship_id = told.relationship_id
    union all
    select stopped.relationship_id, null, false, 1,
      jsonb_build_object('trace', 'newer_mail', 'house', newer.house, 'on', newer.known_on)
    from mail_stopped as stopped
    join lateral (
      select mail.house, mail.known_on
      from mail_at as mail
      where mail.golden_id = stopped.person_id and mail.is_usable and mail.house <> stopped.house
        and mail.known_on > stopped.known_on
      order by mail.known_on desc, mail.house
      limit 1
    ) as newer on true`;
}
