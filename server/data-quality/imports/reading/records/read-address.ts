import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readMail, readPhone, readSite } from "../values/points.ts";
import type { Reading } from "../values/reading.ts";

type Place = Pick<Reading, "country" | "isAsWritten">;

const addressFields = ["line1", "line2", "city", "region", "postcode", "country"] as const;

/**
 * Brings the address that a row of its own is about into its normal form: of a way to reach somebody, of one that must not
 * be used, of a consent. What kind of address it is shows in it, where the row doesn't say.
 * @returns why the row is of no use, or null
 */
export function readAddress(kind: ImportKind, data: Record<string, unknown>, place: Place): string | null {
  if (kind === "contact_point") return readContactPoint(data, place);
  if (kind === "suppression") return readSuppression(data, place);
  if (kind === "consent" && typeof data.address === "string")
    data.address = normalised(kindOf(data.address, place), data.address, place) ?? data.address;
  return null;
}

function readSuppression(data: Record<string, unknown>, place: Place): string | null {
  const words = said(data.address);
  if (words === null) return null;
  const channel = said(data.channel) ?? kindOf(words, place);
  const address = channel === "mail" || channel === "phone" ? normalised(channel, words, place) : null;
  if (address === null)
    return "This is no mail address and no phone number, so it can't be recognised again.";
  data.channel = channel;
  data.address = address;
  return null;
}

function readContactPoint(data: Record<string, unknown>, place: Place): string | null {
  const parts = addressFields.flatMap((field) => said(data[field]) ?? []);
  const words = said(data.value) ?? (parts.length > 0 ? parts.join(", ") : null);
  if (words === null) return "There is no number, address or name in this row.";
  const kind = said(data.point_kind) ?? (parts.length > 0 ? "address" : kindOf(words, place));
  data.point_kind = kind;
  data.value = words;
  // A normal form that Vitalfew wrote was made where the number was entered, which may lie in another country.
  if (!place.isAsWritten || data.normalised === undefined) data.normalised = normalised(kind, words, place);
  return null;
}

function said(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function kindOf(words: string, place: Place): string {
  return ["mail", "phone", "site"].find((kind) => normalised(kind, words, place) !== null) ?? "social";
}

function normalised(kind: string, words: string, { country }: Place): string | null {
  switch (kind) {
    case "mail":
      return readMail(words.replace(/^mailto:/i, ""));
    case "phone":
      return readPhone(words, country);
    case "site":
      return readSite(words);
    default:
      return null;
  }
}
