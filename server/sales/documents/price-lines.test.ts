import { expect, test } from "vitest";
import { priceLines } from "./price-lines.ts";

const line = (quantity: string, listPrice: string, discountAmount = "0", taxAmount = "0") => ({
  quantity,
  listPrice,
  discountAmount,
  taxAmount,
});

test.each([
  ["three at a price with three decimals", line("3", "0.335"), "1.01", "1.01"],
  ["cents that floating point gets wrong", line("3", "0.1"), "0.3", "0.3"],
  ["half a cent goes up", line("1", "0.005"), "0.01", "0.01"],
  ["a discount above the price", line("1", "10", "12"), "10", "-2"],
  ["a price of nothing", line("5", "0"), "0", "0"],
])("%s", (_, given, listAmount, netAmount) => {
  expect(priceLines([given], false).lines[0]).toMatchObject({ listAmount, netAmount });
});

test("totals are the sums of the rounded lines", () => {
  expect(priceLines([line("1", "0.105", "0", "0.02"), line("1", "0.105", "0.01")], false).totals).toEqual({
    list: "0.22",
    discount: "0.01",
    net: "0.21",
    tax: "0.02",
    gross: "0.23",
  });
});

test("what goes back is kept negative", () => {
  expect(priceLines([line("2", "10", "1", "3.61")], true)).toMatchObject({
    lines: [
      { quantity: "-2", listAmount: "-20", discountAmount: "-1", netAmount: "-19", taxAmount: "-3.61" },
    ],
    totals: { gross: "-22.61" },
  });
});
