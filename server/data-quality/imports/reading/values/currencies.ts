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

const mark = /US\$|R\$|(?<![A-Z])[A-Z]{3}(?![A-Z])|\p{Sc}|[Ee]uro|zł|Kč|SFr\.?|Fr\./gu;
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

/** ISO 4217 from a code, a name in brackets behind one (`EUR (Euro)`), or a sign that only one currency has. */
export function readCurrency(words: string): string | null {
  const word = words.toUpperCase().replace(/\.$/, "");
  if (Object.hasOwn(signs, word)) return signs[word] ?? null;
  const code = word.match(/^([A-Z]{3})(?:\s*[-–(].*)?$/)?.[1] ?? "";
  return codes.has(code) ? code : null;
}
