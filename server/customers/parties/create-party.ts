import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { insertContactPoint } from "../contact-points/insert-contact-point.ts";
import { askAtTheDoor, letPass } from "../duplicates/ask-at-the-door.ts";
import { writeLockedKeys } from "../duplicates/keys/keep-keys.ts";
import { entryAsRecord } from "../duplicates/known-records.ts";
import { seekParty } from "../find-party.ts";
import { insertRelationship } from "../insert-relationship.ts";
import { today } from "../party-columns.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { enterNameWords } from "../search/name-words.ts";
import { touchCustomer } from "../touch-customers.ts";
import { columnsOf, nameOf, requireOwner } from "./party-fields.ts";
import { readParty } from "./read-party.ts";

/** Enters a party with its roles and contact points, unless it is here already and nobody says why it is somebody else. */
export async function createParty({ tx, actor, input }: Call<typeof customers.createParty>) {
  const name = nameOf(input);
  await requireOwner(tx, input.ownerId);
  const entry = await entryAsRecord(tx, { ...input, name });
  const related = input.relatedTo;
  const passed = await askAtTheDoor(tx, actor, entry, {
    anyway: input.createAnyway,
    // Of one that it is related to, somebody has said that it is another.
    found: async (duplicates) => duplicates.filter(({ partyId: id }) => id !== related?.partyId),
  });

  const partyId = newId(tx.now.getTime());
  const ownerId = input.ownerId === undefined ? actor.userId : input.ownerId;
  const stage = input.stage ?? (input.roles.includes("customer") ? "customer" : "prospect");
  // Who is called a customer stands among them.
  const roles = new Set([...input.roles, ...(input.stage === "customer" ? (["customer"] as const) : [])]);
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
    from unnest(${[...roles]}::text[]) as role`;
  for (const point of input.contactPoints) await insertContactPoint(tx, partyId, point);
  await refreshLookup(tx, partyId);
  await enterNameWords(tx, name, partyId);
  await writeLockedKeys(tx, [partyId]);
  await record(tx, actor, {
    name: "party.created",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    ...(passed && { differences: letPass(passed) }),
  });

  if (input.worksFor !== undefined)
    await relate(tx, actor, partyId, {
      field: "worksFor",
      otherId: input.worksFor,
      type: "works_for",
      title: input.title,
    });
  if (related !== undefined)
    await relate(tx, actor, partyId, { field: "relatedTo", otherId: related.partyId, type: related.type });
  return readParty({ tx, actor, input: { partyId } });
}

async function relate(
  tx: Tx,
  actor: Actor,
  fromId: string,
  relation: { field: string; otherId: string; type: string; title?: string | undefined },
): Promise<void> {
  const other = await seekParty(tx, actor, relation.otherId);
  if (other === undefined)
    refuse("party_unknown", {}, [{ path: relation.field, message: "Choose one from the list." }]);
  await insertRelationship(tx, actor, {
    fromId,
    toId: other.partyId,
    type: relation.type,
    ...(relation.title !== undefined && { title: relation.title }),
  });
}
