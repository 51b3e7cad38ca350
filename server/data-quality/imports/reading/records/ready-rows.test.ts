import { expect, test } from "vitest";
import { ImportProfile, ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { plainCell, safeCell } from "../tables/problem-file.ts";
import { type CellFix, prepareRows, type Share, wholeRow } from "./ready-rows.ts";

const header = ["Type", "Name"];

function prepare(given: { map?: object; fixes?: Partial<CellFix>[]; share?: Share; header?: string[] }) {
  const module = ModuleMap.parse({ kind: "organisation", ...given.map });
  const profile = ImportProfile.parse({ source: "shop", modules: { Firms: module } });
  const fix = { path: "firms.csv", rowNo: 2, column: null, was: "", value: "" };
  const table = {
    path: "firms.csv",
    header: given.header ?? header,
    share: given.share ?? null,
    fixes: (given.fixes ?? []).map((one) => ({ ...fix, ...one })),
  };
  const rows = prepareRows(table, { profile, name: "Firms", module });
  return (...cells: string[]) => rows.ready({ rowNo: 2, cells });
}

test("a cell mended by hand comes after the rules, and only where the file says what it said then", () => {
  const map = { mend: [{ column: "Name", letters: "upper" }] };
  const ready = prepare({ map, fixes: [{ column: "Name", was: "nordwnd", value: "Nordwind" }] });
  expect(ready("A", "nordwnd")).toMatchObject({ cells: ["A", "Nordwind"], stale: [], fate: "read" });
  expect(ready("A", "westwind")).toMatchObject({ cells: ["A", "WESTWIND"], stale: [{ value: "Nordwind" }] });
});

test("a column that a rule makes is mended by hand too, as long as the rule makes it", () => {
  const fixes = [{ column: "Family", was: "Anna Huber", value: "Hueber" }];
  const map = { mend: [{ column: "Name", split: " ", into: ["Given", "Family"] }] };
  expect(prepare({ map, fixes })("P", "Anna Huber")?.cells).toEqual(["P", "Anna Huber", "Anna", "Hueber"]);
  expect(prepare({ fixes })("P", "Anna Huber")).toMatchObject({ cells: ["P", "Anna Huber"], stale: fixes });
});

test("a row is left out as long as all of it is what it was", () => {
  const ready = prepare({ fixes: [{ was: wholeRow(["A", "Nordwind"]) }] });
  expect(ready("A", "Nordwind")).toMatchObject({ fate: "left", stale: [] });
  expect(ready("A", "Nordwind AG")).toMatchObject({ fate: "read", stale: [{ column: null }] });
});

test("of modules that share a table each takes its own rows, and what is nobody's is the first one's to refuse", () => {
  const when = (...is: string[]) => ({ column: "type", is });
  const whens = [when("Firm", "Company"), when("Person")];
  const fates = (share: Share, type: string, fixes: Partial<CellFix>[] = []) =>
    prepare({ share, fixes })(type, "x")?.fate ?? "passed over";
  const first = { turn: 0, whens };
  const second = { turn: 1, whens };
  expect([fates(first, " company "), fates(second, "company")]).toEqual(["read", "passed over"]);
  expect([fates(first, "PERSON"), fates(second, "PERSON")]).toEqual(["passed over", "read"]);
  expect([fates(first, "dog"), fates(second, "dog")]).toEqual(["nobodys", "passed over"]);
  const fixes = [{ column: "Type", was: "dog", value: "Person" }];
  expect([fates(first, "dog", fixes), fates(second, "dog", fixes)]).toEqual(["passed over", "read"]);
  const rest = [when("Person"), null];
  expect(fates({ turn: 1, whens: rest }, "dog")).toBe("read");
  expect(fates({ turn: 0, whens: rest }, "dog")).toBe("passed over");
});

test("rows are told by whether a cell says anything, and by what it doesn't say", () => {
  const fates = (turn: number, type: string, name: string) => {
    const share = {
      turn,
      whens: [{ column: "Type", is: ["*"] }, null],
      unless: [[{ column: "Name", is: ["*"] }], []],
    };
    return prepare({ share })(type, name)?.fate ?? "passed over";
  };
  expect([fates(0, "Firm", ""), fates(1, "Firm", "")]).toEqual(["read", "passed over"]);
  expect([fates(0, "Firm", "Ada"), fates(1, "Firm", "Ada")]).toEqual(["passed over", "read"]);
  expect([fates(0, "n/a", ""), fates(1, "", "-")]).toEqual(["passed over", "read"]);
});

test("rows are told by a column that a rule makes", () => {
  const map = {
    mend: [{ column: "Name", split: " ", into: ["Given", "Family"] }],
    when: { column: "Family", is: ["*"] },
  };
  expect([prepare({ map })("P", "Anna Huber")?.fate, prepare({ map })("P", "Anna")?.fate]).toEqual([
    "read",
    "nobodys",
  ]);
});

test("a single module with a condition refuses the rows it is not for", () => {
  const ready = prepare({ map: { when: { column: "Type", is: ["Firm"] } } });
  expect([ready("firm", "x")?.fate, ready("dog", "x")?.fate]).toEqual(["read", "nobodys"]);
});

test.each([
  "=1+1",
  "+49 30 1",
  "@cmd",
  "-2+3",
  "\tx",
  "\rx",
  "'=1",
  "''",
  "-12.50",
  "plain",
  "'quoted",
  "1.234,5",
  "",
])("%j begins no formula once it is made safe, and comes back as it was", (cell) => {
  const safe = safeCell(cell);
  expect(/^[=+@\t\r]|^-(?![\d.,]+$)/.test(safe)).toBe(false);
  expect(plainCell(safe)).toBe(cell);
});

test("in a file of rows to be mended what was made safe is read as it was", () => {
  const ready = prepare({ header: [...header, "Why it was not taken in"] });
  expect(ready("'+49 30", "'=x", "Row 2. name: There is none.")?.cells.slice(0, 2)).toEqual(["+49 30", "=x"]);
  expect(prepare({})("'+49 30", "'=x")?.cells).toEqual(["'+49 30", "'=x"]);
});
