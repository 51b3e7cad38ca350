import { sql } from "kysely";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { partyRef, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";

export type Contact = OutputOf<typeof conversations.logContact>;

/** A contact of the row `c` of `contact` as the contract shows it to an actor. */
export const contactColumns = (
  actor: Actor,
) => sql`c.contact_id as "contactId", c.party_id as "partyId", c.channel, c.kind, c.direction,
  c.subject, c.note, c.state, c.started_at as "startedAt", c.on_day as "onDay", c.due_on as "dueOn",
  c.minutes::float8 as minutes, c.minutes_basis as "minutesBasis", c.caused_by as "causedBy", c.feeling, c.outcome,
  c.case_id as "caseId",
  (
    select ${partyRef("kept")}
    from party person
    join party kept on kept.party_id = person.golden_id
    where person.party_id = c.person_party_id
  ) as person,
  ${userRef(sql`c.user_id`)} as "user", c.own_weight::float8 as "ownWeight",
  (
    select own.share::float8
    from party_contact own
    where own.party_id = c.party_id and own.contact_id = c.contact_id
  ) as share,
  coalesce(${sharers(actor)}, '[]') as "sharedWith", c.version`;

function sharers(actor: Actor) {
  return sql`(
    select jsonb_agg(
      jsonb_build_object('party', seen.ref, 'weight', asked.weight, 'share', part.share)
      order by part.share desc, seen.ref ->> 'name', asked.party_id
    )
    from contact_share asked
    join party noted on noted.party_id = asked.party_id
    join party_contact part on part.party_id = asked.party_id and part.contact_id = asked.contact_id
    left join lateral (
      select ${partyRef("party")} as ref from party where party.party_id = noted.golden_id and ${visibleParties(actor)}
    ) seen on true
    where asked.home_id = c.party_id and asked.contact_id = c.contact_id
  )`;
}
