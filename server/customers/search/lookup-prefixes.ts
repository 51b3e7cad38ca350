import { type CountryCode, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { normaliseTaxNumber } from "../contact-points/normalise-contact-point.ts";

/** Beginnings to look for in the look-up table, each among some kinds of value. */
export type LookupPrefix = { kinds: readonly string[]; prefix: string };

/**
 * What a person typed, as the beginnings of normalised values it may stand for. Digits may be a phone number of the
 * workspace's country, of any country, or a document number; short beginnings of numbers would find everybody.
 */
export function lookupPrefixes(text: string, country: string | null): LookupPrefix[] {
  const typed = text.trim().toLowerCase();
  const prefixes: LookupPrefix[] = [];
  if (typed.length >= 2) prefixes.push({ kinds: ["document", "source_id", "mail", "site"], prefix: typed });
  const taxNumber = normaliseTaxNumber(typed);
  if (taxNumber.length >= 4 && /\d/.test(taxNumber))
    prefixes.push({ kinds: ["tax_number"], prefix: taxNumber });
  for (const prefix of phonePrefixes(typed, country)) prefixes.push({ kinds: ["phone"], prefix });
  const host = typed.replace(/^https?:\/\//, "").replace(/^www\./, "");
  if (host !== typed && host.length >= 2) prefixes.push({ kinds: ["site"], prefix: host });
  return prefixes;
}

function phonePrefixes(typed: string, country: string | null): string[] {
  if (!/^[\d\s()+./-]+$/.test(typed)) return [];
  const digits = typed.replace(/\D/g, "");
  if (digits.length < 4) return [];
  if (typed.startsWith("+")) return [`+${digits}`];
  if (digits.startsWith("00")) return [`+${digits.slice(2)}`];
  const home: CountryCode | undefined = country !== null && isSupportedCountry(country) ? country : undefined;
  const national = home === undefined ? [] : [`+${getCountryCallingCode(home)}${digits.replace(/^0/, "")}`];
  return [...national, `+${digits}`];
}
