import type * as conversations from "../../../contract/conversations.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { keptFile } from "../../plumbing/kept-files.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { mayOpen } from "./list-attachments.ts";

/** A file of a customer. It is sent as bytes to be saved: what it says it is came from outside. */
export async function downloadAttachment({
  tx,
  actor,
  input,
}: Call<typeof conversations.downloadAttachment>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const [found] = await tx.sql<{ name: string; sha256: string }>`
    select a.name, a.sha256
    from attachment a
    where a.party_id in ${membersOf(partyId)} and a.attachment_id = ${input.attachmentId} and ${mayOpen(actor)}`;
  if (found === undefined) refuse("not_found");
  return {
    name: found.name,
    type: "application/octet-stream",
    content: { kept: keptFile(found.sha256) },
  };
}
