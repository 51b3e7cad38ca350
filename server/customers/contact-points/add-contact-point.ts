import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { letPass } from "../duplicates/ask-at-the-door.ts";
import { askOnChange } from "../duplicates/ask-on-change.ts";
import { findParty } from "../find-party.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { insertContactPoint } from "./insert-contact-point.ts";
import { showChangedPoint } from "./points-of-several.ts";

/** Adds a way to reach a party; one that is somebody else's may ask for a reason. */
export async function addContactPoint({ tx, actor, input }: Call<typeof customers.addContactPoint>) {
  const { partyId, isOfSeveral } = await findParty(tx, actor, input.partyId, { lock: true });
  const { changed: point, passed } = await askOnChange(tx, actor, partyId, input.saveAnyway, () =>
    insertContactPoint(tx, partyId, input),
  );
  await refreshLookup(tx, partyId);
  if (isOfSeveral)
    await showChangedPoint(tx, actor, {
      goldenId: partyId,
      homeId: partyId,
      kind: point.kind,
      isPreferred: input.isPreferred ?? false,
    });
  await record(tx, actor, {
    name: "contact_point.added",
    subjectKind: "contact_point",
    subjectId: point.contactPointId,
    partyId,
    differences: { [point.kind]: { from: null, to: point.raw }, ...letPass(passed) },
  });
  return point;
}
