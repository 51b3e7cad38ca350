import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { contactColumns } from "./contact-columns.ts";

type Output = OutputOf<typeof conversations.readContact>;

/** One contact with its amount in the ledger and the corrections of its minutes. */
export async function readContact({
  tx,
  actor,
  input,
}: Pick<Call<typeof conversations.readContact>, "tx" | "actor" | "input">): Promise<Output> {
  const { contactId } = input;
  const { partyId } = await findParty(tx, actor, input.partyId);
  const [contact] = await tx.sql<Omit<Output, "amount" | "corrections">>`
    select ${contactColumns}
    from contact c
    where c.party_id in ${membersOf(partyId)} and c.contact_id = ${contactId}`;
  if (contact === undefined) refuse("not_found");
  const [entry] = await tx.sql<{ amount: string | null }>`
    select round(sum(amount), 6) as amount
    from ledger
    where party_id = ${contact.partyId} and source_kind = 'contact' and source_id = ${contactId}`;
  const corrections = await tx.sql<Output["corrections"][number]>`
    select
      happened_at as at,
      actor_name as by,
      (differences -> 'minutes' ->> 'from')::float8 as from,
      (differences -> 'minutes' ->> 'to')::float8 as to,
      differences -> 'reason' ->> 'to' as reason
    from event
    where party_id in ${membersOf(partyId)} and subject_kind = 'contact' and subject_id = ${contactId}
      and name = 'contact.changed' and differences ? 'minutes'
    order by happened_at desc, event_id desc
    limit 50`;
  return { ...contact, amount: entry?.amount ?? null, corrections };
}
