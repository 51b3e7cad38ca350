import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { anyOf, likeText, ownedBy, partyRef, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof sales.listProspects>["rows"][number];

/** Prospects, the newest first. */
export async function listProspects({ tx, actor, input }: Call<typeof sales.listProspects>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`p.arrived_at`, direction: "desc", value: last[0] },
        { column: sql`p.prospect_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const text = input.text === undefined ? undefined : likeText(input.text);
  const named = text
    ? sql`(normalised(party.name) like '%' || ${text} || '%'
        or normalised(party.golden_values ->> 'names') like '%' || ${text} || '%' or normalised(p.company_name) like '%' || ${text} || '%')`
    : sql`true`;
  const from = input.source === undefined ? sql`true` : sql`p.source = ${input.source}`;
  const rows = await tx.sql<Row>`
    select p.prospect_id as "prospectId", ${partyRef("party")} as party, p.company_name as "companyName", p.status, p.source,
      p.industry, p.state, p.arrived_at as "arrivedAt", p.converted_on as "convertedOn", ${userRef(sql`p.owner_id`)} as owner
    from prospect p
    join party asked on asked.party_id = p.party_id
    join party on party.party_id = asked.golden_id
    where ${visibleParties(actor)} and ${anyOf(sql`p.state`, input.state)}
      and ${ownedBy(sql`p.owner_id`, input.owner, actor.userId)} and ${named} and ${from} and ${after}
    order by p.arrived_at desc, p.prospect_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.arrivedAt, row.prospectId]);
}
