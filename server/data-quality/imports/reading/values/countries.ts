import { getCountries, isSupportedCountry } from "libphonenumber-js";

const aliases: Record<string, string> = { usa: "US", uk: "GB", "great britain": "GB", england: "GB" };

const languages = ["en", "de", "fr", "es", "it", "nl", "pt", "pl"];

/** ISO 3166-1 alpha-2 from a code or a name, as English, German, French, Spanish, Italian, Dutch, Portuguese and Polish call it. */
export function readCountry(words: string): string | null {
  const code = words.toUpperCase();
  if (isSupportedCountry(code)) return code;
  const name = words.toLowerCase();
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : (countryNames().get(name) ?? null);
}

let names: Map<string, string> | undefined;

/** Names of countries → codes, from the runtime's own tables; an earlier language goes before a later one. */
function countryNames(): Map<string, string> {
  if (names !== undefined) return names;
  names = new Map();
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: "region" });
    for (const code of getCountries()) {
      const name = (display.of(code) ?? code).toLowerCase();
      if (!names.has(name)) names.set(name, code);
    }
  }
  return names;
}
