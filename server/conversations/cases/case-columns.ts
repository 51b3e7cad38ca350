import { sql } from "kysely";
import { partyRef, today, userRef } from "../../customers/party-columns.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** A case of the row `f`, with its customer in the row `party`, as lists show it. */
export function caseColumns(tx: Pick<Tx, "now">) {
  return sql`f.case_id as "caseId", f.party_id as "partyId",
    case when party.party_id <> ${ownCompanyId} then ${partyRef("party")} end as party,
    f.number, f.subject, f.kind, f.channel, f.state, f.source_state as "sourceState", f.priority, f.opened_at as "openedAt",
    f.closed_at as "closedAt", case when f.state <> 'closed' then ${today(tx)} - f.opened_on end as "openDays",
    ${userRef(sql`f.owner_id`)} as owner`;
}
