import { sql } from "kysely";
import { z } from "zod";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf, partyRef, today, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof conversations.listTasks>["rows"][number];

/** What is planned and not done, the earliest due first, those without a day last. */
export async function listTasks({ tx, actor, input }: Call<typeof conversations.listTasks>) {
  const of = input.partyId === undefined ? undefined : (await findParty(tx, actor, input.partyId)).partyId;
  const last = decodeCursor(input.cursor, z.tuple([z.iso.date().nullable(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`c.due_on`, direction: "asc", value: last[0], nullable: true },
        { column: sql`c.contact_id`, direction: "asc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Row>`
    select c.contact_id as "contactId", ${partyRef("party")} as party, c.channel, c.subject, c.due_on as "dueOn",
      case when c.due_on < ${today(tx)} then ${today(tx)} - c.due_on end as "overdueDays",
      ${userRef(sql`c.user_id`)} as "user", c.version
    from contact c
    join party asked on asked.party_id = c.party_id
    join party on party.party_id = asked.golden_id
    where c.state = 'planned' and ${visibleParties(actor)}
      and ${input.whose === "mine" ? sql`c.user_id = ${actor.userId}` : sql`true`}
      and ${of === undefined ? sql`true` : sql`c.party_id in ${membersOf(of)}`} and ${after}
    order by c.due_on nulls last, c.contact_id
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.dueOn, row.contactId]);
}
