import { expect, test } from "vitest";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { DraftTable } from "./draft.ts";
import { mattersOf, neededOf } from "./open-matters.ts";

const map = ModuleMap.parse({ kind: "document", columns: { Datum: "issued_at" } });
const question = { code: "date_order_ambiguous", samples: [], message: "", choices: [] };
const column = {
  column: "Datum",
  uses: [],
  question: null,
};
const table: DraftTable = {
  tableNo: 3,
  name: "Rechnungen.csv",
  bytes: 1,
  rows: 1,
  encoding: "utf-8",
  delimiter: ";",
  isSkipped: false,
  failure: null,
  source: null,
  sourceTitle: null,
  module: null,
  kind: "document",
  origin: "proposed",
  confidence: 1,
  map: { ...map, always: { document_kind: "invoice" } },
  others: [],
  problem: null,
  columns: [column],
  notes: [],
  fixes: 0,
};

test("nothing is open of a table that is read from end to end", () => {
  expect(mattersOf(table)).toEqual([]);
});

test.each([
  ["what its rows are", { kind: null, map: null }, [{ tableNo: 3, about: "kind" }]],
  ["a field it needs", { map }, [{ tableNo: 3, about: "needed" }]],
  ["what the server found wrong", { problem: "Nothing is called so." }, [{ tableNo: 3, about: "needed" }]],
  [
    "a question",
    { columns: [{ ...column, question }] },
    [{ tableNo: 3, about: "question", column: "Datum" }],
  ],
])("open is %s", (_, change, matters) => {
  expect(mattersOf({ ...table, ...change })).toEqual(matters);
});

test("a field is there when a column or every row has it, a link when a column names it", () => {
  expect(neededOf("document", map)).toEqual(["document_kind"]);
  expect(neededOf("document_line", ModuleMap.parse({ kind: "document_line" }))).toContain("document");
});
