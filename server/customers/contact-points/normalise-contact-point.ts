import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * The form in which a contact point is compared and looked up: a phone number in E.164, a mail address in lower case, the
 * host of a site without www. Postal addresses and social names have none.
 * @param country ISO 3166-1 alpha-2; how a phone number without a country is read
 * @returns null when it can't be read
 */
export function normaliseContactPoint(kind: string, raw: string, country: string | null): string | null {
  switch (kind) {
    case "phone":
      return phoneOf(raw, country);
    case "mail":
      return mailOf(raw);
    case "site":
      return siteOf(raw);
    default:
      return null;
  }
}

function phoneOf(raw: string, country: string | null): string | null {
  const home: CountryCode | undefined = country !== null && isSupportedCountry(country) ? country : undefined;
  const phone = parsePhoneNumberFromString(raw, home === undefined ? {} : { defaultCountry: home });
  return phone?.isPossible() ? phone.number : null;
}

function mailOf(raw: string): string | null {
  const mail = raw
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
  return /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/.test(mail) ? mail : null;
}

function siteOf(raw: string): string | null {
  const text = raw.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return url.hostname.includes(".") ? url.hostname.replace(/^www\./, "").toLowerCase() : null;
  } catch {
    return null;
  }
}

/** A tax number as it is compared: letters and digits only, in capitals. */
export function normaliseTaxNumber(raw: string): string {
  return raw.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}
