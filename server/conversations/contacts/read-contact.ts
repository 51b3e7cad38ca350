import { sql } from "kysely";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { contactColumns } from "./contact-columns.ts";
import { homeOfContact } from "./home-of-contact.ts";

type Output = OutputOf<typeof conversations.readContact>;

/** One contact with its amount in the ledger and the corrections of its minutes. */
export async function readContact({
  tx,
  actor,
  input,
}: Pick<Call<typeof conversations.readContact>, "tx" | "actor" | "input">): Promise<Output> {
  const { contactId } = input;
  const { partyId } = await findParty(tx, actor, input.partyId);
  const homeId = await homeOfContact(tx, partyId, contactId);
  const [contact] = await tx.sql<Omit<Output, "amount" | "corrections">>`
    select ${contactColumns(actor)}
    from contact c
    where c.party_id = ${homeId} and c.contact_id = ${contactId}`;
  if (contact === undefined) refuse("not_found");
  const amount = await amountOf(tx, partyId, contactId);
  const corrections = await tx.sql<Output["corrections"][number]>`
    select
      happened_at as at,
      actor_name as by,
      (differences -> 'minutes' ->> 'from')::float8 as from,
      (differences -> 'minutes' ->> 'to')::float8 as to,
      differences -> 'reason' ->> 'to' as reason
    from event
    where party_id in ${partiesOf(homeId, contactId)} and subject_kind = 'contact' and subject_id = ${contactId}
      and name = 'contact.changed' and differences ? 'minutes'
    order by happened_at desc, event_id desc
    limit 50`;
  return { ...contact, amount, corrections };
}

/** What it costs this customer: of a contact that several share, their part. */
async function amountOf(tx: Tx, goldenId: string, contactId: string): Promise<string | null> {
  const members = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from party where golden_id = ${goldenId}`;
  const [entry] = await tx.sql<{ amount: string | null }>`
    select round(sum(amount), 6) as amount
    from ledger
    where party_id = any(${members.map((one) => one.partyId)}::uuid[])
      and source_kind = 'contact' and source_id = ${contactId}`;
  return entry?.amount ?? null;
}

/** The records of everybody who took part: a correction is noted with the customer it was made at. */
function partiesOf(homeId: string, contactId: string) {
  return sql`(
    select member.party_id
    from party as part
    join party as member on member.golden_id = part.golden_id
    where part.party_id = ${homeId} or part.party_id in (
      select party_id from contact_share where home_id = ${homeId} and contact_id = ${contactId}
    )
  )`;
}
