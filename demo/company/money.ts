import type { Country } from "./records.ts";

/** An amount in hundredths, which whole numbers hold exactly. */
export type Cents = number;

/** `1234.50`, `-0.05` */
export function amountText(cents: Cents): string {
  const positive = Math.abs(cents);
  const rest = positive % 100;
  return `${cents < 0 ? "-" : ""}${(positive - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
}

export function percentOf(cents: Cents, percent: number): Cents {
  return Math.round((cents * percent) / 100);
}

type Money = {
  currency: string;
  /** Our prices there: so much for one euro of the list. */
  priceFactor: number;
  /** What a unit of it is worth in euro in the middle of the years. */
  euros: number;
  /** Prices there have no hundredths. */
  isWhole: boolean;
  taxPercent: number;
};

const euro = { currency: "EUR", priceFactor: 1, euros: 1, isWhole: false };

export const moneyOf: Readonly<Record<Country, Money>> = {
  DE: { ...euro, taxPercent: 19 },
  FR: { ...euro, taxPercent: 20 },
  ES: { ...euro, taxPercent: 21 },
  GR: { ...euro, taxPercent: 24 },
  GB: { currency: "GBP", priceFactor: 0.86, euros: 1.165, isWhole: false, taxPercent: 20 },
  US: { currency: "USD", priceFactor: 1.1, euros: 0.91, isWhole: false, taxPercent: 0 },
  PL: { currency: "PLN", priceFactor: 4.3, euros: 0.2325, isWhole: false, taxPercent: 23 },
  UA: { currency: "UAH", priceFactor: 45, euros: 0.0222, isWhole: true, taxPercent: 20 },
  JP: { currency: "JPY", priceFactor: 163, euros: 0.00614, isWhole: true, taxPercent: 10 },
};

/** A price of our list in a country's currency. */
export function priceIn(country: Country, listCents: Cents): Cents {
  const { priceFactor, isWhole } = moneyOf[country];
  if (priceFactor === 1) return listCents;
  const exact = listCents * priceFactor;
  return isWhole ? Math.round(exact / 100) * 100 : Math.round(exact);
}
