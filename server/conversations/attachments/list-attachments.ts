import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Attachment = OutputOf<typeof conversations.listAttachments>["rows"][number];

/** The files of a customer, newest first. */
export async function listAttachments({ tx, actor, input }: Call<typeof conversations.listAttachments>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`a.created_at`, direction: "desc", value: last[0] },
        { column: sql`a.attachment_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Attachment>`
    select a.attachment_id as "attachmentId", a.party_id as "partyId", a.name, a.media_type as "mediaType", a.bytes,
      a.description, u.name as "addedBy", a.created_at as "createdAt"
    from attachment a
    left join user_account u on u.user_id = a.added_by
    where a.party_id in ${membersOf(partyId)} and ${mayOpen(actor)} and ${after}
    order by a.created_at desc, a.attachment_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.createdAt, row.attachmentId]);
}

/** What lies with a document holds what the document says. */
export function mayOpen(actor: Actor): RawBuilder<boolean> {
  return actor.may.has("document.read") && actor.may.has("money.read")
    ? sql<boolean>`true`
    : sql<boolean>`a.document_id is null`;
}
