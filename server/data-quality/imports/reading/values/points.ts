import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";

/** A phone number in E.164. A number without a country is read as one of `country`. */
export function readPhone(words: string, country: string | undefined): string | null {
  const number = parsePhoneNumberFromString(words, country as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

/** A mail address in lower case. */
export function readMail(words: string): string | null {
  const address = words.toLowerCase();
  return /^[^\s@,;<>"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) ? address : null;
}

/** The host of a site without `www.`, in lower case. */
export function readSite(words: string): string | null {
  const host = words
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .split(/[/?#:]/, 1)
    .join("")
    .replace(/^www\./, "");
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : null;
}

// Google joins several values with " ::: ", HubSpot with ";", Pipedrive with ",", people with line breaks.
const between = /\s*(?::::|[;,\n|])\s*|\s+(?:\/|or|oder|ou|und|and)\s+/i;

export type Point = { raw: string; normalised: string | null };

/**
 * The several values of one cell, where it holds several and each of them can be read; else the cell as it is.
 * @param read one value in its normal form, or null
 */
export function splitPoints(words: string, read: (words: string) => string | null): Point[] {
  // Nothing but several values is written so, whether they can be read or not.
  const isOfSeveral = words.includes(" ::: ");
  const whole = { raw: words, normalised: read(words.replace(/^mailto:/i, "")) };
  if (whole.normalised !== null && !isOfSeveral) return [whole];
  const raws = [...new Set(words.split(between).flatMap((part) => bare(part) || []))];
  const parts = raws.map((raw) => ({ raw, normalised: read(raw) }));
  const isRead = isOfSeveral || parts.every(({ normalised }) => normalised !== null);
  return parts.length > 0 && isRead ? parts : [whole];
}

/** `Anna Berg <anna@nordwind.example>` without the name and the brackets. */
function bare(part: string): string {
  return (part.match(/<([^<>\s]+@[^<>\s]+)>/)?.[1] ?? part).replace(/^mailto:/i, "").trim();
}
