import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { membersOf, today } from "../party-columns.ts";
import { touchCustomer } from "../touch-customers.ts";

/** Gives a party a role, from today unless another day is given. */
export async function addRole({ tx, actor, input }: Call<typeof customers.addRole>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  const held = await tx.sql`
    select
    from party_role
    where party_id in ${membersOf(partyId)} and role = ${input.role} and until is null`;
  if (held.length > 0) refuse("role_held");
  await touchCustomer(tx, partyId);
  const [role] = await tx.sql<OutputOf<typeof customers.addRole>>`
    insert into party_role (party_id, role, since)
    values (${partyId}, ${input.role}, coalesce(${input.since ?? null}::date, ${today(tx)}))
    on conflict (party_id, role, since) do update set until = null
    returning role, since, until`;
  if (role === undefined) throw new Error("An insert returns its row.");
  await record(tx, actor, {
    name: "role.added",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: { role: { from: null, to: input.role } },
  });
  return role;
}
