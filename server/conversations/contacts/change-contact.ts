import { sql } from "kysely";
import type * as conversations from "../../../contract/conversations.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { given } from "../../plumbing/given.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type Contact, contactColumns } from "./contact-columns.ts";
import { homeOfContact } from "./home-of-contact.ts";
import { requireReferences } from "./require-references.ts";
import { shareContact } from "./share-contact.ts";

type Before = Record<string, unknown> & { version: number };

/** Corrects what was noted; the history keeps each field from what to what. It stays on the record it was noted on. */
export async function changeContact({ tx, actor, input }: Call<typeof conversations.changeContact>) {
  const { contactId } = input;
  const { partyId } = await findParty(tx, actor, input.partyId);
  const homeId = await homeOfContact(tx, partyId, contactId);
  const [row] = await tx.sql<Before>`
    select version, kind, direction, subject, note, state, due_on, minutes::float8 as minutes, minutes_basis,
      caused_by, feeling, outcome, case_id, person_party_id, product_id
    from contact
    where party_id = ${homeId} and contact_id = ${contactId}
    for update`;
  if (row === undefined) refuse("not_found");
  const { version, ...before } = row;
  if (version !== input.version) refuse("version_stale");
  const caseHome = await requireReferences(tx, actor, partyId, input);
  if (input.caseId && caseHome !== homeId) refuse("case_unknown");

  const corrected = differencesBetween(before, { ...before, ...columnsOf(input) });
  const differences = {
    ...corrected,
    ...(await shareContact(tx, actor, { home: homeId, contactId }, input)),
  };
  if (Object.keys(differences).length > 0) {
    const assignments = Object.entries(corrected).map(([column, { to }]) => sql`${sql.ref(column)} = ${to}`);
    await tx.sql`
      update contact
      set ${sql.join([...assignments, sql`version = version + 1`])}
      where party_id = ${homeId} and contact_id = ${contactId}`;
    await record(tx, actor, {
      name: "contact.changed",
      subjectKind: "contact",
      subjectId: contactId,
      partyId,
      differences: {
        ...differences,
        ...(input.reason !== undefined && { reason: { from: null, to: input.reason } }),
      },
    });
  }
  const [contact] = await tx.sql<Contact>`
    select ${contactColumns(actor)}
    from contact c
    where c.party_id = ${homeId} and c.contact_id = ${contactId}`;
  if (contact === undefined) throw new Error("The contact was locked a moment ago.");
  return contact;
}

function columnsOf(input: InputOf<typeof conversations.changeContact>) {
  return given({
    kind: input.kind,
    direction: input.direction,
    subject: input.subject,
    note: input.note,
    state: input.state,
    due_on: input.dueOn,
    minutes: input.minutes,
    minutes_basis: input.minutesBasis ?? (input.minutes == null ? undefined : "measured"),
    caused_by: input.causedBy,
    feeling: input.feeling,
    outcome: input.outcome,
    case_id: input.caseId,
    person_party_id: input.personPartyId,
    product_id: input.productId,
  });
}
