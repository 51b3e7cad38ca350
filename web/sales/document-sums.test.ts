import { expect, test } from "vitest";
import { decimalsOfLines, isUsed, sumOfLines } from "./document-sums.ts";

const line = {
  lineNo: 1,
  product: null,
  description: null,
  quantity: "3",
  discountName: null,
  listPrice: "0.333",
  listAmount: "0.999",
  discountAmount: "0.1",
  orderDiscountAmount: "0",
  concessionAmount: "0.000001",
  netAmount: "0.898999",
  taxAmount: "0",
  costAmount: null,
};

test("columns add up exactly, below zero too, and what is unknown is left out", () => {
  const lines = [line, { ...line, listAmount: "-1.5", costAmount: "2" }];
  expect(sumOfLines(lines, "listAmount")).toBe("-0.501000");
  expect(sumOfLines(lines, "concessionAmount")).toBe("0.000002");
  expect(sumOfLines(lines, "costAmount")).toBe("2.000000");
  expect(sumOfLines([], "netAmount")).toBe("0.000000");
});

test("amounts are shown with as many decimals as the longest of them has, two at least", () => {
  expect(decimalsOfLines([{ ...line, concessionAmount: "0", netAmount: "0.899" }])).toBe(3);
  expect(decimalsOfLines([])).toBe(2);
});

test("a column that says nothing is not shown", () => {
  expect(isUsed([line], "orderDiscountAmount")).toBe(false);
  expect(isUsed([line], "concessionAmount")).toBe(true);
});
