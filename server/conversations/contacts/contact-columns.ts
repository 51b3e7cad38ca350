import { sql } from "kysely";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { partyRef, userRef } from "../../customers/party-columns.ts";

export type Contact = OutputOf<typeof conversations.logContact>;

/** A contact of the row `c` as the contract shows it. */
export const contactColumns = sql`c.contact_id as "contactId", c.party_id as "partyId", c.channel, c.kind, c.direction,
  c.subject, c.note, c.state, c.started_at as "startedAt", c.on_day as "onDay", c.due_on as "dueOn",
  c.minutes::float8 as minutes, c.minutes_basis as "minutesBasis", c.caused_by as "causedBy", c.feeling, c.outcome,
  c.case_id as "caseId",
  (
    select ${partyRef("kept")}
    from party person
    join party kept on kept.party_id = person.golden_id
    where person.party_id = c.person_party_id
  ) as person,
  ${userRef(sql`c.user_id`)} as "user", c.version`;
