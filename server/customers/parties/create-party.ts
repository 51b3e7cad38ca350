import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { insertContactPoint } from "../contact-points/insert-contact-point.ts";
import { seekParty } from "../find-party.ts";
import { today } from "../party-columns.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { insertRelationship } from "../relationships/insert-relationship.ts";
import { enterNameWords } from "../search/name-words.ts";
import { touchCustomer } from "../touch-customers.ts";
import { findKnownParty } from "./find-known-party.ts";
import { columnsOf, nameOf, requireOwner } from "./party-fields.ts";
import { readParty } from "./read-party.ts";

/** Enters a party with its roles and contact points, unless it is here already and nobody says it is somebody else. */
export async function createParty({ tx, actor, input }: Call<typeof customers.createParty>) {
  const name = nameOf(input);
  await requireOwner(tx, input.ownerId);
  if (!input.evenIfKnown) {
    const known = await findKnownParty(tx, actor, { ...input, name });
    if (known) refuse("party_known", known);
  }

  const partyId = newId(tx.now.getTime());
  const ownerId = input.ownerId === undefined ? actor.userId : input.ownerId;
  const stage = input.stage ?? (input.roles.includes("customer") ? "customer" : "prospect");
  await touchCustomer(tx, partyId);
  await tx.db
    .insertInto("party")
    .values({
      ...columnsOf({ ...input, ownerId, stage }),
      party_id: partyId,
      golden_id: partyId,
      kind: input.kind,
      name,
      created_at: tx.now,
      created_by: actor.userId,
      updated_at: tx.now,
    })
    .execute();
  await tx.prepared`
    insert into party_role (party_id, role, since)
    select ${partyId}, role, ${today(tx)}
    from unnest(${[...new Set(input.roles)]}::text[]) as role`;
  for (const point of input.contactPoints) await insertContactPoint(tx, partyId, point);
  await refreshLookup(tx, partyId);
  await enterNameWords(tx, name, partyId);
  await record(tx, actor, { name: "party.created", subjectKind: "party", subjectId: partyId, partyId });

  if (input.worksFor !== undefined) {
    const organisation = await seekParty(tx, actor, input.worksFor);
    if (organisation === undefined)
      refuse("party_unknown", {}, [{ path: "worksFor", message: "Choose one from the list." }]);
    await insertRelationship(tx, actor, {
      fromId: partyId,
      toId: organisation.partyId,
      type: "works_for",
      ...(input.title !== undefined && { title: input.title }),
    });
  }
  return readParty({ tx, actor, input: { partyId } });
}
