import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";

type PartyEvent = OutputOf<typeof customers.listPartyEvents>["rows"][number];

/**
 * The history of a customer and of the records merged into it. What concerned two of its records was noted on both and is
 * told once. Amounts stay away from those who may not see money.
 */
export async function listPartyEvents({ tx, actor, input }: Call<typeof customers.listPartyEvents>) {
  const { partyId, isOfSeveral } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const after = last ? afterKeys([{ column: sql`event_id`, direction: "desc", value: last[0] }]) : sql`true`;
  const once = isOfSeveral
    ? sql`not exists (
        select
        from event as twin
        where twin.party_id in ${membersOf(partyId)} and twin.party_id <> event.party_id
          and twin.subject_kind = event.subject_kind and twin.subject_id = event.subject_id and twin.name = event.name
          and twin.happened_at = event.happened_at and twin.event_id > event.event_id
      )`
    : sql`true`;
  const rows = await tx.sql<PartyEvent>`
    with page as materialized (
      select *
      from event
      where party_id in ${membersOf(partyId)} and ${after} and ${once}
      order by event_id desc
      limit ${input.limit + 1}
    )
    select event_id as "eventId", name, subject_kind as "subjectKind", subject_id as "subjectId", actor_name as "actorName",
      door, happened_at as "happenedAt", differences,
      coalesce((
        select jsonb_object_agg(named.id, named.name)
        from (select distinct match[1]::uuid as id from regexp_matches(${idsIn}, ${uuid}, 'g') as match) as told
        cross join lateral (
          select member.party_id as id, member.name
          from party as member
          join party on party.party_id = member.golden_id
          where member.party_id = told.id and ${visibleParties(actor)}
          union all
          select user_id, name from user_account where user_id = told.id
        ) as named
      ), '{}') as names
    from page
    order by event_id desc`;
  const page = pageOf(rows, input.limit, (row) => [row.eventId]);
  return actor.may.has("money.read") ? page : { ...page, rows: page.rows.map(withoutAmounts) };
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const idsIn = sql`subject_id || ' ' || differences::text`;

// Events name fields as columns do (`gross_total`) or as the contract does (`redressAmount`).
const amountName =
  /amount|total|price|cost|revenue|profit|margin|discount|rebate|written_off|paid|rating_sentence$/i;

function withoutAmounts(event: PartyEvent): PartyEvent {
  const kept = Object.entries(event.differences).filter(([field]) => !amountName.test(field));
  return { ...event, differences: Object.fromEntries(kept) };
}
