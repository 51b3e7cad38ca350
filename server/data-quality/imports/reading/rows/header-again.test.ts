import { expect, test } from "vitest";
import { headerAgain } from "./header-again.ts";

const row = (line: string) => ({ rowNo: 9, cells: line.split(",") });

test.each([
  ["as it stood", "No,Company,City", "No,Company,City", true],
  ["in other letters", "No,Company,City", "NO,company,City", true],
  ["with names that were numbered and columns that had none", "Name,Name (2),Column 3", "Name,Name,", true],
  ["a record with one of its words", "No,Company,City", "No,Company,Leeds", false],
  ["a record without the others", "No,Company,City", "No,,", false],
  ["one column alone", "Name", "Name", false],
  ["more cells than columns", "No,Company", "No,Company,City", false],
])("%s", (_, header, line, isHeader) => {
  expect(headerAgain(header.split(","))(row(line))).toBe(isHeader);
});
