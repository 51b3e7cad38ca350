import { sql } from "kysely";
import { partyRef, userRef } from "../../customers/party-columns.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** A document of the row `d`, with its customer in the row `party`, as lists show it. */
export const documentColumns = sql`d.document_id as "documentId", party.party_id as "partyId",
  case when party.party_id <> ${ownCompanyId} then ${partyRef("party")} end as party, d.kind, d.number, d.title,
  d.state, d.source_state as "sourceState", d.issued_on as "issuedOn", d.due_on as "dueOn", d.recognised_on as "recognisedOn",
  d.currency, trim_scale(d.net_total)::text as "netTotal", trim_scale(d.gross_total)::text as "grossTotal",
  ${userRef(sql`d.owner_id`)} as owner`;
