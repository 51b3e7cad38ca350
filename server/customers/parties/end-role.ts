import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { membersOf, today } from "../party-columns.ts";
import { touchCustomer } from "../touch-customers.ts";

/** Ends a role on every record of the party that holds it, today unless another day is given. */
export async function endRole({ tx, actor, input }: Call<typeof customers.endRole>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  await touchCustomer(tx, partyId);
  const ended = await tx.sql<OutputOf<typeof customers.endRole>>`
    update party_role
    set until = coalesce(${input.until ?? null}::date, ${today(tx)})
    where party_id in ${membersOf(partyId)} and role = ${input.role} and until is null
    returning role, since, until`;
  const [role] = ended;
  if (role === undefined) refuse("not_found");
  if (ended.some(({ since, until }) => until !== null && until < since)) refuse("ends_before_begin");
  await record(tx, actor, {
    name: "role.ended",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: { role: { from: input.role, to: null } },
  });
  return role;
}
