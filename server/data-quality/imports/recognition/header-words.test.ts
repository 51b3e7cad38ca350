import { expect, test } from "vitest";
import { nameWords } from "./header-words.ts";

const notionsOf = (name: string) => nameWords(name).map(({ word, notions }) => notions[0] ?? word);

test.each([
  ["KDNR", ["customer", "number"]],
  ["Kd-Nr.", ["customer", "number"]],
  ["Kundennummer", ["customer", "number"]],
  ["Rechnungsdatum", ["billing", "date"]],
  ["WAEHRUNG", ["currency"]],
  ["Währung", ["currency"]],
  ["BILLINGSTREET", ["billing", "street"]],
  ["billing_street", ["billing", "street"]],
  ["BillingStreet", ["billing", "street"]],
  ["Date d'échéance", ["date", "due"]],
  ["Code postal", ["postcode"]],
  ["Nº de factura", ["number", "invoice"]],
  ["N° facture", ["number", "invoice"]],
  ["do-not-call list", ["suppression", "list"]],
  ["Nazwa firmy", ["name", "company"]],
  ["Data utworzenia", ["date", "created"]],
  ["Cena zakupu", ["price", "purchase"]],
  ["Liczba pracowników", ["number", "headcount"]],
  ["Straatnaam", ["street"]],
  ["Data de vencimento", ["date", "due"]],
  ["Kod pocztowy", ["code", "postcode"]],
  ["E-Mail 2", ["mail", "2"]],
  ["Company_Phone__c", ["company", "phone"]],
])("%s is %j", (name, notions) => {
  expect(notionsOf(name)).toEqual(notions);
});

test("a name that nobody knows stays a word without a notion", () => {
  expect(nameWords("Xqz")).toEqual([{ word: "xqz", notions: [] }]);
});
