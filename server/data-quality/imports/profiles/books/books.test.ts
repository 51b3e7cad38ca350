import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringIn, contentOf, undo } from "../../../../../test/reference/bring-in.ts";
import { asCsv } from "../../shop-orders/made-orders.ts";

const delivered = deliveries();

type Row = Readonly<Record<string, string>>;
async function bring(name: string, columns: string, rows: readonly Row[]) {
  writeFileSync(join(delivered.folder, name), asCsv(columns.split(","), rows));
  return bringIn(delivered.db, [join(delivered.folder, name)]);
}

const xeroColumns =
  "ContactName,EmailAddress,POAddressLine1,POCity,POPostalCode,POCountry,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,TrackingName1,Currency,Type,Sent,Status";
const bakery = {
  ContactName: "Bakery Ltd",
  EmailAddress: "ada@bakery.example",
  POCity: "Leeds",
  POCountry: "United Kingdom",
};
const xeroLine = (
  InvoiceNumber: string,
  said: Row,
  InventoryItemCode: string,
  amounts: readonly string[],
) => {
  const [Quantity = "", UnitAmount = "", LineAmount = "", TaxAmount = ""] = amounts;
  return {
    ...{ ...bakery, InvoiceNumber, InvoiceDate: "14/03/2025", DueDate: "13/04/2025", AccountCode: "200" },
    ...{ Currency: "GBP", Type: "Sales invoice", Status: "Paid", ...said },
    ...{
      InventoryItemCode,
      Description: `Article ${InventoryItemCode}`,
      Quantity,
      UnitAmount,
      LineAmount,
      TaxAmount,
    },
  };
};

test("Xero: the lines of an invoice are one document, worth its total less tax, and whose it is", async () => {
  const before = await contentOf(delivered.db);
  const first = { Total: "144.00", TaxTotal: "24.00" };
  const rows = [
    xeroLine("INV-1", first, "FL", ["10.0000", "10.0000", "100.00", "20.00"]),
    xeroLine("INV-1", first, "SALT", ["2.0000", "10.0000", "20.00", "4.00"]),
    // Written with tax.
    xeroLine("INV-2", { Total: "120.00", TaxTotal: "20.00", Status: "Awaiting Payment" }, "FL", [
      "1",
      "120",
      "120.00",
      "20",
    ]),
    xeroLine("INV-3", { Total: "60.00", TaxTotal: "10.00", Status: "Voided" }, "FL", [
      "5",
      "10",
      "50.00",
      "10.00",
    ]),
    xeroLine(
      "CN-1",
      { Total: "-24.00", TaxTotal: "-4.00", Type: "Sales credit note", DueDate: "" },
      ...(["FL", ["2", "-10", "-20.00", "-4.00"]] as const),
    ),
  ];
  const load = await bring("SalesInvoices.csv", xeroColumns, rows);
  expect(load).toMatchObject({ read: 5, created: 5, refused: 0, problems: 0 });
  const found = await delivered.db.sql`
    select d.number, d.kind, p.name as customer, d.state, d.recognised_on is not null as counts, d.currency,
      trim_scale(d.net_total)::text as net, trim_scale(d.tax_total)::text as tax, trim_scale(sum(l.net_amount))::text as lines
    from document d join party p using (party_id) join document_line l using (party_id, document_id)
    group by d.party_id, d.document_id, p.name order by 1`;
  const each = { customer: "Bakery Ltd", currency: "GBP" };
  expect(found).toEqual([
    {
      number: "CN-1",
      kind: "credit_note",
      state: "closed",
      counts: true,
      net: "-20",
      tax: "-4",
      lines: "-20",
      ...each,
    },
    {
      number: "INV-1",
      kind: "invoice",
      state: "closed",
      counts: true,
      net: "120",
      tax: "24",
      lines: "120",
      ...each,
    },
    {
      number: "INV-2",
      kind: "invoice",
      state: "open",
      counts: true,
      net: "100",
      tax: "20",
      lines: "100",
      ...each,
    },
    {
      number: "INV-3",
      kind: "invoice",
      state: "cancelled",
      counts: false,
      net: "50",
      tax: "10",
      lines: "50",
      ...each,
    },
  ]);
  expect(await bring("SalesInvoices.csv", xeroColumns, rows)).toMatchObject({ created: 0, updated: 0 });
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
});

const shopifyColumns =
  "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags";
const ada = {
  ...{ "Customer ID": "'62019384", "First Name": "Ada", "Last Name": "Stone", Email: "Ada@bakery.example" },
  ...{
    "Default Address Company": "Bakery Ltd",
    "Default Address City": "Leeds",
    "Default Address Country Code": "GB",
  },
  ...{
    "Default Address Zip": "'01234",
    Phone: "'+441134960001",
    "Total Spent": "10.00",
    "Total Orders": "1",
  },
};

const stripeColumns =
  "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Description,Fee,Mode,PaymentIntent ID,Payment Source Type,Refunded date (UTC),Status,Seller Message,Customer Email";

test("Stripe: what came in and what went back are payments of whoever has the address; what failed is none", async () => {
  await bring("customers_export.csv", shopifyColumns, [ada]);
  const each = {
    Mode: "Live",
    Captured: "true",
    "Payment Source Type": "card",
    "Customer Email": "Ada@Bakery.example",
  };
  const load = await bring("unified_payments.csv", stripeColumns, [
    {
      ...each,
      ...{
        id: "ch_1",
        "Created date (UTC)": "2025-03-04 23:30:00",
        Amount: "119.00",
        "Amount Refunded": "19.00",
      },
      ...{
        Currency: "usd",
        "Converted Amount": "110.00",
        "Converted Currency": "eur",
        Fee: "2.03",
        Status: "Refunded",
      },
      "Refunded date (UTC)": "2025-03-20 10:00:00",
    },
    {
      ...each,
      ...{
        id: "ch_2",
        "Created date (UTC)": "2025-03-05 08:00:00",
        Amount: "50.00",
        "Amount Refunded": "0.00",
      },
      ...{
        Currency: "eur",
        "Converted Amount": "50.00",
        "Converted Currency": "eur",
        Fee: "0.00",
        Status: "Failed",
      },
    },
  ]);
  expect(load).toMatchObject({ read: 2, created: 1, refused: 1 });
  const found = await delivered.db.sql`
    select p.name, trim_scale(amount)::text as amount, currency, method, trim_scale(fee_amount)::text as fee
    from payment join party p using (party_id) order by amount desc`;
  expect(found).toEqual([
    { name: "Bakery Ltd", amount: "119", currency: "USD", method: "card", fee: "2.03" },
    { name: "Bakery Ltd", amount: "-19", currency: "USD", method: "card", fee: null },
  ]);
});

test("Stripe: a failed payment is said to be none, and a dispute that was lost takes the money back", async () => {
  const columns = `${stripeColumns},Disputed Amount,Dispute Date (UTC),Dispute Reason,Dispute Status`;
  const each = { Mode: "Live", Currency: "eur", "Created date (UTC)": "2025-03-04 10:00:00" };
  const money = { Amount: "50.00", "Amount Refunded": "0.00", Fee: "1.00", Captured: "true" };
  const disputed = { "Disputed Amount": "50.00", "Dispute Date (UTC)": "2025-04-01 10:00:00" };
  const load = await bring("unified_payments.csv", columns, [
    { ...each, ...money, id: "ch_1", Status: "Failed", Captured: "false" },
    { ...each, ...money, ...disputed, id: "ch_2", Status: "Disputed", "Dispute Status": "lost" },
    { ...each, ...money, ...disputed, id: "ch_3", Status: "Disputed", "Dispute Status": "won" },
  ]);
  expect(load).toMatchObject({ read: 3, created: 2, refused: 1 });
  const found = await delivered.db.sql`
    select to_char(received_on, 'YYYY-MM-DD') as day, trim_scale(amount)::text as amount
    from payment order by received_on, amount desc`;
  expect(found).toEqual([
    { day: "2025-03-04", amount: "50" },
    { day: "2025-03-04", amount: "50" },
    { day: "2025-04-01", amount: "-50" },
  ]);
  const said = await delivered.db.sql`
    select code, severity, message from run_problem where run_id = ${load.run} and row_no = 2`;
  expect(said).toEqual([
    {
      code: "row_passed_over",
      severity: "note",
      message: "No money came in by this payment: it failed, was cancelled or is still to be paid.",
    },
  ]);
});

test("Shopify: customers are the people who are known by their orders, with the company they buy for", async () => {
  const orders =
    "Name,Email,Financial Status,Currency,Subtotal,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Company,Cancelled at";
  await bring("orders_export.csv", orders, [
    {
      ...{
        Name: "#1",
        Email: "ada@bakery.example",
        "Financial Status": "paid",
        Currency: "EUR",
        Subtotal: "10.00",
      },
      ...{
        Taxes: "0.00",
        Total: "10.00",
        "Created at": "2024-03-01 10:00:00 +0100",
        "Lineitem quantity": "1",
      },
      ...{
        "Lineitem name": "Flour",
        "Lineitem price": "10.00",
        "Billing Name": "Ada Stone",
        "Billing Company": "Bakery Ltd",
      },
    },
  ]);
  const load = await bring("customers_export.csv", shopifyColumns, [ada]);
  expect(load).toMatchObject({ read: 1, refused: 0 });
  const people = await delivered.db.sql`
    select p.name, p.kind, (
      select array_agg(coalesce(c.normalised, c.postcode) order by c.kind)
      from contact_point c where c.party_id = p.party_id and c.kind <> 'site'
    ) as ways
    from party p where p.name <> 'Our company' order by 1`;
  expect(people).toMatchObject([
    { name: "Ada Stone", kind: "person", ways: ["01234", "ada@bakery.example", "+441134960001"] },
    { name: "Bakery Ltd", kind: "organisation" },
  ]);
});
