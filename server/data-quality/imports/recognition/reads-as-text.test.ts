import { expect, test } from "vitest";
import { readsAsText } from "./reads-as-text.ts";
import { sketchTable } from "./sketch-table.ts";

const of = (header: string[], rows: string[][]) =>
  readsAsText(sketchTable({ name: "Table", header, rows, country: "DE" }));

test.each([
  [
    "a note with points",
    ["What came out of the old system"],
    [
      ["- customers with their addresses"],
      ["- invoices since 2019 and their lines"],
      ["- no prospects before last summer"],
      ["Ask Anna for the key to the columns"],
    ],
  ],
  [
    "sentences with commas",
    ["Dear Ada", "here are the files"],
    [
      ["They were written out last Monday", " from the shop"],
      ["Nothing was changed by hand in them", ""],
      ["What is missing stands in the old system", " which nobody dares to touch"],
    ],
  ],
])("%s reads as a text", (_, header, rows) => {
  expect(of(header, rows)).toBe(true);
});

test.each([
  [
    "a list of firms",
    ["Firma"],
    [["Nordwind Handels GmbH & Co. KG"], ["Süddeutsche Werkzeugbau AG"], ["Elbe Logistik GmbH"]],
  ],
  ["short words", ["Tag"], [["important"], ["to be called"], ["fair 2024"]]],
  [
    "remarks with a day",
    ["Bemerkung", "Datum"],
    [
      ["Rief an und war verärgert über die Lieferung", "03.02.2024"],
      ["Hat die Rechnung inzwischen doch bezahlt", "05.02.2024"],
    ],
  ],
  [
    "remarks with a number",
    ["Nr", "Bemerkung"],
    [
      ["1", "Rief an und war verärgert über die Lieferung"],
      ["2", "Hat die Rechnung inzwischen doch bezahlt"],
    ],
  ],
])("%s is a table", (_, header, rows) => {
  expect(of(header, rows)).toBe(false);
});
