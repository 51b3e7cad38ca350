import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/paging.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";

type PartyEvent = OutputOf<typeof customers.listPartyEvents>["rows"][number];

/** The history of a customer and of the records merged into it. Amounts stay away from those who may not see money. */
export async function listPartyEvents({ tx, actor, input }: Call<typeof customers.listPartyEvents>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const after = last ? afterKeys([{ column: sql`event_id`, direction: "desc", value: last[0] }]) : sql`true`;
  const rows = await tx.sql<PartyEvent>`
    select event_id as "eventId", name, subject_kind as "subjectKind", subject_id as "subjectId", actor_name as "actorName",
      door, happened_at as "happenedAt", differences
    from event
    where party_id in ${membersOf(partyId)} and ${after}
    order by event_id desc
    limit ${input.limit + 1}`;
  const page = pageOf(rows, input.limit, (row) => [row.eventId]);
  return actor.may.has("money.read") ? page : { ...page, rows: page.rows.map(withoutAmounts) };
}

// Events name fields as columns do (`gross_total`) or as the contract does (`redressAmount`).
const amountName =
  /amount|total|price|cost|revenue|profit|margin|discount|rebate|written_off|paid|rating_sentence$/i;

function withoutAmounts(event: PartyEvent): PartyEvent {
  const kept = Object.entries(event.differences).filter(([field]) => !amountName.test(field));
  return { ...event, differences: Object.fromEntries(kept) };
}
