import type * as dataQuality from "../../../contract/data-quality.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";

/**
 * Says from which of a customer's records a group of fields comes, or leaves it to the rules. The pin stands with the record
 * whose values count, and goes with it when it is taken apart.
 */
export async function pinGoldenValue({ tx, actor, input }: Call<typeof dataQuality.pinGoldenValue>) {
  const { recordId, group } = input;
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  if (recordId !== null && (await seekParty(tx, actor, recordId))?.partyId !== partyId)
    refuse("party_unknown");
  const before = await tx.sql<{ recordId: string }>`
    delete from golden_pin
    where party_id in ${membersOf(partyId)} and field_group = ${group}
    returning party_id as "recordId"`;
  if (recordId !== null)
    await tx.sql`
      insert into golden_pin (party_id, field_group, pinned_at, pinned_by, pinned_by_name)
      values (${recordId}, ${group}, ${tx.now}, ${actor.userId}, ${actor.name})`;
  await record(tx, actor, {
    name: "party.value_pinned",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: { [group]: { from: before[0]?.recordId ?? null, to: recordId } },
  });
  return { recordId };
}
