import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packWorkbook, type WorkbookCell } from "../../../../../test/harness/pack-workbook.ts";
import { lookAtFile } from "./look-at-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-sheets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function notesOf(...given: Parameters<typeof packWorkbook>) {
  const storedAt = join(folder, "stored");
  writeFileSync(storedAt, packWorkbook(...given));
  const looks = await lookAtFile({ path: "book.xlsx", storedAt });
  return looks.map(({ path, notes }) => [path, notes.map(({ code }) => code)]);
}

const people: WorkbookCell[][] = [
  ["Name", "Email"],
  ["Anna Hart", "anna@hart.example"],
];

test("a hidden sheet says that it is one", async () => {
  const book =
    '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Now" sheetId="1" r:id="rId1"/><sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Older" sheetId="3" state="veryHidden" r:id="rId3"/></sheets></workbook>';
  const sheets = { Now: people, Old: people, Older: people };
  expect(await notesOf(sheets, [{ name: "xl/workbook.xml", bytes: book }])).toEqual([
    ["book.xlsx/Now", []],
    ["book.xlsx/Old", ["sheet_hidden"]],
    ["book.xlsx/Older", ["sheet_hidden"]],
  ]);
});

test.each<[what: string, rows: WorkbookCell[][], notes: string[]]>([
  [
    "two tables with an empty column between them",
    [
      ["Name", "Email", null, "Invoice", "Total"],
      ["Anna Hart", "anna@hart.example", null, "R1", 100],
      ["John Smith", "john@smith.example", null, "R2", 200],
    ],
    ["tables_beside"],
  ],
  [
    "a remark behind an empty column",
    [
      ["Name", "Email", null, "Remark"],
      ["Anna Hart", "anna@hart.example", null, "nice"],
    ],
    [],
  ],
  [
    "a column without a name that has something in it",
    [
      ["Name", "Email", null, "Invoice", "Total"],
      ["Anna Hart", "anna@hart.example", "x", "R1", 100],
    ],
    ["columns_renamed"],
  ],
])("%s", async (_, rows, notes) => {
  expect(await notesOf({ S: rows })).toEqual([["book.xlsx", notes]]);
});
