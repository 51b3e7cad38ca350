import { sql } from "kysely";
import type { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { NewContactPoint } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { isSuppressed } from "../consents/suppression-hash.ts";
import { normaliseContactPoint } from "./normalise-contact-point.ts";

export type ContactPoint = OutputOf<typeof customers.addContactPoint>;

/** Writes a contact point in its normalised form; the first of its kind becomes the one to use first. */
export async function insertContactPoint(
  tx: Tx,
  partyId: string,
  point: z.output<typeof NewContactPoint>,
): Promise<ContactPoint> {
  const normalised = await readableOrRefuse(tx, point.kind, point.raw, point.country ?? null);
  if (point.isPreferred) await preferNone(tx, partyId, point.kind);
  const [row] = await tx.prepared<ContactPoint>`
    insert into contact_point (
      party_id, contact_point_id, kind, label, raw, normalised, line1, line2, city, region, postcode, country, is_preferred
    )
    values (
      ${partyId}, ${newId(tx.now.getTime())}, ${point.kind}, ${point.label ?? null}, ${point.raw}, ${normalised},
      ${point.line1 ?? null}, ${point.line2 ?? null}, ${point.city ?? null}, ${point.region ?? null},
      ${point.postcode ?? null}, ${point.country ?? null},
      ${point.isPreferred ?? false} or not exists (
        select from contact_point c where c.party_id = ${partyId} and c.kind = ${point.kind} and c.is_preferred
      )
    )
    returning ${contactPointColumns}`;
  if (row === undefined) throw new Error("An insert returns its row.");
  return row;
}

/** A contact point as the contract shows it. */
export const contactPointColumns = sql`contact_point_id as "contactPointId", kind, label, raw, normalised, line1, line2, city,
  region, postcode, country, state, checked_on as "checkedOn", is_preferred as "isPreferred", valid_until as "validUntil",
  ${isSuppressed(sql`contact_point`)} as "isSuppressed"`;

/** The normalised form; refuses a phone, mail or site that can't be read. */
export async function readableOrRefuse(
  tx: Tx,
  kind: string,
  raw: string,
  country: string | null,
): Promise<string | null> {
  const [workspace] = await tx.prepared<{ country: string | null }>`select country from workspace`;
  const normalised = normaliseContactPoint(kind, raw, country ?? workspace?.country ?? null);
  if (normalised === null && kind !== "address" && kind !== "social")
    refuse("contact_point_unreadable", { raw, kind: kindWords[kind] ?? kind }, [
      { path: "raw", message: "Check it for a missing or a wrong character." },
    ]);
  return normalised;
}

const kindWords: Readonly<Record<string, string>> = {
  phone: "phone number",
  mail: "mail address",
  site: "web site",
};

/** Only one of a kind is the one to use first, among all records of a customer. */
export async function preferNone(tx: Tx, partyId: string, kind: string): Promise<void> {
  await tx.prepared`
    update contact_point
    set is_preferred = false
    where party_id in (
        select member.party_id
        from party
        join party member on member.golden_id = party.golden_id
        where party.party_id = ${partyId}
      )
      and kind = ${kind} and is_preferred`;
}
