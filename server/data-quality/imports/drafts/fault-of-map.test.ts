import { expect, test } from "vitest";
import { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { faultOfMap, type LinkTarget } from "./fault-of-map.ts";

const header = ["No", "Firm", "Town", "Seller", "Day"];
const map = (given: object) =>
  ModuleMap.parse({ kind: "organisation", id: ["No"], columns: { Firm: "name" }, ...given });
const firms: LinkTarget = { module: "Firms", map: map({ name: ["Firm"] }) };
const nameless: LinkTarget = { module: "Firms", map: map({ id: [] }) };
const bills = { kind: "document", always: { document_kind: "invoice" }, columns: { Day: "issued_at" } };
const lines = { kind: "document_line", columns: { Town: "quantity" } };

test.each<[string, object, LinkTarget[], string | null]>([
  ["all is well", {}, [], null],
  ["a column is spelled in another way", { columns: { " firm": "name" } }, [], null],
  ["a column isn't there", { columns: { Firma: "name" } }, [], "there is no column Firma."],
  [
    "a rule makes it",
    { columns: { A: "name" }, mend: [{ column: "Firm", split: "/", into: ["A", "B"] }] },
    [],
    null,
  ],
  ["a field isn't there", { columns: { Firm: "nmae" } }, [], "Organisations have no field nmae."],
  [
    "a field is filled twice",
    { columns: { Firm: "name", Town: "name" } },
    [],
    "name would be filled by Firm and by Town.",
  ],
  [
    "a field is filled and always the same",
    { always: { name: "x" } },
    [],
    "name would be filled by Firm and be the same for every row.",
  ],
  ["nothing names them", { columns: { Town: "city" } }, [], "nothing says what these are called"],
  [
    "a required field is missing",
    { ...bills, columns: {} },
    [],
    "a row of this kind needs the day it was issued",
  ],
  ["a required link is missing", lines, [], "a row of this kind must name its document"],
  [
    "a link isn't one",
    { links: { friend: { column: "Seller", to: "Firms" } } },
    [firms],
    "Organisations have no link friend.",
  ],
  [
    "a link leads nowhere",
    { ...bills, links: { account: { column: "No", to: "Firms" } } },
    [],
    "the link account leads to Firms, which is no table of this import and of none before.",
  ],
  [
    "a link leads to an earlier delivery",
    { ...bills, links: { account: { column: "No", to: "Firms" } } },
    [{ module: "Firms", map: null }],
    null,
  ],
  [
    "a link by name",
    { ...bills, links: { account: { column: "Firm", to: "Firms", by: "name" } } },
    [firms],
    null,
  ],
  [
    "a link by name to what has none",
    { ...bills, links: { account: { column: "Firm", to: "Firms", by: "name" } } },
    [nameless],
    "which has no column marked as its name.",
  ],
  [
    "a link by id to what has none",
    { ...bills, links: { account: { column: "No", to: "Firms" } } },
    [nameless],
    "which has no column marked as its id.",
  ],
])("%s", (_, given, targets, sentence) => {
  const fault = faultOfMap(map(given), { header, targets, before: null });
  if (sentence === null) expect(fault).toBeNull();
  else expect(fault).toContain(sentence);
});

test("what a map named before may stay, though the file doesn't have it", () => {
  const before = map({ columns: { Firm: "name", Fax: "fax" } });
  expect(faultOfMap(before, { header, targets: [], before })).toBeNull();
  expect(faultOfMap(before, { header, targets: [], before: null })).toBe("there is no column Fax.");
});
