import { expect, test } from "vitest";
import { carryDown, linesBelow } from "./lines-below.ts";

const header = {
  rowNo: 1,
  columns: ["No", "Day", "Customer", "Total", "Article", "Qty"],
  renamed: [],
  titles: [],
};
const rowsOf = (lines: readonly string[]) =>
  ["No;Day;Customer;Total;Article;Qty", ...lines].map((line, at) => ({
    rowNo: at + 1,
    cells: line.split(";"),
  }));

test("further lines carry what the first says, but for what the record comes to", () => {
  const rows = rowsOf([
    "7;2024-01-13;Bakery Ltd;12.50;Salt;1",
    ";;;;Flour;2",
    "8;2024-01-14;Rye & Co;3.00;Salt;1",
  ]);
  const found = linesBelow(rows, header);
  expect(found).toEqual({ head: [0, 1, 2, 3], carried: [0, 1, 2] });
  const carry = carryDown(found ?? { head: [], carried: [] });
  expect(rows.slice(1).map((row) => carry(row).cells.join(";"))).toEqual([
    "7;2024-01-13;Bakery Ltd;12.50;Salt;1",
    "7;2024-01-13;Bakery Ltd;;Flour;2",
    "8;2024-01-14;Rye & Co;3.00;Salt;1",
  ]);
});

test("lines that say the number again carry nothing, and what they say alike is the record's", () => {
  const rows = rowsOf([
    "7;2024-01-13;ada@bakery.example;12.50;Salt;1",
    "7;;ada@bakery.example;;Flour;2",
    "8;2024-01-14;zoe@rye.example;3.00;Salt;1",
  ]);
  const names = ["No", "Day", "Mail", "Total", "Article", "Qty"];
  expect(linesBelow(rows, { ...header, columns: names })).toBeNull();
  const wide = rows.map(({ rowNo, cells }) => ({ rowNo, cells: [...cells, rowNo === 3 ? "" : "EUR"] }));
  expect(linesBelow(wide, { ...header, columns: [...names, "Currency"] })).toEqual({
    head: [0, 1, 2, 3, 6],
    carried: [],
  });
});

test.each([
  [
    "records of which one has no number",
    ["7;2024-01-13;Bakery Ltd;12.50;Salt;1", ";2024-01-14;Rye & Co;3.00;Salt;1"],
  ],
  ["a number that stands twice", ["7;d;B;1.00;Salt;1", ";;;;Flour;2", "7;d;B;1.00;Salt;1"]],
  ["people of whom one has no first name", ["Ada;2024-01-13;Bakery Ltd;none;Salt;1", ";;;;Flour;2"]],
  ["a mail address by itself", ["7;2024-01-13;Bakery Ltd;none;a@b.example;1", ";;;;c@d.example;2"]],
  ["a remark below a record", ["7;2024-01-13;Bakery Ltd;12.50;Salt;1", ";;;;paid by card;"]],
  ["a first row without a number", [";;;;Flour;2", "7;2024-01-13;Bakery Ltd;12.50;Salt;1"]],
])("%s: nothing is carried", (_, lines) => {
  expect(linesBelow(rowsOf(lines), header)).toBeNull();
});
