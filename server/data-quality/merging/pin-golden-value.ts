import type * as dataQuality from "../../../contract/data-quality.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import { keepGoldenValues, pinGroup } from "../../customers/golden-values.ts";
import { touchCustomer } from "../../customers/touch-customers.ts";
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
  await touchCustomer(tx, partyId);
  const before = await pinGroup(tx, actor, { goldenId: partyId, group, recordId });
  await keepGoldenValues(tx, [partyId]);
  await record(tx, actor, {
    name: "party.value_pinned",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: { [group]: { from: before, to: recordId } },
  });
  return { recordId };
}
