import { expect, test } from "vitest";
import { decimalsOfLines, isUsed, sumOfLines, totalsOf } from "./document-sums.ts";

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

const invoice = {
  kind: "invoice",
  state: "open",
  lines: [{ ...line, discountAmount: "40", orderDiscountAmount: "0", concessionAmount: "0" }],
  listTotal: "540",
  netTotal: "500",
  taxTotal: "95",
  adjustmentTotal: "0",
  grossTotal: "595",
  paidTotal: "100",
  creditedTotal: "119",
  writtenOffTotal: "200",
  unpaidTotal: "138",
} as unknown as Parameters<typeof totalsOf>[0];

test("what stands above a total comes to it: taken off, paid, credited and written off with their minus, the last with its tax", () => {
  const totals = totalsOf(invoice);
  expect(totals.map(({ id, amount, isTotal }) => (isTotal ? `= ${amount}` : `${id} ${amount}`))).toEqual([
    "listTotal 540",
    "discountTotal -40",
    "= 500",
    "taxTotal 95",
    "= 595",
    "paid -100",
    "credited -119",
    "writtenOff -238",
    "= 138",
  ]);
});

test.each([
  ["a closed invoice", { state: "closed", unpaidTotal: "0" }],
  ["a cancelled one", { state: "cancelled", unpaidTotal: "595" }],
  ["a quote", { kind: "quote" }],
])("%s asks for nothing more", (_what, change) => {
  expect(totalsOf({ ...invoice, ...change } as typeof invoice).map(({ id }) => id)).not.toContain("unpaid");
});

test("what was paid and credited beyond what is asked is the customer's, also of one that is closed", () => {
  const credited = {
    ...invoice,
    state: "closed",
    writtenOffTotal: "0",
    paidTotal: "595",
    unpaidTotal: "-119",
  };
  expect(totalsOf(credited as typeof invoice).slice(-3)).toEqual([
    { id: "paid", amount: "-595", isTotal: false },
    { id: "credited", amount: "-119", isTotal: false },
    { id: "inFavour", amount: "-119", isTotal: true },
  ]);
});

test("amounts that are withheld are no rows", () => {
  const withheld = { ...invoice, lines: [], listTotal: undefined, netTotal: undefined, taxTotal: undefined };
  const rest = { grossTotal: undefined, paidTotal: undefined, creditedTotal: undefined };
  const none = { ...rest, writtenOffTotal: undefined, unpaidTotal: undefined, adjustmentTotal: undefined };
  expect(totalsOf({ ...withheld, ...none } as unknown as typeof invoice)).toEqual([]);
});
