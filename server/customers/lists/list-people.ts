import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { findParty } from "../find-party.ts";
import {
  firstContactPoint,
  membersOf,
  nameHas,
  ownedBy,
  partyRef,
  shownName,
  userRef,
} from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";

type Row = OutputOf<typeof customers.listPeople>["rows"][number] & { key: string };

/** People in order of name, each with the organisation they work for now. */
export async function listPeople({ tx, actor, input }: Call<typeof customers.listPeople>) {
  const at = input.at === undefined ? undefined : (await findParty(tx, actor, input.at)).partyId;
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`normalised(${shownName()})`, direction: "asc", value: last[0] },
        { column: sql`party.party_id`, direction: "asc", value: last[1] },
      ])
    : sql`true`;
  const named = input.text === undefined ? sql`true` : nameHas(input.text);
  const belongs =
    at === undefined
      ? sql`true`
      : sql`party.party_id in (
          select person.golden_id
          from relationship r
          join party person on person.party_id = r.other_party_id
          where r.party_id in ${membersOf(at)} and r.direction = 'to' and r.until is null
            and r.type in ('works_for', 'member_of_household')
        )`;
  const rows = await tx.sql<Row>`
    with page as materialized (
      select party.party_id, party.golden_values, ${shownName()} as name, party.owner_id, normalised(${shownName()}) as key
      from party
      where party.kind = 'person' and party.golden_id = party.party_id and ${visibleParties(actor)}
        and ${ownedBy(sql`party.owner_id`, input.owner, actor.userId)} and ${named} and ${belongs} and ${after}
      order by normalised(${shownName()}), party.party_id
      limit ${input.limit + 1}
    )
    select page.party_id as "partyId", page.name, work.title, work.organisation,
      ${firstContactPoint("page", "mail")} as mail,
      ${firstContactPoint("page", "phone")} as phone,
      ${userRef(sql`page.owner_id`)} as owner, page.key
    from page
    left join lateral (
      select r.title, ${partyRef("organisation")} as organisation
      from party member
      join relationship r on r.party_id = member.party_id
      join party asked on asked.party_id = r.other_party_id
      join party organisation on organisation.party_id = asked.golden_id
      where member.golden_id = page.party_id and r.direction = 'from' and r.until is null
        and r.type in ('works_for', 'member_of_household')
      order by r.type desc, r.relationship_id
      limit 1
    ) work on true
    order by page.key, page.party_id`;
  return pageOf(rows, input.limit, (row) => [row.key, row.partyId]);
}
