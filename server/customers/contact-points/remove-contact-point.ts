import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { keepKeys } from "../duplicates/keep-keys.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { findContactPoint } from "./find-contact-point.ts";

/** Removes a contact point. The event keeps what it was. */
export async function removeContactPoint({ tx, actor, input }: Call<typeof customers.removeContactPoint>) {
  const { contactPointId } = input;
  const { goldenId, homeId, point } = await findContactPoint(tx, actor, input);
  await tx.sql`delete from contact_point where party_id = ${homeId} and contact_point_id = ${contactPointId}`;
  await refreshLookup(tx, homeId);
  await keepKeys(tx, [homeId]);
  await record(tx, actor, {
    name: "contact_point.removed",
    subjectKind: "contact_point",
    subjectId: contactPointId,
    partyId: goldenId,
    differences: differencesBetween(point, {}),
  });
  return { contactPointId };
}
