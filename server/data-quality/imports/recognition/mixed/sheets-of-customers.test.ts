import { expect, test } from "vitest";
import { proposeDelivery } from "../propose-delivery.ts";
import { sketchTable } from "../sketch-table.ts";

const header = ["Datum", "Rechnung", "Betrag"];
const rowsOf = (start: string) => [1, 2, 3].map((n) => [`1${n}.01.2025`, `${start}-${n}`, `${n}00,00`]);
const propose = (names: readonly string[]) =>
  proposeDelivery(
    names.map((name, n) => sketchTable({ name, header, rows: rowsOf(`R${n}`), country: "DE" })),
  ).map(({ kind, map }) => ({ kind, says: map?.always.document_kind, account: map?.links.account?.value }));

test("a workbook with a sheet for each customer: invoices are the customer's whom the sheet is called after", () => {
  const read = { kind: "document", says: "invoice" };
  expect(propose(["Weber GmbH", "Kunden.xlsx/Meier KG", "Kern"])).toEqual([
    { ...read, account: "Weber GmbH" },
    { ...read, account: "Meier KG" },
    { ...read, account: "Kern" },
  ]);
});

test.each([
  [["Liste.xlsx/2023", "Liste.xlsx/2024"]],
  [["Liste.xlsx/Januar", "Liste.xlsx/Februar"]],
  [["Verkauf Nord", "Verkauf Süd"]],
])("%s: nobody is named", (names) => {
  expect(propose(names).map(({ account }) => account)).toEqual([undefined, undefined]);
});
