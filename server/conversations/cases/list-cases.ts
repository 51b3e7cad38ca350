import { sql } from "kysely";
import { z } from "zod";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { anyOf, membersOf, ownedBy } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { caseColumns } from "./case-columns.ts";

type Row = OutputOf<typeof conversations.listCases>["rows"][number];

/** Cases, the newest first. */
export async function listCases({ tx, actor, input }: Call<typeof conversations.listCases>) {
  const of = input.partyId === undefined ? undefined : (await findParty(tx, actor, input.partyId)).partyId;
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`f.opened_at`, direction: "desc", value: last[0] },
        { column: sql`f.case_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const attributed =
    input.attributed === undefined
      ? sql`true`
      : input.attributed === "no"
        ? sql`f.party_id = ${ownCompanyId}`
        : sql`f.party_id <> ${ownCompanyId}`;
  const rows = await tx.sql<Row>`
    select ${caseColumns(tx)}
    from case_file f
    join party asked on asked.party_id = f.party_id
    join party on party.party_id = asked.golden_id
    where ${visibleParties(actor)} and ${anyOf(sql`f.state`, input.state)} and ${anyOf(sql`f.kind`, input.kind)}
      and ${ownedBy(sql`f.owner_id`, input.owner, actor.userId)} and ${attributed}
      and ${of === undefined ? sql`true` : sql`f.party_id in ${membersOf(of)}`} and ${after}
    order by f.opened_at desc, f.case_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.openedAt, row.caseId]);
}
