const codes = new Set(Intl.supportedValuesOf("currency"));

// Signs that one currency alone has. "$", "kr" and "£" are several's: by themselves they tell nothing.
const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  EURO: "EUR",
  US$: "USD",
  R$: "BRL",
  CA$: "CAD",
  C$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
  NT$: "TWD",
  MX$: "MXN",
  "₹": "INR",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₩": "KRW",
  "₦": "NGN",
  "₱": "PHP",
  "฿": "THB",
  "₫": "VND",
  "₪": "ILS",
  "₸": "KZT",
  "₵": "GHS",
  RP: "IDR",
  ZŁ: "PLN",
  KČ: "CZK",
  FR: "CHF",
  SFR: "CHF",
  R: "ZAR",
};

const mark =
  /(?<![A-Z])[A-Z]{1,2}\$|(?<![A-Z])[A-Z]{3}(?![A-Z])|\p{Sc}|[Ee]uro|zł|Rp|Kč|SFr\.?|Fr\.|^R(?=[ \u00a0]?\d)/gu;
const scale = /^(MIO|MRD|TSD)$/;

/** The currency that all of these amounts are marked with, those that carry no mark left aside; null where one can't be told. */
export function currencyOfAmounts(amounts: readonly string[]): string | null {
  let told: string | null = null;
  for (const words of amounts)
    for (const found of words.match(mark) ?? []) {
      if (scale.test(found)) continue;
      const code = readCurrency(found);
      if (code === null || (told !== null && told !== code)) return null;
      told = code;
    }
  return told;
}

// Whose a sign is that several have: where it is written there, and where nothing says where.
const shared: Readonly<Record<string, { otherwise: string; byCountry: Readonly<Record<string, string>> }>> = {
  $: {
    otherwise: "USD",
    byCountry: {
      ...{ US: "USD", CA: "CAD", AU: "AUD", NZ: "NZD", SG: "SGD", HK: "HKD", TW: "TWD", MX: "MXN" },
      ...{ AR: "ARS", CL: "CLP", CO: "COP" },
    },
  },
  "£": { otherwise: "GBP", byCountry: { GB: "GBP", EG: "EGP" } },
  "¥": { otherwise: "JPY", byCountry: { JP: "JPY", CN: "CNY" } },
};

/** Which currencies amounts are marked with: the code of each that its mark tells, and the signs that several have as they are. */
export function marksIn(words: string): string[] {
  if (/^[\d\s.,()+-]*$/.test(words)) return [];
  return (words.match(mark) ?? []).flatMap((found) => {
    const told = readCurrency(found);
    return told !== null ? told : Object.hasOwn(shared, found) ? found : [];
  });
}

/**
 * The currency of amounts that carry a sign that several have, among others in other currencies: the country's, where it has one with this
 * sign, else the one that is meant most.
 * @param country two letters, where the row says one
 */
export function currencyOfSign(amounts: readonly string[], country: string | null): string | null {
  const marks = new Set(amounts.flatMap(marksIn));
  const [sign = ""] = marks;
  const one = marks.size === 1 && Object.hasOwn(shared, sign) ? shared[sign] : undefined;
  return one === undefined ? null : (one.byCountry[country ?? ""] ?? one.otherwise);
}

/** ISO 4217 from a code, one beside its name (`EUR (Euro)`, `United States Dollar - USD`), or a sign that only one currency has. */
export function readCurrency(words: string): string | null {
  const word = words.toUpperCase().replace(/\.$/, "");
  if (Object.hasOwn(signs, word)) return signs[word] ?? null;
  const code =
    word.match(/^([A-Z]{3})(?:\s*[-–:(].*)?$/)?.[1] ?? word.match(/[-–:(]\s*([A-Z]{3})\)?$/)?.[1] ?? "";
  return codes.has(code) ? code : null;
}
