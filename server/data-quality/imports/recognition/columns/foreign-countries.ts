import { readCountry } from "../../reading/values/countries.ts";

// As cars carry them, and bookkeeping programs kept them. In a column of anything else they are letters.
const plates: Readonly<Record<string, string>> = {
  ...{ D: "DE", A: "AT", F: "FR", I: "IT", B: "BE", L: "LU", E: "ES", P: "PT", H: "HU", S: "SE", N: "NO" },
};

/** ISO 3166-1 alpha-2 in a column that is known to be of countries, where a letter alone is one as well. */
export function countryAmong(words: string): string | null {
  return readCountry(words) ?? (Object.hasOwn(plates, words) ? (plates[words] ?? null) : null);
}
