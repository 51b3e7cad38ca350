import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { keepKeys } from "../duplicates/keys/keep-keys.ts";
import { keepGoldenValues } from "../golden-values.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { findContactPoint } from "./find-contact-point.ts";
import { removeTwins } from "./points-of-several.ts";

/** Removes a contact point. The event keeps what it was. */
export async function removeContactPoint({ tx, actor, input }: Call<typeof customers.removeContactPoint>) {
  const { contactPointId } = input;
  const { goldenId, homeId, isOfSeveral, point } = await findContactPoint(tx, actor, input);
  await tx.sql`delete from contact_point where party_id = ${homeId} and contact_point_id = ${contactPointId}`;
  await refreshLookup(tx, homeId);
  await keepKeys(tx, [homeId]);
  if (isOfSeveral) {
    await removeTwins(tx, goldenId, point);
    await keepGoldenValues(tx, [goldenId]);
  }
  await record(tx, actor, {
    name: "contact_point.removed",
    subjectKind: "contact_point",
    subjectId: contactPointId,
    partyId: goldenId,
    differences: differencesBetween(point, {}),
  });
  return { contactPointId };
}
