import { getCountries, isSupportedCountry } from "libphonenumber-js";

const aliases: Record<string, string> = { usa: "US", uk: "GB", "great britain": "GB", england: "GB" };

/** ISO 3166-1 alpha-2 from a code or an English name. */
export function readCountry(words: string): string | null {
  const code = words.toUpperCase();
  if (isSupportedCountry(code)) return code;
  const name = words.toLowerCase();
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : (countryNames().get(name) ?? null);
}

let names: Map<string, string> | undefined;

/** English country names → codes, from the runtime's own tables. */
function countryNames(): Map<string, string> {
  if (names !== undefined) return names;
  const display = new Intl.DisplayNames("en", { type: "region" });
  names = new Map(getCountries().map((code) => [(display.of(code) ?? code).toLowerCase(), code]));
  return names;
}
