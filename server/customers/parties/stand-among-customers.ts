import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { membersOf, today } from "../party-columns.ts";

/** Gives who is called a customer that role from today, unless it is held: lists and sums of customers go by it. */
export async function standAmongCustomers(tx: Tx, actor: Actor, partyId: string): Promise<void> {
  const given = await tx.sql`
    insert into party_role (party_id, role, since)
    select ${partyId}, 'customer', ${today(tx)}
    where not exists (
      select from party_role where party_id in ${membersOf(partyId)} and role = 'customer' and until is null
    )
    on conflict (party_id, role, since) do update set until = null
    returning role`;
  if (given.length === 0) return;
  await record(tx, actor, {
    name: "role.added",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: { role: { from: null, to: "customer" } },
  });
}
