import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();

const lines = () =>
  delivered.db.sql`
    select p.name as customer, d.number, d.kind, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id) join party p using (party_id)
    order by d.number, l.line_no`;

test("a report in groups: each row is of the customer above it, and no total is one", async () => {
  const report = [
    "Craig's Landscaping,,,,,,,,",
    "Sales by Customer Detail,,,,,,,,",
    '"January - December, 2024",,,,,,,,',
    ",,,,,,,,",
    ",Date,Transaction Type,Num,Product/Service,Quantity,Sales Price,Amount,Balance",
    "Bird Sanctuary,,,,,,,,",
    ",03/13/2024,Invoice,1021,Gardening,2.00,50.00,100.00,100.00",
    ",03/13/2024,Invoice,1021,Pump,1.00,15.00,15.00,115.00",
    ",04/15/2024,Credit Memo,1026,Gardening,-1.00,50.00,-50.00,65.00",
    "Total for Bird Sanctuary,,,,,2.00,,65.00,",
    "Freeman Sporting Goods,,,,,,,,",
    "0969 Ocean View Road,,,,,,,,",
    ",05/20/2024,Invoice,1036,Pump,1.00,477.50,477.50,477.50",
    "Total for 0969 Ocean View Road,,,,,1.00,,477.50,",
    "55 Twin Lane,,,,,,,,",
    ",06/21/2024,Invoice,1037,Gardening,1.00,50.00,50.00,50.00",
    "Total for 55 Twin Lane,,,,,1.00,,50.00,",
    "Total for Freeman Sporting Goods,,,,,2.00,,527.50,",
    "TOTAL,,,,,4.00,,592.50,",
    ",,,,,,,,",
    '"Thursday, Mar 14, 2024 10:00 AM GMT - Accrual Basis",,,,,,,,',
  ];
  const load = await bringAsProposed(delivered, { "Sales by Customer Detail.csv": report });
  expect(load).toMatchObject({ read: 5, created: 5, refused: 0 });
  expect(await lines()).toEqual([
    { customer: "Bird Sanctuary", number: "1021", kind: "invoice", net: "100" },
    { customer: "Bird Sanctuary", number: "1021", kind: "invoice", net: "15" },
    { customer: "Bird Sanctuary", number: "1026", kind: "credit_note", net: "-50" },
    {
      customer: "Freeman Sporting Goods:0969 Ocean View Road",
      number: "1036",
      kind: "invoice",
      net: "477.5",
    },
    { customer: "Freeman Sporting Goods:55 Twin Lane", number: "1037", kind: "invoice", net: "50" },
  ]);
  await load.takeBack();
});

test("groups without totals, of documents: a heading ends the group before it", async () => {
  const report = [
    "Rechnungen je Kunde",
    ";Datum;Rechnungsnummer;Netto;MwSt;Brutto",
    "Bäckerei Huber GmbH;;;;;",
    ";13.03.2024;RE-1;100,00;19,00;119,00",
    ";20.03.2024;RE-2;50,00;9,50;59,50",
    "Stahl AG;;;;;",
    ";21.03.2024;RE-3;10,00;1,90;11,90",
  ];
  const load = await bringAsProposed(delivered, { "Rechnungen.csv": report });
  expect(load).toMatchObject({ read: 3, created: 3, refused: 0 });
  const found = await delivered.db.sql`
    select d.number, p.name, trim_scale(d.net_total)::text as net from document d join party p using (party_id) order by 1`;
  expect(found).toEqual([
    { number: "RE-1", name: "Bäckerei Huber GmbH", net: "100" },
    { number: "RE-2", name: "Bäckerei Huber GmbH", net: "50" },
    { number: "RE-3", name: "Stahl AG", net: "10" },
  ]);
});
