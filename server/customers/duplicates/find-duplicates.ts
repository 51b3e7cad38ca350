import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { seekParty } from "../find-party.ts";
import { answerTo, duplicatePolicyOf } from "./duplicate-policy.ts";
import { entryAsRecord } from "./known-records.ts";
import { lookForDuplicates } from "./look-for-duplicates.ts";

/** Who is here already that a record being entered may repeat, and what saving it would meet. */
export async function findDuplicates({ tx, actor, input }: Call<typeof customers.findDuplicates>) {
  const { partyId, worksFor, ...fields } = input;
  const own = partyId === undefined ? undefined : await seekParty(tx, actor, partyId);
  const employer = worksFor === undefined ? undefined : await seekParty(tx, actor, worksFor);
  const entry = await entryAsRecord(tx, { ...fields, worksFor: employer?.partyId });
  const duplicates = await lookForDuplicates(tx, actor, entry, { without: own?.partyId ?? null });
  const answer =
    duplicates.length === 0
      ? "ignore"
      : answerTo(await duplicatePolicyOf(tx), actor.role, entry.kind, duplicates);
  return { duplicates, answer };
}
