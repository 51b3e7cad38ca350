import { expect, test } from "vitest";
import { prepareUnpacker } from "./unpack-cells.ts";

const each = [
  { column: "items", between: ";", fields: "|", names: ":", into: { name: "Item", quantity: "Quantity" } },
];
const unpacker = prepareUnpacker(each, ["Order", "items"]);

test("each record in a cell is a row of its own, one after the other", () => {
  const cells = ["7", "name:Salt|quantity:2;name:Flour\\: white|quantity:1"];
  const rows = unpacker?.unpack(cells)[Symbol.iterator]();
  expect(rows?.next().value).toEqual(["7", cells[1], "Salt", "2"]);
  expect(rows?.next().value).toEqual(["7", cells[1], "Flour: white", "1"]);
  expect(rows?.next().done).toBe(true);
});

test.each([
  ["an order of many lines", "name:Salt|quantity:2;".repeat(4_000), false],
  ["one record after the other", "a:1;".repeat(250_000), true],
  ["a list of objects without end", `[${'{"name":"Salt"},'.repeat(6_000)}{}]`, true],
  ["a text without any sign", "a".repeat(2_100_000), true],
  ["a long note", "a; ".repeat(1_000), false],
])("%s is told without being taken apart", (_, cell, isOverfull) => {
  expect(unpacker?.isOverfull(["7", cell])).toBe(isOverfull);
});
