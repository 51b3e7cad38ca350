import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import { anyOf, membersOf, ownedBy, partyRef, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof sales.listOpportunities>["rows"][number] & { key: string };

/** Opportunities, the latest expected end first, those without one last. */
export async function listOpportunities({ tx, actor, input }: Call<typeof sales.listOpportunities>) {
  const of = input.partyId === undefined ? undefined : (await findParty(tx, actor, input.partyId)).partyId;
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: end, direction: "desc", value: last[0] },
        { column: sql`o.opportunity_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Row>`
    select o.opportunity_id as "opportunityId", ${partyRef("party")} as party, o.name, o.stage, o.state,
      trim_scale(o.amount)::text as amount, o.currency, o.probability::float8 as probability, o.closes_on as "closesOn",
      ${userRef(sql`o.owner_id`)} as owner, ${end}::text as key
    from opportunity o
    join party asked on asked.party_id = o.party_id
    join party on party.party_id = asked.golden_id
    where ${visibleParties(actor)} and ${anyOf(sql`o.state`, input.state)}
      and ${ownedBy(sql`o.owner_id`, input.owner, actor.userId)}
      and ${of === undefined ? sql`true` : sql`o.party_id in ${membersOf(of)}`} and ${after}
    order by ${end} desc, o.opportunity_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.key, row.opportunityId]);
}

const end = sql`coalesce(o.closes_on, '-infinity'::date)`;
