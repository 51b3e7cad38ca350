import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";
import { unpaidOf } from "../../../../sales/unpaid.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const open = () => sql`
  select number, trim_scale(${unpaidOf("document")})::text as open from document where kind = 'invoice' order by number`;
const credits = () => sql`
  select trim_scale(net_total)::text as net, trim_scale(tax_total)::text as tax, recognised_on::text as day
  from document where kind = 'credit_note' order by net_total`;

const invoices = [
  "Invoice No,Date,Customer,Net,VAT,Total",
  "R-1001,2025-01-05,Kern Ltd,100.00,19.00,119.00",
  "R-1002,2025-01-09,Mill Ltd,200.00,38.00,238.00",
  "R-1003,2025-01-19,Oak Ltd,300.00,57.00,357.00",
];

test("a discount beside a payment settles the invoice with it, and takes off the sale what it is without tax", async () => {
  const load = await bring({
    "invoices.csv": invoices,
    "payments.csv": [
      "Payment No,Date,Customer,Invoice No,Amount,Discount",
      "P1,2025-01-12,Kern Ltd,R-1001,116.62,2.38",
      "P2,2025-01-16,Mill Ltd,R-1002,233.24,4.76",
      "P3,2025-02-19,Oak Ltd,R-1003,300.00,0.00",
    ],
  });
  expect(await open()).toEqual([
    { number: "R-1001", open: "0" },
    { number: "R-1002", open: "0" },
    { number: "R-1003", open: "57" },
  ]);
  expect(await credits()).toEqual([
    { net: "-4", tax: "-0.76", day: "2025-01-16" },
    { net: "-2", tax: "-0.38", day: "2025-01-12" },
  ]);
  await load.takeBack();
});

test("an amount that has the discount in it settles by what was paid of it", async () => {
  const load = await bring({
    "invoices.csv": invoices,
    "payments.csv": [
      "Payment No,Date,Customer,Invoice No,Amount,Discount,Paid in",
      "P1,2025-01-12,Kern Ltd,R-1001,119.00,2.38,116.62",
      "P2,2025-01-16,Mill Ltd,R-1002,238.00,4.76,233.24",
      "P3,2025-02-19,Oak Ltd,R-1003,357.00,7.14,349.86",
    ],
  });
  expect((await open()).map((one) => one.open)).toEqual(["0", "0", "0"]);
  await load.takeBack();
});

test("an amount that settles the invoice alone has the discount in it, also where no column says what was paid", async () => {
  const load = await bring({
    "invoices.csv": invoices,
    "payments.csv": [
      "Payment No,Date,Customer,Invoice No,Amount,Discount",
      "P1,2025-01-12,Kern Ltd,R-1001,119.00,2.38",
      "P2,2025-01-16,Mill Ltd,R-1002,238.00,4.76",
    ],
  });
  expect((await open()).map((one) => one.open)).toEqual(["0", "0", "357"]);
  expect((await sql`select trim_scale(amount)::text as amount from payment order by 1`).length).toBe(2);
  await load.takeBack();
});

test("what is written off beside a payment is a loss, and a bank's fee is a part of what was paid where both settle the invoice", async () => {
  const load = await bring({
    "invoices.csv": invoices,
    "receipts.csv": [
      "Receipt,Received,Customer,Invoice No,Amount received,Cash discount taken,Bank charges,Write-off",
      "RC1,2025-01-12,Kern Ltd,R-1001,116.62,2.38,0,0",
      "RC2,2025-01-25,Mill Ltd,R-1002,221.10,0,5.00,11.90",
      "RC3,2025-01-28,Oak Ltd,R-1003,200.00,0,5.00,0",
    ],
  });
  expect((await open()).map((one) => one.open)).toEqual(["0", "0", "157"]);
  expect(
    await sql`select trim_scale(amount)::text as amount, trim_scale(fee_amount)::text as fee from payment order by amount`,
  ).toEqual([
    { amount: "116.62", fee: "0" },
    { amount: "200", fee: "5" },
    { amount: "226.1", fee: "5" },
  ]);
  expect(await sql`select trim_scale(amount)::text as amount, reason from write_off`).toEqual([
    { amount: "10", reason: "Write-off" },
  ]);
  await load.takeBack();
});

test("two payments for one invoice are two, though each invoice has one beside it", async () => {
  const receipts = [
    "Receipt,Received,Customer,Invoice No,Amount received",
    "RC1,2025-01-12,Kern Ltd,R-1001,19.00",
  ];
  const load = await bring({ "invoices.csv": invoices, "receipts.csv": receipts });
  const next = await bring({
    "invoices.csv": invoices,
    "receipts.csv": [...receipts, "RC2,2025-02-12,Kern Ltd,R-1001,100.00"],
  });
  expect((await open())[0]).toEqual({ number: "R-1001", open: "0" });
  await next.takeBack();
  await load.takeBack();
});

test("rows of a ledger that grant a discount or write off settle the document that they name", async () => {
  const load = await bring({
    "ledger.csv": [
      "Date,Customer,Transaction type,Num,Applied to,Amount",
      "2025-01-05,Kern Ltd,Invoice,1001,,119.00",
      "2025-01-12,Kern Ltd,Payment,P1,1001,-116.62",
      "2025-01-12,Kern Ltd,Discount,D1,1001,-2.38",
      "2025-01-15,Mill Ltd,Invoice,1002,,200.00",
      "2025-01-25,Mill Ltd,Payment,P2,1002,-190.00",
      "2025-01-25,Mill Ltd,Write-off,W2,1002,-10.00",
    ],
  });
  expect((await open()).map((one) => one.open)).toEqual(["0", "0"]);
  expect((await credits()).map(({ net }) => net)).toEqual(["-2.38"]);
  await load.takeBack();
});
