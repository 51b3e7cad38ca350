import { expect, test } from "vitest";
import { anotherTable } from "./another-table.ts";

const header = { rowNo: 1, columns: ["No", "Name", "Given name", "Phone", "Mail"], renamed: [], titles: [] };
const patients = ["1;Huber;Anna;089 123456;anna@huber.example", "2;Klein;Eva;089 654321;", "3;Groß;Max;;"];
const doctors = [
  "Practice;Town;Phone;Field",
  "Dr. Berg;Kassel;089 999999;Teeth",
  "Dr. Lang;Dachau;08131 888888;",
];
const rowsOf = (lines: readonly string[]) =>
  ["No;Name;Given name;Phone;Mail", ...lines].map((line, at) => ({ rowNo: at + 1, cells: line.split(";") }));

test("it begins with its title behind an empty row, or with the names of its columns", () => {
  expect(anotherTable(rowsOf([...patients, "", "Referred by", ...doctors]), header)).toBe(6);
  expect(anotherTable(rowsOf([...patients, "", "", ...doctors]), header)).toBe(7);
  expect(anotherTable(rowsOf([...patients, "", "4;Lang;Ada;089 1;", "", ...doctors]), header)).toBe(8);
});

test.each([
  ["records behind an empty row", [...patients, "", "4;Lang;Ada;089 777777;", "5;Berg;Ida;089 7;"]],
  [
    "a record in words alone",
    [...patients, "", "new;Lang;Ada;unknown;none", "5;Berg;Ida;089 7;i@berg.example"],
  ],
  ["a sum", [...patients, "", "Total;3"]],
  ["remarks", [...patients, "", "Note", "Kept by Ada;in the office"]],
  ["names of columns with nothing below", [...patients, "", "Practice;Town;Phone;Field"]],
  ["another table right below", [...patients, ...doctors]],
])("%s are none", (_, lines) => {
  expect(anotherTable(rowsOf(lines), header)).toBeNull();
});
