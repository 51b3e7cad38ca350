import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

test("Zoho Books: an invoice's rows are its lines, and what is said of the invoice in each of them counts once", async () => {
  const rows = Array.from({ length: 8 }, (_, n) =>
    [
      ["Flour", 2, 50],
      ["Salt", 1 + n, 10],
    ].map(([item, count, price]) => {
      const [amount, all] = [Number(count) * Number(price), 100 + (1 + n) * 10];
      return [
        ...[`2024-03-${13 + n}`, `46000000002604${n}`, `INV-00000${n}`, n === 7 ? "Void" : "Closed"],
        ...[
          `4600000000260${n % 3}`,
          `Firm ${n % 3} Ltd`,
          `2024-04-${12 + n}`,
          "EUR",
          "1.00",
          item,
          `${item} of ours`,
        ],
        ...[`${count}.00`, `${price}.00`, "0.00", "VAT", "20", (amount * 0.2).toFixed(2), amount.toFixed(2)],
        ...[all.toFixed(2), (all * 1.2).toFixed(2), "0.00"],
      ].join(",");
    }),
  ).flat();
  const header =
    "Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Exchange Rate,Item Name,Item Desc,Quantity,Item Price,Discount Amount,Item Tax,Item Tax %,Item Tax Amount,Item Total,SubTotal,Total,Balance";
  const load = await bring({ "Invoice.csv": [header, ...rows] });
  expect(load).toMatchObject({ read: 16, refused: 0 });
  const found = await sql`
    select d.number, p.name, d.state, trim_scale(d.net_total)::text as net, d.recognised_on is not null as counts,
      count(*)::integer as lines
    from document d join party p using (party_id) join document_line l using (party_id, document_id)
    where d.number in ('INV-000000', 'INV-000007') group by d.party_id, d.document_id, p.name order by 1`;
  expect(found).toEqual([
    { number: "INV-000000", name: "Firm 0 Ltd", state: "closed", net: "110", counts: true, lines: 2 },
    { number: "INV-000007", name: "Firm 1 Ltd", state: "cancelled", net: "180", counts: false, lines: 2 },
  ]);
  await load.takeBack();
});

test("Odoo: who is a company says a column, people work at theirs, and what is only quoted is no revenue", async () => {
  const load = await bring({
    "res.partner.csv": [
      "ID,Name,Is a Company,Related Company,Email,Phone,Street,City,Zip,Country",
      "base.p_1,Bakery Ltd,TRUE,,info@bakery.example,+44 113 496 0000,1 High Street,Leeds,LS1 4AP,United Kingdom",
      "base.p_2,Ada Stone,FALSE,Bakery Ltd,ada@bakery.example,+44 113 496 0001,1 High Street,Leeds,LS1 4AP,United Kingdom",
      "base.p_3,Zoe Vale,FALSE,,zoe@vale.example,+44 7700 900004,2 Low Lane,York,YO1 7HH,United Kingdom",
      "base.p_4,Hartmann GmbH,TRUE,,info@hartmann.example,+49 561 765430,Weg 3,Kassel,34117,Germany",
    ],
    "sale.order.csv": [
      "Order Reference,Creation Date,Customer,Untaxed Amount,Tax,Total,Status",
      "S00001,2024-03-13 09:12:44,Bakery Ltd,100.00,20.00,120.00,Sales Order",
      "S00002,2024-03-14 10:00:00,Zoe Vale,50.00,10.00,60.00,Quotation",
      "S00003,2024-03-15 11:30:10,Zoe Vale,20.00,4.00,24.00,Sales Order",
      "S00004,2024-03-18 08:15:00,Hartmann GmbH,70.00,13.30,83.30,Cancelled",
    ],
  });
  const people = await sql`
    select p.kind, p.name, w.name as works_for, exists (select from party_role r where r.party_id = p.party_id and r.role = 'partner') as partner
    from party p left join relationship r on r.party_id = p.party_id and r.type = 'works_for' and r.direction = 'from'
    left join party w on w.party_id = r.other_party_id where p.name <> 'Our company' order by 1, 2`;
  expect(people).toEqual([
    { kind: "organisation", name: "Bakery Ltd", works_for: null, partner: false },
    { kind: "organisation", name: "Hartmann GmbH", works_for: null, partner: false },
    { kind: "person", name: "Ada Stone", works_for: "Bakery Ltd", partner: false },
    { kind: "person", name: "Zoe Vale", works_for: null, partner: false },
  ]);
  const orders = await sql`
    select d.number, p.name, trim_scale(d.net_total)::text as net, d.recognised_on is not null as counts
    from document d join party p using (party_id) order by 1`;
  expect(orders).toEqual([
    { number: "S00001", name: "Bakery Ltd", net: "100", counts: true },
    { number: "S00002", name: "Zoe Vale", net: "50", counts: false },
    { number: "S00003", name: "Zoe Vale", net: "20", counts: true },
    { number: "S00004", name: "Hartmann GmbH", net: "70", counts: false },
  ]);
  await load.takeBack();
});

test("a sales system's contacts are not taken for another one's: who works where and who must not be written to is there", async () => {
  await bring({
    "contacts.csv": [
      "Id,First name,Last name,Job title,Email,Work,Mobile,Account,Lifecycle stage,Status,Sales owner,Created at,Subscription status,City,Country",
      "7001,Ada,Stone,Buyer,ada@bakery.example,+44 113 496 0001,+44 7700 900001,Bakery Ltd,Customer,Won,Kim Seller,2024-01-15T09:00:00Z,Subscribed,Leeds,United Kingdom",
      "7002,Jonas,Hartmann,CEO,jonas@hartmann.example,+49 561 7654321,,Hartmann GmbH,Lead,New,Kim Seller,2024-02-20T14:30:00Z,Unsubscribed,Kassel,Germany",
      "7003,Zoe,Vale,,zoe@vale.example,,+44 7700 900004,,Sales Qualified Lead,Contacted,Lee Seller,2024-03-02T11:15:00Z,Subscribed,York,United Kingdom",
    ],
  });
  const found = await sql`
    select p.name, w.name as works_for from party p
    left join relationship r on r.party_id = p.party_id and r.type = 'works_for' and r.direction = 'from'
    left join party w on w.party_id = r.other_party_id where p.kind = 'person' order by 1`;
  expect(found).toEqual([
    { name: "Ada Stone", works_for: "Bakery Ltd" },
    { name: "Jonas Hartmann", works_for: "Hartmann GmbH" },
    { name: "Zoe Vale", works_for: null },
  ]);
  expect(await sql`select count(*)::integer as count from suppression`).toEqual([{ count: 1 }]);
});

test("customers and invoices that go by names: people whose row names no company are people, and invoices find both", async () => {
  await bring({
    "Customers.csv": [
      "Customer,Company,First Name,Last Name,Email,Phone,Billing Street,Billing City,Billing Zip,Open Balance",
      "Bakery Ltd,Bakery Ltd,Ada,Stone,ada@bakery.example,(113) 496-0001,1 High Street,Leeds,LS1 4AP,100.00",
      "Zoe Vale,,Zoe,Vale,zoe@vale.example,(113) 496-0004,2 Low Lane,York,YO1 7HH,0.00",
      "Mill & Sons,Mill & Sons,,,office@mill.example,(113) 496-0003,3 Mill Road,York,YO1 7HH,50.00",
    ],
    "Invoices.csv": [
      "Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance",
      "03/13/2024,Invoice,1021,Bakery Ltd,04/12/2024,100.00,100.00",
      "03/14/2024,Invoice,1022,Zoe Vale,04/13/2024,50.00,0.00",
      "03/20/2024,Credit Memo,1023,Mill & Sons,,-20.00,0.00",
    ],
  });
  const found = await sql`
    select d.number, d.kind, p.kind as whose, p.name, trim_scale(d.net_total)::text as net
    from document d join party p using (party_id) order by 1`;
  expect(found).toEqual([
    { number: "1021", kind: "invoice", whose: "organisation", name: "Bakery Ltd", net: "100" },
    { number: "1022", kind: "invoice", whose: "person", name: "Zoe Vale", net: "50" },
    { number: "1023", kind: "credit_note", whose: "organisation", name: "Mill & Sons", net: "-20" },
  ]);
});

test("a till's sales: what was sold is the net of the goods, and not what is left after the fees", async () => {
  const load = await bring({
    "sales transactions.csv": [
      "Date,Gross Sales,Discounts,Net Sales,Tax,Tip,Total Collected,Fees,Net Total,Invoice No,Customer Name",
      "03/13/2024,$50.00,-$5.00,$45.00,$4.00,$2.00,$51.00,-$1.43,$49.57,TX1,Ada Stone",
      "03/14/2024,$20.00,$0.00,$20.00,$1.78,$0.00,$21.78,$0.00,$21.78,TX2,Zoe Vale",
    ],
  });
  expect(load).toMatchObject({ refused: 0 });
  const found = await sql`select number, trim_scale(net_total)::text as net from document order by 1`;
  expect(found).toEqual([
    { number: "TX1", net: "45" },
    { number: "TX2", net: "20" },
  ]);
});

test("orders whose further lines stand below the first with all else left out, and are the company's before the comma", async () => {
  const load = await bring({
    "res.partner.csv": [
      "id,name,is_company,parent_id/id,email,city,function",
      "p.12,Azure Interior,True,,azure@azure.example,Fremont,",
      "p.15,Brandon Freeman,False,p.12,brandon@azure.example,Fremont,Creative Director",
      "p.2,Deco Addict,True,,deco@addict.example,Reno,",
      "p.77,Laura Palm,False,,laura@palm.example,Reno,",
    ],
    "sale.order.csv": [
      '"id","name","date_order","partner_id/name","state","amount_untaxed","amount_tax","amount_total","order_line/product_id/name","order_line/product_uom_qty","order_line/price_unit","order_line/price_subtotal"',
      '"so_1","S00021","2024-11-13 10:12:00","Azure Interior, Brandon Freeman","Sales Order","300.00","45.00","345.00","[FURN_7777] Office Chair","3.00","70.00","210.00"',
      '"","","","","","","","","[FURN_8888] Office Lamp","2.00","45.00","90.00"',
      '"so_2","S00022","2024-11-14 09:00:00","Deco Addict","Sales Order","70.00","10.50","80.50","[FURN_7777] Office Chair","1.00","70.00","70.00"',
      '"so_3","S00023","2024-11-15 09:00:00","Laura Palm","Quotation","999.00","149.85","1148.85","[FURN_9999] Sofa","1.00","999.00","999.00"',
    ],
  });
  expect(load).toMatchObject({ read: 8, refused: 0 });
  expect(load.codes).toEqual([{ code: "rows_of_lines", row: null, value: "id" }]);
  expect(
    await sql`select d.number, p.name, trim_scale(d.net_total)::text as net, trim_scale(d.gross_total)::text as gross,
                d.recognised_on is not null as counts,
                (select count(*)::int from document_line l where l.document_id = d.document_id) as lines
              from document d join party p using (party_id) order by 1`,
  ).toEqual([
    { number: "S00021", name: "Azure Interior", net: "300", gross: "345", counts: true, lines: 2 },
    { number: "S00022", name: "Deco Addict", net: "70", gross: "80.5", counts: true, lines: 1 },
    { number: "S00023", name: "Laura Palm", net: "999", gross: "1148.85", counts: false, lines: 1 },
  ]);
  expect(
    await sql`select p.name, o.name as at from relationship r join party p using (party_id)
              join party o on o.party_id = r.other_party_id where r.direction = 'from'`,
  ).toEqual([{ name: "Brandon Freeman", at: "Azure Interior" }]);
  await load.takeBack();
});

test("a shop's order that says its number in each line and all else in the first is whose the bill is", async () => {
  const load = await bring({
    "orders.csv": [
      "Order ID,Email,Financial Status,Currency,Subtotal,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Country,Billing Phone",
      "00012,nora@mail.example,PAID,USD,60.00,4.20,64.20,2025-01-13 12:00:00 -0500,2,Candle,20.00,SQ111,Nora Field,1 Main,Boston,02108,US,6175550101",
      "00012,nora@mail.example,,,,,,,1,Soap,20.00,SQ112,,,,,,",
      "00013,omar@mail.example,PAID,USD,40.00,2.80,42.80,2025-01-14 12:00:00 -0500,2,Candle,20.00,SQ111,Omar Reed,2 Main,Salem,01970,US,",
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  expect(load.codes).toEqual([]);
  expect(
    await sql`select d.number, p.name, p.kind, trim_scale(d.net_total)::text as net, trim_scale(d.gross_total)::text as gross,
                (select count(*)::int from document_line l where l.document_id = d.document_id) as lines
              from document d join party p using (party_id) order by 1`,
  ).toEqual([
    { number: "00012", name: "Nora Field", kind: "person", net: "60", gross: "64.2", lines: 2 },
    { number: "00013", name: "Omar Reed", kind: "person", net: "40", gross: "42.8", lines: 1 },
  ]);
  await load.takeBack();
});
