import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { given } from "../../plumbing/given.ts";
import { letPass } from "../duplicates/ask-at-the-door.ts";
import { askOnChange } from "../duplicates/ask-on-change.ts";
import { today } from "../party-columns.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { findContactPoint } from "./find-contact-point.ts";
import {
  type ContactPoint,
  contactPointColumns,
  preferNone,
  readableOrRefuse,
} from "./insert-contact-point.ts";
import { changeTwins, showChangedPoint } from "./points-of-several.ts";

/** Corrects a contact point. A corrected value counts as unchecked again; a state that is set counts as checked today. */
export async function changeContactPoint({ tx, actor, input }: Call<typeof customers.changeContactPoint>) {
  const { partyId: _, contactPointId, version: __, saveAnyway, ...fields } = input;
  const changes = given(fields);
  const { goldenId, homeId, isOfSeveral, point } = await findContactPoint(tx, actor, input);
  const after = { ...point, ...changes };
  const isOther = after.raw !== point.raw || after.country !== point.country;
  if (isOther) after.normalised = await readableOrRefuse(tx, after.kind, after.raw, after.country);
  if (isOther && changes.state === undefined) after.state = "unverified";
  if (changes.isPreferred) await preferNone(tx, homeId, point.kind);

  const write = () => tx.sql<ContactPoint>`
    update contact_point
    set label = ${after.label}, raw = ${after.raw}, normalised = ${after.normalised}, line1 = ${after.line1},
      line2 = ${after.line2}, city = ${after.city}, region = ${after.region}, postcode = ${after.postcode},
      country = ${after.country}, is_preferred = ${after.isPreferred}, state = ${after.state},
      checked_on = case when ${changes.state !== undefined} then ${today(tx)} when ${isOther} then null else checked_on end,
      checked_by = case when ${changes.state !== undefined} then 'person' when ${isOther} then null else checked_by end
    where party_id = ${homeId} and contact_point_id = ${contactPointId}
    returning ${contactPointColumns}`;
  const isTelling = telling.some((field) => after[field] !== point[field]);
  const { changed, passed } = isTelling
    ? await askOnChange(tx, actor, homeId, saveAnyway, write)
    : { changed: await write(), passed: null };
  const [row] = changed;
  if (row === undefined) throw new Error("The contact point was locked a moment ago.");
  await refreshLookup(tx, homeId);
  if (isOfSeveral) {
    await changeTwins(tx, goldenId, { homeId, before: point, after: row });
    await showChangedPoint(tx, actor, {
      goldenId,
      homeId,
      ...row,
      isPreferred: changes.isPreferred ?? false,
    });
  }
  await record(tx, actor, {
    name: "contact_point.changed",
    subjectKind: "contact_point",
    subjectId: contactPointId,
    partyId: goldenId,
    differences: { ...differencesBetween(point, row), ...letPass(passed) },
  });
  return row;
}

/** What others are met by; of which to use first, or whether it works, nobody need be asked. */
const telling = ["raw", "line1", "line2", "city", "postcode", "country"] as const;
