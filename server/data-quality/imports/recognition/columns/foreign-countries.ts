import { getCountries } from "libphonenumber-js";

const languages = ["de", "fr", "es", "it", "nl", "pt", "pl"];

/** ISO 3166-1 alpha-2 of a country as German, French, Spanish, Italian, Dutch, Portuguese and Polish call it. */
export function foreignCountry(words: string): string | null {
  names ??= namesByCountry();
  return names.get(words.toLowerCase()) ?? null;
}

let names: Map<string, string> | undefined;

function namesByCountry(): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: "region" });
    for (const code of getCountries()) found.set((display.of(code) ?? code).toLowerCase(), code);
  }
  return found;
}

// As cars carry them, and bookkeeping programs kept them. In a column of anything else they are letters.
const plates: Readonly<Record<string, string>> = {
  ...{ D: "DE", A: "AT", F: "FR", I: "IT", B: "BE", L: "LU", E: "ES", P: "PT", H: "HU", S: "SE", N: "NO" },
};

/** The same in a column that is known to be of countries, where a letter alone is one as well. */
export function countryAmong(words: string): string | null {
  return foreignCountry(words) ?? (Object.hasOwn(plates, words) ? (plates[words] ?? null) : null);
}
