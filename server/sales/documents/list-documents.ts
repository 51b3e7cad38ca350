import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import { anyOf, membersOf } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { documentColumns } from "./document-columns.ts";

type Row = OutputOf<typeof sales.listDocuments>["rows"][number];

/** Documents, the newest first. */
export async function listDocuments({ tx, actor, input }: Call<typeof sales.listDocuments>) {
  const of = input.partyId === undefined ? undefined : (await findParty(tx, actor, input.partyId)).partyId;
  const last = decodeCursor(input.cursor, z.tuple([z.iso.date(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`d.issued_on`, direction: "desc", value: last[0] },
        { column: sql`d.document_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const numbered =
    input.number === undefined ? sql`true` : sql`starts_with(lower(d.number), lower(${input.number}))`;
  const rows = await tx.sql<Row>`
    select ${documentColumns}
    from document d
    join party asked on asked.party_id = d.party_id
    join party on party.party_id = asked.golden_id
    where ${visibleParties(actor)} and ${anyOf(sql`d.kind`, input.kind)} and ${anyOf(sql`d.state`, input.state)} and ${numbered}
      and ${of === undefined ? sql`true` : sql`d.party_id in ${membersOf(of)}`} and ${after}
    order by d.issued_on desc, d.document_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.issuedOn, row.documentId]);
}
