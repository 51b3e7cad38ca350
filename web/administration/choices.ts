/** What the browser knows of where its person is; proposals only, every one can be changed. */
export function proposals(): { timeZone: string; locale: string; country: string; currency: string } {
  const locale = navigator.language;
  const country = new Intl.Locale(locale).maximize().region ?? "";
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale,
    country: countries(locale).some((one) => one.value === country) ? country : "",
    currency: currencyOf[country] ?? "EUR",
  };
}

// No browser says which currency a country uses; those of the countries our languages point to, the rest is chosen.
const currencyOf: Readonly<Record<string, string>> = {
  AU: "AUD",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CN: "CNY",
  CZ: "CZK",
  DK: "DKK",
  GB: "GBP",
  HU: "HUF",
  IN: "INR",
  JP: "JPY",
  KR: "KRW",
  LI: "CHF",
  MX: "MXN",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  RO: "RON",
  SE: "SEK",
  SG: "SGD",
  TR: "TRY",
  UA: "UAH",
  US: "USD",
  ZA: "ZAR",
};

export type Choice = { value: string; label: string };

/** `CHF – Swiss Franc`, by code. */
export function currencies(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((value) => ({
    value,
    label: `${value} – ${names.of(value) ?? value}`,
  }));
}

/** Every country by name: of the 676 pairs of letters those that have one and aren't a group or an old code. */
export function countries(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined ? [] : [{ value, label }];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}

const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

export function timeZones(): Choice[] {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes("UTC") ? zones : ["UTC", ...zones];
  return all.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

const usual = [
  "en-GB",
  "en-US",
  "en-IE",
  "en-AU",
  "en-CA",
  "en-IN",
  "en-ZA",
  "cs-CZ",
  "da-DK",
  "de-AT",
  "de-CH",
  "de-DE",
  "es-ES",
  "es-MX",
  "fi-FI",
  "fr-BE",
  "fr-CA",
  "fr-CH",
  "fr-FR",
  "it-CH",
  "it-IT",
  "ja-JP",
  "nb-NO",
  "nl-BE",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "pt-PT",
  "sv-SE",
  "tr-TR",
];

/** Ways to write numbers and dates, each with a sample; `others` are in force already and stay choosable. */
export function locales(language: string, others: readonly (string | null)[] = []): Choice[] {
  const names = new Intl.DisplayNames(language, { type: "language" });
  const all = [...new Set([...others.filter((one) => one !== null), ...usual])];
  return all.map((value) => ({ value, label: `${names.of(value) ?? value}: ${sampleOf(value)}` }));
}

/** `1,234.50 · 21 Nov 2026` as this language writes it. */
export function sampleOf(locale: string): string {
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1234.5);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date("2026-11-21"),
  );
  return `${figure} · ${day}`;
}

/** The months of a year by their number. */
export function months(locale: string): { value: string; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: name.format(new Date(Date.UTC(2024, index, 1))),
  }));
}
