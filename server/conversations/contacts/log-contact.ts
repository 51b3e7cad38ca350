import type * as conversations from "../../../contract/conversations.ts";
import { findParty } from "../../customers/find-party.ts";
import { dayOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { type Contact, contactColumns } from "./contact-columns.ts";
import { requireReferences } from "./require-references.ts";
import { shareContact } from "./share-contact.ts";

/** Notes a contact. Minutes somebody gave without saying how count as measured; a task without a day is simply planned. */
export async function logContact({ tx, actor, input }: Call<typeof conversations.logContact>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const homeId = await requireReferences(tx, actor, partyId, input);
  const contactId = newId(tx.now.getTime());
  const startedAt = input.startedAt ?? tx.now.toISOString();
  const minutes = input.minutes ?? null;
  await tx.sql`
    insert into contact (
      party_id, contact_id, channel, kind, direction, subject, note, user_id, person_party_id, started_at, on_day, due_on,
      state, minutes, minutes_basis, caused_by, case_id, product_id, feeling, outcome, created_at
    )
    values (
      ${homeId}, ${contactId}, ${input.channel}, ${input.kind ?? "other"}, ${input.direction ?? null}, ${input.subject ?? null},
      ${input.note ?? null}, ${actor.userId}, ${input.personPartyId ?? null}, ${startedAt}, ${dayOf(startedAt)},
      ${input.dueOn ?? null}, ${input.state ?? (input.channel === "task" ? "planned" : "done")}, ${minutes},
      ${input.minutesBasis ?? (minutes === null ? "unknown" : "measured")}, ${input.causedBy ?? "unknown"},
      ${input.caseId ?? null}, ${input.productId ?? null}, ${input.feeling ?? null}, ${input.outcome ?? null}, ${tx.now}
    )`;
  await shareContact(tx, actor, { home: homeId, contactId }, input);
  await record(tx, actor, { name: "contact.logged", subjectKind: "contact", subjectId: contactId, partyId });
  const [contact] = await tx.sql<Contact>`
    select ${contactColumns(actor)}
    from contact c
    where c.party_id = ${homeId} and c.contact_id = ${contactId}`;
  if (contact === undefined) throw new Error("The contact was written a moment ago.");
  return contact;
}
