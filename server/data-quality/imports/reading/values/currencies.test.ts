import { expect, test } from "vitest";
import { currencyOfAmounts, readCurrency } from "./currencies.ts";

test.each([
  [["CHF 100.00", "8.10", "CHF108.10"], "CHF"],
  [["1.234,56 €", "EUR 3"], "EUR"],
  [["R$ 1.234,56"], "BRL"],
  [["1 234,50 zł"], "PLN"],
  [["2,5 MIO CHF"], "CHF"],
  // Several currencies have these signs, and two in one row are nobody's.
  [["$12"], null],
  [["CHF 1", "$2"], null],
  [["CHF 1", "EUR 2"], null],
  [["12.50", ""], null],
  [["ACC1000"], null],
])("the currency of %j: %s", (amounts, currency) => {
  expect(currencyOfAmounts(amounts)).toBe(currency);
});

test.each([
  ["EUR (Euro)", "EUR"],
  ["United States Dollar - USD", "USD"],
  ["Pound sterling (GBP)", "GBP"],
  ["CHF – Swiss franc", "CHF"],
  // A code among other words is no currency by itself, and these are none.
  ["ACME USD Ltd", null],
  ["Item - XYZ", null],
])("the currency in %j: %s", (words, currency) => {
  expect(readCurrency(words)).toBe(currency);
});
