import { expect, test } from "vitest";
import { waterfallText } from "./waterfall-text.ts";

test("the text adds up as it stands, leaves out what was never booked, and shows the year before", () => {
  expect(
    waterfallText([
      { line: "list_sales", kind: "start", amount: "1234567.891", before: "10" },
      { line: "discount", kind: "step", amount: "-4567.886", before: "0" },
      { line: "redress", kind: "step", amount: "0", before: "0" },
      { line: "profit", kind: "total", amount: "1230000.005", before: "10" },
    ]),
  ).toEqual([
    "  list sales                  1,234,567.89             10.00",
    "  discounts                      -4,567.89              0.00",
    "= profit                      1,230,000.00             10.00",
  ]);
});

test("without a year before there is no column for it", () => {
  expect(waterfallText([{ line: "profit", kind: "total", amount: "-12.5", before: null }])).toEqual([
    "= profit                            -12.50",
  ]);
});
