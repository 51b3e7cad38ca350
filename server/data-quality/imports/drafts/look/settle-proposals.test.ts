import { expect, test } from "vitest";
import { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { sketchTable } from "../../recognition/sketch-table.ts";
import type { TableRow } from "../draft-tables.ts";
import { type ProposedTable, settleProposals } from "./settle-proposals.ts";

type Given = { header: string[]; rows: string[][]; proposed: object; known?: Partial<TableRow> };

function tableOf(name: string, { header, rows, proposed, known = {} }: Given, at: number): ProposedTable {
  const map = ModuleMap.parse(proposed);
  const table: TableRow = {
    ...{ tableNo: at + 1, path: `${name}.csv`, bytes: 1, sha256: "", rows: rows.length, shape: null, header },
    ...{ samples: [], notes: [], failure: null, columns: [], sketch: null, isSkipped: false, fixes: 0 },
    ...{ source: null, sourceTitle: null, module: null, kind: null, settings: {}, map: null, others: [] },
    ...{ origin: null, confidence: 0, mappingId: null },
    ...known,
  };
  const proposal = { name, kind: map.kind, confidence: 0.9, reasons: [], map, columns: [] };
  return { table, sketch: sketchTable({ name, header, rows }), proposal };
}

const bills: Given = {
  header: ["No", "Day"],
  rows: Array.from({ length: 20 }, (_, n) => [`B${n}`, "2024-03-01"]),
  proposed: {
    kind: "document",
    columns: { No: "number", Day: "issued_at" },
    always: { document_kind: "invoice" },
  },
};
const lines: Given = {
  header: ["Bill", "Count"],
  rows: Array.from({ length: 40 }, (_, n) => [`B${n % 20}`, "1"]),
  proposed: {
    kind: "document_line",
    columns: { Count: "quantity" },
    links: { document: { column: "Bill", to: "Bills", by: "name" } },
  },
};
const settle = (given: Readonly<Record<string, Given>>) =>
  settleProposals(
    Object.entries(given).map(([name, table], at) => tableOf(name, table, at)),
    "own files",
  );

test("a table without an id gets the column that others name its rows by, and the link goes by it", () => {
  const { source, settled } = settle({ Bills: bills, Lines: lines });
  expect(source).toBe("own files");
  expect(settled[0]).toMatchObject({ origin: "proposed", source: "own files", map: { id: ["No"] } });
  expect(settled[1]?.map?.links.document).toMatchObject({ to: "Bills", by: "id" });
});

const known = (confidence: number, map = bills.proposed): Partial<TableRow> => ({
  ...{
    source: "zoho",
    sourceTitle: "Zoho",
    module: "Invoices",
    kind: "document",
    origin: "system",
    confidence,
  },
  map: ModuleMap.parse(map),
});

test("a system is believed that is sure of one table or knows half of them, and then all are its", () => {
  const others = { Lines: lines, More: lines };
  const unsure = settle({ Bills: { ...bills, known: known(0.75) }, ...others });
  expect([unsure.source, unsure.settled[0]?.origin]).toEqual(["own files", "proposed"]);
  const sure = settle({ Bills: { ...bills, known: known(0.97) }, ...others });
  expect([sure.source, sure.settled[0]?.origin, sure.settled[1]?.source]).toEqual(["zoho", "system", "zoho"]);
  const half = settle({ Bills: { ...bills, known: known(0.75) }, Lines: lines });
  expect([half.source, half.settled[0]?.module]).toEqual(["zoho", "Invoices"]);
});

test("a system's link leads to records of before, else to those that the rows describe themselves", () => {
  const [map, proposed] = ["Firms", "Bills customers"].map((to) => ({
    ...bills.proposed,
    links: { account: { column: "Firm", to, by: to === "Firms" ? "name" : "id" } },
  }));
  const part = { kind: "organisation", id: ["Firm"], columns: { Firm: "name" } };
  const given: Given = {
    header: ["No", "Day", "Firm"],
    rows: bills.rows.map((row) => [...row, "Werk GmbH"]),
    proposed: { ...proposed, parts: { "Bills customers": part } },
    known: known(0.99, map),
  };
  const tables = [tableOf("Bills", given, 0)];
  const [alone] = settleProposals(tables, "own files").settled;
  expect(alone?.map?.links.account).toMatchObject({ to: "Bills customers", by: "id" });
  expect(alone?.map?.parts).toMatchObject({ "Bills customers": part });
  const [later] = settleProposals(tables, "own files", new Set(["Firms"])).settled;
  expect(later?.map).toMatchObject({ links: { account: { to: "Firms", by: "name" } }, parts: {} });
});

test("a system's map that leaves out what a row needs gives way to a proposal that doesn't", () => {
  const lacking = known(0.99, { kind: "document", columns: { No: "number" } });
  expect(settle({ Bills: { ...bills, known: lacking } }).settled[0]).toMatchObject({ origin: "proposed" });
});
