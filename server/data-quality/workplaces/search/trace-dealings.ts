import { today } from "../../../customers/party-columns.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

/**
 * Follows what two years of calls, mails, visits and documents with people are noted at: more of them at another
 * organisation than where they are noted, and the last one there. Whoever was dealt with where they are noted since their
 * mail stopped has not left.
 */
export async function traceDealings(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table dealt on commit drop as
    with dealing as (
      select person_party_id, party_id, on_day
      from contact
      where person_party_id is not null and state = 'done' and on_day > ${today(tx)} - 730
      union all
      select person_party_id, party_id, issued_on
      from document
      where person_party_id is not null and state not in ('draft', 'cancelled') and issued_on > ${today(tx)} - 730
    )
    select person.golden_id as person_id, home.golden_id as organisation_id, count(*) as dealings, max(dealing.on_day) as last_on
    from dealing
    join party as person on person.party_id = dealing.person_party_id
    join party as home on home.party_id = dealing.party_id
    where home.kind = 'organisation'
    group by person.golden_id, home.golden_id`;
  await tx.sql`analyze dealt`;
  await tx.sql`
    insert into trace (relationship_id, there_id, is_against, points, facts)
    select workplace.relationship_id, there.organisation_id, false, least(2.0, 0.5 + 0.25 * there.dealings),
      jsonb_build_object('trace', 'dealings', 'there', there.dealings, 'here', coalesce(here.dealings, 0), 'lastOn', there.last_on)
    from workplace
    join dealt as there on there.person_id = workplace.person_id and there.organisation_id <> workplace.organisation_id
    left join dealt as here on here.person_id = workplace.person_id and here.organisation_id = workplace.organisation_id
    where there.dealings >= 2 and there.dealings > 2 * coalesce(here.dealings, 0)
      and there.last_on >= coalesce(here.last_on, there.last_on)`;
  await tx.sql`
    delete from trace
    using mail_stopped as stopped, workplace, dealt as here
    where trace.there_id is null and not trace.is_against and trace.relationship_id = stopped.relationship_id
      and workplace.relationship_id = stopped.relationship_id
      and here.person_id = workplace.person_id and here.organisation_id = workplace.organisation_id
      and here.last_on > stopped.stopped_on`;
}
