import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { keepKeys } from "../duplicates/keys/keep-keys.ts";
import { keepGoldenValues, pinGroup, valuedAt } from "../golden-values.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import type { ContactPoint } from "./insert-contact-point.ts";

// A customer of several records shows a phone, mail address or site once, whichever of its records have it. What somebody
// does with it is done on each of them, or the old one would come up in its place.

/** Gives the same phone, mail address or site of the customer's other records what this one now says. */
export async function changeTwins(
  tx: Tx,
  goldenId: string,
  { homeId, before, after }: { homeId: string; before: ContactPoint; after: ContactPoint },
): Promise<void> {
  if (before.kind === "address") return;
  const changed = await tx.sql<{ partyId: string }>`
    update contact_point as twin
    set raw = ${after.raw}, normalised = ${after.normalised}, country = ${after.country}, state = home.state,
      checked_on = home.checked_on, checked_by = home.checked_by
    from contact_point as home
    where home.party_id = ${homeId} and home.contact_point_id = ${after.contactPointId}
      and twin.contact_point_id <> home.contact_point_id and ${isTwin(goldenId, before)}
    returning twin.party_id as "partyId"`;
  await keepFound(tx, changed);
}

/** Removes it from the customer's other records. */
export async function removeTwins(tx: Tx, goldenId: string, point: ContactPoint): Promise<void> {
  if (point.kind === "address") return;
  const removed = await tx.sql<{ partyId: string }>`
    delete from contact_point as twin
    where ${isTwin(goldenId, point)}
    returning twin.party_id as "partyId"`;
  await keepFound(tx, removed);
}

function isTwin(goldenId: string, { kind, normalised, raw }: ContactPoint): RawBuilder<boolean> {
  return sql<boolean>`twin.party_id in (select party_id from party where golden_id = ${goldenId})
    and twin.kind = ${kind} and coalesce(twin.normalised, twin.raw) = ${normalised ?? raw} and twin.valid_until is null`;
}

async function keepFound(tx: Tx, rows: readonly { partyId: string }[]): Promise<void> {
  const partyIds = [...new Set(rows.map(({ partyId }) => partyId))].sort();
  for (const partyId of partyIds) await refreshLookup(tx, partyId);
  if (partyIds.length > 0) await keepKeys(tx, partyIds);
}

/**
 * Makes anew what is shown after a way to reach a customer of several records was added or changed: an address counts as
 * changed now, and one that is to be used first does, whatever the rules say.
 */
export async function showChangedPoint(
  tx: Tx,
  actor: Actor,
  point: { goldenId: string; homeId: string; kind: string; isPreferred: boolean },
): Promise<void> {
  const { goldenId, homeId, kind, isPreferred } = point;
  if (kind === "address") {
    await tx.sql`update party set valued_at = ${valuedAt(tx, ["address"])} where party_id = ${homeId}`;
    if (isPreferred) await pinGroup(tx, actor, { goldenId, group: "address", recordId: homeId });
  }
  await keepGoldenValues(tx, [goldenId]);
}
