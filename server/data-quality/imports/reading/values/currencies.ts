const codes = new Set(Intl.supportedValuesOf("currency"));

// Signs that one currency alone has. "$", "kr" and "£" are several's: nobody guesses which.
const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  EURO: "EUR",
  US$: "USD",
  R$: "BRL",
  "₹": "INR",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₩": "KRW",
  ZŁ: "PLN",
  KČ: "CZK",
  FR: "CHF",
  SFR: "CHF",
};

/** ISO 4217 from a code, a name in brackets behind one (`EUR (Euro)`), or a sign that only one currency has. */
export function readCurrency(words: string): string | null {
  const word = words.toUpperCase().replace(/\.$/, "");
  if (Object.hasOwn(signs, word)) return signs[word] ?? null;
  const code = word.match(/^([A-Z]{3})(?:\s*[-–(].*)?$/)?.[1] ?? "";
  return codes.has(code) ? code : null;
}
