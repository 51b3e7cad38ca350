import { membersOf } from "../../customers/party-columns.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** The party that a customer's contact is noted on: one of the customer's records, or another's with whom they share it. */
export async function homeOfContact(tx: Tx, goldenId: string, contactId: string): Promise<string> {
  const [contact] = await tx.sql<{ homeId: string }>`
    select party_id as "homeId"
    from contact
    where party_id in ${membersOf(goldenId)} and contact_id = ${contactId}
    union all
    select home_id
    from contact_share
    where party_id in ${membersOf(goldenId)} and contact_id = ${contactId}
    limit 1`;
  if (contact === undefined) refuse("not_found");
  return contact.homeId;
}
