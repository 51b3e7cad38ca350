import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { valuedAt } from "../golden-values.ts";
import { requireOwner } from "../parties/party-fields.ts";
import { touchCustomers } from "../touch-customers.ts";
import { visibleParties } from "../visible-parties.ts";

/** Gives several customers to one colleague, or to nobody. All of them or none: an id that isn't there refuses the lot. */
export async function assignCustomers({ tx, actor, input }: Call<typeof customers.assignCustomers>) {
  await requireOwner(tx, input.ownerId);
  const asked = [...new Set(input.partyIds)];
  const found = await tx.sql<{ partyId: string; ownerId: string | null }>`
    select party.party_id as "partyId", party.owner_id as "ownerId"
    from party
    where party.party_id = any(${asked}::uuid[]) and party.golden_id = party.party_id and ${visibleParties(actor)}
    order by party.party_id
    for update`;
  if (found.length < asked.length) refuse("not_found");
  const changed = found.filter(({ ownerId }) => ownerId !== input.ownerId);
  await touchCustomers(tx, sql`select unnest(${changed.map(({ partyId }) => partyId)}::uuid[]) as party_id`);
  await tx.sql`
    update party
    set owner_id = ${input.ownerId}, updated_at = ${tx.now}, version = version + 1,
      valued_at = case when golden_values is not null then ${valuedAt(tx, [])} else valued_at end
    where party_id = any(${changed.map(({ partyId }) => partyId)}::uuid[])`;
  for (const { partyId, ownerId } of changed)
    await record(tx, actor, {
      name: "party.changed",
      subjectKind: "party",
      subjectId: partyId,
      partyId,
      differences: { owner_id: { from: ownerId, to: input.ownerId } },
    });
  return { changed: changed.length };
}
