import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { anyOf, firstContactPoint, nameHas, placeOf, shownName, userRef } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";

type Row = OutputOf<typeof customers.listParties>["rows"][number] & { key: string };

/** Parties in whatever role, in order of name. Our own company isn't one of them. */
export async function listParties({ tx, actor, input }: Call<typeof customers.listParties>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`normalised(${shownName()})`, direction: "asc", value: last[0] },
        { column: sql`party.party_id`, direction: "asc", value: last[1] },
      ])
    : sql`true`;
  const named = input.text === undefined ? sql`true` : nameHas(input.text);
  const inRole =
    input.role === undefined
      ? sql`not exists (select from party_role r where r.party_id = party.party_id and r.role = 'own_company')`
      : sql`exists (select from party_role r where r.party_id = party.party_id and r.role = ${input.role} and r.until is null)`;
  const rows = await tx.sql<Row>`
    with page as materialized (
      select party.party_id, party.golden_values, ${shownName()} as name, party.kind, party.stage, party.owner_id, normalised(${shownName()}) as key
      from party
      where party.golden_id = party.party_id and ${visibleParties(actor)}
        and ${anyOf(sql`party.kind`, input.kind)} and ${named} and ${inRole} and ${after}
      order by normalised(${shownName()}), party.party_id
      limit ${input.limit + 1}
    )
    select page.party_id as "partyId", page.name, page.kind, page.stage,
      array(
        select distinct r.role
        from party_role r
        where r.party_id = page.party_id and r.until is null
        order by r.role
      ) as roles,
      ${placeOf("page")} as place,
      ${firstContactPoint("page", "mail")} as mail,
      ${firstContactPoint("page", "phone")} as phone,
      ${userRef(sql`page.owner_id`)} as owner, page.key
    from page
    order by page.key, page.party_id`;
  return pageOf(rows, input.limit, (row) => [row.key, row.partyId]);
}
