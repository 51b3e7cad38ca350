import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const payments = () => sql`
  select p.name, p.kind, trim_scale(y.amount)::text as amount, y.currency, y.received_on::text as day
  from payment y join party p using (party_id) order by y.received_on, y.amount desc`;
const documents = () => sql`
  select d.number, p.name, d.kind, d.issued_on::text as day, d.currency, trim_scale(d.net_total)::text as net,
    trim_scale(d.tax_total)::text as tax, d.recognised_on is not null as counts
  from document d join party p using (party_id) order by d.number, d.net_total desc`;

test("payments that failed or expired are no money, what was given back of one went back, and who pays is a person or a company", async () => {
  const load = await bring({
    "payments.csv": [
      "id,created_at,charge_date,amount,description,currency,status,amount_refunded,reference,customers.given_name,customers.family_name,customers.company_name,customers.email",
      "PM001,2025-01-13T10:00:00.000Z,2025-01-16,50.00,Membership,GBP,paid_out,0.00,REF1,Ada,Byron,,ada@home.example",
      "PM002,2025-01-14T10:00:00.000Z,2025-01-17,70.00,Membership,GBP,failed,0.00,REF2,Eve,Stone,Engines Ltd,eve@engines.example",
      "PM003,2025-01-15T10:00:00.000Z,2025-01-18,80.00,Membership,GBP,confirmed,20.00,REF3,Eve,Stone,Engines Ltd,eve@engines.example",
      "PM004,2025-01-15T10:00:00.000Z,2025-01-19,90.00,Membership,GBP,pending_submission,0.00,REF4,Ada,Byron,,ada@home.example",
    ],
  });
  expect(load.codes).toEqual([
    { code: "row_passed_over", row: 3, value: "" },
    { code: "row_passed_over", row: 5, value: "" },
  ]);
  expect(await payments()).toEqual([
    { name: "Ada Byron", kind: "person", amount: "50", currency: "GBP", day: "2025-01-16" },
    { name: "Engines Ltd", kind: "organisation", amount: "80", currency: "GBP", day: "2025-01-18" },
    { name: "Engines Ltd", kind: "organisation", amount: "-20", currency: "GBP", day: "2025-01-18" },
  ]);
  await load.takeBack();
});

test("payments whose status says that all went back come in and go back", async () => {
  const load = await bring({
    "payments.csv": [
      "Payment ID,Payment date,Customer name,Amount,Currency,Status",
      "P1,2025-01-13,Engines Ltd,50.00,EUR,Paid",
      "P2,2025-01-14,Mill Ltd,70.00,EUR,Refunded",
      "P3,2025-01-15,Mill Ltd,80.00,EUR,Cancelled",
    ],
  });
  expect((await payments()).map(({ amount }) => amount)).toEqual(["50", "70", "-70"]);
  await load.takeBack();
});

test("a ledger whose amounts end in Dr and Cr: sold, taken back and paid, each with its sign", async () => {
  const load = await bring({
    "customer ledger.csv": [
      "Date,Customer,Voucher Type,Voucher No,Particulars,Amount,Balance",
      '01-Apr-24,Sharma Traders,Sales,S/001,Goods,"1,00,000.00 Dr","1,00,000.00 Dr"',
      '05-Apr-24,Sharma Traders,Receipt,R/001,By cheque,"80,000.00 Cr","20,000.00 Dr"',
      "07-Apr-24,Patel & Sons,Sales,S/002,Goods,500.00 Dr,500.00 Dr",
      "09-Apr-24,Patel & Sons,Credit Note,C/001,Returned,100.00 Cr,400.00 Dr",
    ],
  });
  expect((await documents()).map(({ number, name, kind, net }) => [number, name, kind, net])).toEqual([
    ["C/001", "Patel & Sons", "credit_note", "-100"],
    ["S/001", "Sharma Traders", "invoice", "100000"],
    ["S/002", "Patel & Sons", "invoice", "500"],
  ]);
  expect((await payments()).map(({ name, amount }) => [name, amount])).toEqual([["Sharma Traders", "80000"]]);
  await load.takeBack();
});

test("a list of transactions says in Name whose they are, also where the customers are a list of those who work there", async () => {
  const load = await bring({
    "Customer Contact List.csv": [
      "Acme Garden Services",
      "Customer Contact List",
      "",
      "Customer full name,Phone numbers,Email,Full name,Billing address",
      "Amy's Bird Sanctuary,(650) 555-3311,birds@amy.example,Amy Lauterbach,4581 Finch St. Bayshore CA 94326",
      "Bill's Windsurf Shop,(415) 444-6538,surf@bill.example,Bill Lucchini,12 Ocean Dr. Half Moon Bay CA 94213",
      "Kate Whelan,(650) 554-8822,kate@whelan.example,Kate Whelan,45 First St. Menlo Park CA 94304",
      ",,,,",
      '"Thursday, November 7, 2024 09:12 AM GMT-8",,,,',
    ],
    "Transaction List by Date.csv": [
      "Transaction List by Date",
      "",
      "Date,Transaction type,Num,Posting (Y/N),Name,Memo/Description,Account name,Split account,Amount",
      "01/14/2024,Invoice,1001,Y,Amy's Bird Sanctuary,,Accounts Receivable (A/R),Sales of Product Income,108.00",
      "01/20/2024,Sales Receipt,1002,Y,Kate Whelan,,Undeposited Funds,-Split-,50.00",
      "01/25/2024,Refund Receipt,1003,Y,Kate Whelan,Broken,Checking,Sales of Product Income,-20.00",
      "02/02/2024,Credit Memo,1004,Y,Amy's Bird Sanctuary,,Accounts Receivable (A/R),Sales,-10.00",
      "02/10/2024,Payment,,Y,Amy's Bird Sanctuary,,Checking,Accounts Receivable (A/R),98.00",
      "02/15/2024,Estimate,E-5,N,Bill's Windsurf Shop,,Accounts Receivable (A/R),Sales,500.00",
    ],
  });
  expect(load).toMatchObject({ read: 9, refused: 0 });
  expect((await documents()).map(({ number, name, net, counts }) => [number, name, net, counts])).toEqual([
    ["1001", "Amy's Bird Sanctuary", "108", true],
    ["1002", "Kate Whelan", "50", true],
    ["1003", "Kate Whelan", "-20", true],
    ["1004", "Amy's Bird Sanctuary", "-10", true],
    ["E-5", "Bill's Windsurf Shop", "500", false],
  ]);
  expect((await payments()).map(({ name, amount }) => [name, amount])).toEqual([
    ["Amy's Bird Sanctuary", "98"],
  ]);
  await load.takeBack();
});

test("days counted in seconds or milliseconds are days, amounts in cents are amounts, and tax that is in an amount is not put on top", async () => {
  const load = await bring({
    "customers.csv": [
      "customer_id,email,first_name,last_name,created_at,updated_at,badge",
      "1,ada@home.example,Ada,Byron,1700000000000,1710000000000,00012",
      "2,carl@gauss.example,Carl,Gauss,1700500000000,1710000000000,00017",
    ],
    "orders.csv": [
      "order_no,placed_at,customer_id,amount_cents,tax_cents,currency,state",
      "A1,1736758805,1,11900,1900,EUR,paid",
      "A2,1736845205,2,5950,950,EUR,paid",
      "A3,1736931605,1,2380,380,EUR,cancelled",
    ],
  });
  expect(load.codes).toEqual([]);
  expect((await documents()).map(({ number, name, day, net, tax }) => [number, name, day, net, tax])).toEqual(
    [
      ["A1", "Ada Byron", "2025-01-13", "100", "19"],
      ["A2", "Carl Gauss", "2025-01-14", "50", "9.5"],
      ["A3", "Ada Byron", "2025-01-15", "20", "3.8"],
    ],
  );
  // What is kept as it is keeps its noughts in front, and a moment is one.
  expect(await sql`select custom from party where name = 'Ada Byron'`).toEqual([
    { custom: { badge: "00012", updated_at: "2024-03-09T16:00:00" } },
  ]);
  await load.takeBack();
});

test("tickets sold by somebody else: what was paid is revenue, what is left after their fees is not, in the currency that the rows say", async () => {
  const load = await bring({
    "report.csv": [
      "Order #,Order Date,Attendee #,Ticket quantity,Ticket type,Currency,Ticket price,Gross sales,Eventbrite fees,Net sales",
      ...Array.from({ length: 8 }, (_, n) => {
        const price = 30 + n * 5;
        const fee = Number((price * 0.07).toFixed(2));
        return `900${n >> 1},2025-01-${13 + (n >> 1)},${n},1,General,GBP,${price}.00,${price}.00,${fee.toFixed(2)},${(price - fee).toFixed(2)}`;
      }),
    ],
  });
  expect((await documents()).map(({ number, currency, net }) => [number, currency, net])).toEqual([
    ["9000", "GBP", "65"],
    ["9001", "GBP", "85"],
    ["9002", "GBP", "105"],
    ["9003", "GBP", "125"],
  ]);
  await load.takeBack();
});

test("BigCommerce: an order is worth its total without tax, its lines stand in one cell, and carriage is one of them", async () => {
  const cell = (...lines: readonly (readonly [string, string, number, string, string])[]) =>
    `"${lines.map(([sku, name, count, price, total]) => `Product ID: 77, Product Qty: ${count}, Product SKU: ${sku}, Product Name: ${name}, Product Weight: 1.0000, Product Variation Details: , Product Unit Price: ${price}, Product Total Price: ${total}`).join("|")}"`;
  const load = await bring({
    "orders.csv": [
      "Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (ex tax),Subtotal (inc tax),Tax Total,Shipping Cost (ex tax),Shipping Cost (inc tax),Order Total (ex tax),Order Total (inc tax),Refund Amount,Order Currency Code,Payment Method,Total Quantity,Billing Name,Billing Company,Billing Street 1,Billing Suburb,Billing State,Billing Zip,Billing Country,Product Details",
      `101,11,Ida Moss,ida@mail.example,5550101,01/13/2025,Completed,50.00,55.00,6.00,10.00,11.00,60.00,66.00,0.00,USD,Credit Card,2,Ida Moss,,1 A St,Austin,Texas,73301,United States,${cell(["MUG-1", "Mug", 2, "25.00", "50.00"])}`,
      `102,12,Ben Roth,ben@roth.example,5550102,01/14/2025,Cancelled,25.00,27.50,2.50,0.00,0.00,25.00,27.50,0.00,USD,Credit Card,1,Ben Roth,Roth LLC,2 B St,Austin,Texas,73301,United States,${cell(["MUG-1", "Mug", 1, "25.00", "25.00"])}`,
      `103,12,Ben Roth,ben@roth.example,5550102,01/15/2025,Shipped,75.00,82.50,7.50,0.00,0.00,75.00,82.50,11.00,USD,Credit Card,3,Ben Roth,Roth LLC,2 B St,Austin,Texas,73301,United States,${cell(["MUG-1", "Mug", 1, "25.00", "25.00"], ["JAR-1", "Jar", 2, "25.00", "50.00"])}`,
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  expect(
    (await documents()).map(({ number, name, kind, net, counts }) => [number, name, kind, net, counts]),
  ).toEqual([
    ["101", "Ida Moss", "order", "60", true],
    ["102", "Roth LLC", "order", "25", false],
    ["103", "Roth LLC", "order", "75", true],
    ["103", "Roth LLC", "credit_note", "-10", true],
  ]);
  const lines = await sql`
    select d.number, l.description, trim_scale(l.quantity)::text as quantity, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id) where d.kind = 'order' order by 1, 2`;
  expect(lines.map(({ number, description, quantity, net }) => [number, description, quantity, net])).toEqual(
    [
      ["101", "Mug", "2", "50"],
      ["101", "Shipping", "1", "10"],
      ["102", "Mug", "1", "25"],
      ["103", "Jar", "2", "50"],
      ["103", "Mug", "1", "25"],
    ],
  );
  await load.takeBack();
});
