import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const documents = () =>
  sql`select d.number, d.kind, p.name, trim_scale(d.net_total)::text as net, d.recognised_on is not null as counts
      from document d join party p using (party_id) order by 1`;
const payments = () =>
  sql`select y.received_on::text as day, p.name, trim_scale(y.amount)::text as amount, d.number as settles
      from payment y join party p using (party_id)
      left join allocation a using (party_id, payment_id)
      left join document d on d.party_id = a.party_id and d.document_id = a.document_id
      order by 1, 3`;

test("a ledger of what is owed: payments settle the document they name, what is paid back has the other sign, and credits and interest are documents", async () => {
  const load = await bring({
    "Customer Ledger Entries.csv": [
      "Posting Date,Document Type,Document No.,Customer No.,Customer Name,Description,Currency Code,Original Amount,Amount,Remaining Amount,Due Date,Applies-to Doc. No.,Open,Entry No.",
      "2024-01-15,Invoice,PS-INV103001,10000,Adatum Corporation,Order 101001,EUR,1200.00,1200.00,0.00,2024-02-15,,No,2501",
      "2024-01-20,Invoice,PS-INV103002,20000,Trey Research,Order 101002,EUR,300.00,300.00,300.00,2024-02-20,,Yes,2502",
      "2024-02-10,Payment,BANK0001,10000,Adatum Corporation,Payment 2024,EUR,-1200.00,-1200.00,0.00,2024-02-10,PS-INV103001,No,2503",
      "2024-02-11,Credit Memo,PS-CRM104001,20000,Trey Research,Return of goods,EUR,-50.00,-50.00,0.00,2024-02-11,PS-INV103002,No,2504",
      "2024-03-01,Finance Charge Memo,FC1001,20000,Trey Research,Interest,EUR,5.00,5.00,5.00,2024-03-15,,Yes,2505",
      "2024-03-05,Payment,BANK0002,20000,Trey Research,Payment 2024,EUR,-100.00,-100.00,0.00,2024-03-05,PS-INV103002,No,2506",
      "2024-03-06,Payment,BANK0003,20000,Trey Research,Payment too much,EUR,-30.00,-30.00,0.00,2024-03-06,,No,2507",
      "2024-03-07,Payment,BANK0003,20000,Trey Research,Taken back by the bank,EUR,20.00,20.00,0.00,2024-03-07,,No,2508",
      "2024-03-08,Refund,BANK0004,20000,Trey Research,Paid back,EUR,10.00,10.00,0.00,2024-03-08,,No,2509",
    ],
  });
  expect(load).toMatchObject({ read: 9, refused: 0 });
  expect(load.codes).toEqual([{ code: "tax_unknown", row: null, value: null }]);
  expect(await documents()).toEqual([
    { number: "FC1001", kind: "invoice", name: "Trey Research", net: "5", counts: true },
    { number: "PS-CRM104001", kind: "credit_note", name: "Trey Research", net: "-50", counts: true },
    { number: "PS-INV103001", kind: "invoice", name: "Adatum Corporation", net: "1200", counts: true },
    { number: "PS-INV103002", kind: "invoice", name: "Trey Research", net: "300", counts: true },
  ]);
  expect(await payments()).toEqual([
    { day: "2024-02-10", name: "Adatum Corporation", amount: "1200", settles: "PS-INV103001" },
    { day: "2024-03-05", name: "Trey Research", amount: "100", settles: "PS-INV103002" },
    { day: "2024-03-06", name: "Trey Research", amount: "30", settles: null },
    { day: "2024-03-07", name: "Trey Research", amount: "-20", settles: null },
    { day: "2024-03-08", name: "Trey Research", amount: "-10", settles: null },
  ]);
  await load.takeBack();
});

test("a list of transactions: two payments that say the same are two, and the account of the books is nobody's number", async () => {
  const load = await bring({
    "Transaction List by Customer.csv": [
      "Date,Transaction Type,Num,Customer,Memo/Description,Account,Amount,Open Balance",
      "03/12/2024,Invoice,1020,Rye & Co,,Accounts Receivable,30.00,0.00",
      "03/13/2024,Invoice,1021,Bakery Ltd,,Accounts Receivable,100.00,0.00",
      "03/14/2024,Invoice,1022,Zoe Vale,,Accounts Receivable,50.00,50.00",
      "03/15/2024,Payment,,Bakery Ltd,,Undeposited Funds,50.00,0.00",
      "03/15/2024,Payment,,Bakery Ltd,,Undeposited Funds,50.00,0.00",
      "03/16/2024,Sales Receipt,1023,Mill & Sons,,Undeposited Funds,20.00,0.00",
      "03/17/2024,Credit Memo,1024,Zoe Vale,,Accounts Receivable,-10.00,0.00",
      "03/18/2024,Refund,,Mill & Sons,,Bank,7.00,0.00",
      "03/19/2024,Bill Payment (Check),,Mill & Sons,,Bank,9.00,0.00",
    ],
  });
  expect(load.codes.filter(({ row }) => row !== null)).toEqual([
    { code: "value_unreadable", row: 10, value: "Bill Payment (Check)" },
    { code: "field_missing", row: 10, value: "" },
  ]);
  expect(await documents()).toEqual([
    { number: "1020", kind: "invoice", name: "Rye & Co", net: "30", counts: true },
    { number: "1021", kind: "invoice", name: "Bakery Ltd", net: "100", counts: true },
    { number: "1022", kind: "invoice", name: "Zoe Vale", net: "50", counts: true },
    { number: "1023", kind: "invoice", name: "Mill & Sons", net: "20", counts: true },
    { number: "1024", kind: "credit_note", name: "Zoe Vale", net: "-10", counts: true },
  ]);
  expect(await payments()).toEqual([
    { day: "2024-03-15", name: "Bakery Ltd", amount: "50", settles: null },
    { day: "2024-03-15", name: "Bakery Ltd", amount: "50", settles: null },
    { day: "2024-03-18", name: "Mill & Sons", amount: "-7", settles: null },
  ]);
  await load.takeBack();
});

test("open items: a payment under its invoice's number settles it, and what is taken off by a refund like a payment is goods given back", async () => {
  const load = await bring({
    "Debitorenposten.csv": [
      "Buchungsdatum;Belegart;Belegnummer;Kundennummer;Kunde;Betrag;Fällig am",
      "13.03.2024;Rechnung;RE-1;10001;Bäckerei Huber GmbH;1.190,00;12.04.2024",
      "14.03.2024;Rechnung;RE-2;10002;Stahl AG;119,00;13.04.2024",
      "20.03.2024;Gutschrift;GS-1;10002;Stahl AG;-19,00;",
      "01.04.2024;Zahlung;RE-1;10001;Bäckerei Huber GmbH;-1.190,00;",
      "02.04.2024;Zahlung;RE-2;10002;Stahl AG;-100,00;",
      "03.04.2024;Erstattung;ER-1;10001;Bäckerei Huber GmbH;-11,90;",
      "04.04.2024;Zinsrechnung;ZR-1;10002;Stahl AG;1,00;",
    ],
  });
  expect(load).toMatchObject({ read: 7, refused: 0 });
  expect(await documents()).toEqual([
    { number: "ER-1", kind: "credit_note", name: "Bäckerei Huber GmbH", net: "-11.9", counts: true },
    { number: "GS-1", kind: "credit_note", name: "Stahl AG", net: "-19", counts: true },
    { number: "RE-1", kind: "invoice", name: "Bäckerei Huber GmbH", net: "1190", counts: true },
    { number: "RE-2", kind: "invoice", name: "Stahl AG", net: "119", counts: true },
    { number: "ZR-1", kind: "invoice", name: "Stahl AG", net: "1", counts: true },
  ]);
  expect(await payments()).toEqual([
    { day: "2024-04-01", name: "Bäckerei Huber GmbH", amount: "1190", settles: "RE-1" },
    { day: "2024-04-02", name: "Stahl AG", amount: "100", settles: "RE-2" },
  ]);
  await load.takeBack();
});

test.each([
  { name: "of companies", klein: "Holz Klein KG", gross: "Groß OHG" },
  { name: "of companies and people", klein: "Eva Klein", gross: "Uwe Groß" },
])(
  "a ledger on two sides, $name: what is owed, what is taken back and what was paid, whatever the column is called that says which",
  async ({ klein, gross }) => {
    const load = await bring({
      "Kontoblatt Debitoren.csv": [
        "Datum;Beleg-Nr.;Konto;Name;Buchungstext;Soll;Haben;Saldo",
        "13.01.2025;RE-100;10001;Müller Bau GmbH;Rechnung;1.190,00;0,00;1.190,00",
        `14.01.2025;RE-101;10002;${klein};Rechnung;595,00;0,00;595,00`,
        "15.01.2025;RE-102;10003;Hof Sonne e.K.;Rechnung;119,00;0,00;119,00",
        "16.01.2025;RE-103;10004;Stahl AG;Rechnung;238,00;0,00;238,00",
        `17.01.2025;RE-104;10005;${gross};Rechnung;11,90;0,00;11,90`,
        `20.01.2025;GS-7;10002;${klein};Gutschrift;0,00;119,00;476,00`,
        "28.01.2025;ZE-1;10001;Müller Bau GmbH;Zahlung;0,00;1.190,00;0,00",
        "29.01.2025;ZE-2;10003;Hof Sonne e.K.;Zahlung;0,00;119,00;0,00",
        "30.01.2025;ZE-3;10004;Stahl AG;Zahlung;0,00;238,00;0,00",
        `31.01.2025;ZE-4;10005;${gross};Zahlung;0,00;11,90;0,00`,
        `02.02.2025;ZE-5;10005;${gross};Zahlung;1,90;0,00;1,90`,
      ],
    });
    expect(load).toMatchObject({ read: 11, refused: 0 });
    expect(load.codes).toEqual([{ code: "tax_unknown", row: null, value: null }]);
    expect((await documents()).map(({ number, kind, name, net }) => [number, kind, name, net])).toEqual([
      ["GS-7", "credit_note", klein, "-119"],
      ["RE-100", "invoice", "Müller Bau GmbH", "1190"],
      ["RE-101", "invoice", klein, "595"],
      ["RE-102", "invoice", "Hof Sonne e.K.", "119"],
      ["RE-103", "invoice", "Stahl AG", "238"],
      ["RE-104", "invoice", gross, "11.9"],
    ]);
    expect((await payments()).map(({ day, amount }) => [day, amount])).toEqual([
      ["2025-01-28", "1190"],
      ["2025-01-29", "119"],
      ["2025-01-30", "238"],
      ["2025-01-31", "11.9"],
      ["2025-02-02", "-1.9"],
    ]);
    await load.takeBack();
  },
);

test("an audit trail with debit and credit: net and tax have no sign of their own, and go by the side", async () => {
  const load = await bring({
    "Audit Trail.csv": [
      "No,Type,A/C,N/C,Dept,Date,Refn,Details,Net,Tax,T/C,Debit,Credit",
      "1,SI,ABS001,4000,1,13/01/2025,INV1,Widgets,150.00,30.00,T1,180.00,",
      "2,SI,JSS001,4000,1,14/01/2025,INV2,Repairs,20.00,4.00,T1,24.00,",
      "3,SI,BBS001,4000,1,15/01/2025,INV3,Bricks,100.00,20.00,T1,120.00,",
      "4,SC,BBS001,4000,1,20/01/2025,CR1,Returned,10.00,2.00,T1,,12.00",
      "5,SR,BBS001,1200,0,25/01/2025,BACS,Sales Receipt,108.00,0.00,T9,,108.00",
    ],
    "Customers.csv": [
      "A/C,Name,Town,E-Mail",
      "ABS001,ABS Garages Ltd,Hebburn,mike@abs.example",
      "BBS001,Bobs Building Supplies,Newcastle,bob@bbs.example",
      "JSS001,John Smith & Sons,York,john@smith.example",
    ],
  });
  expect(load).toMatchObject({ read: 8, refused: 0 });
  expect((await documents()).map(({ kind, name, net, counts }) => [kind, name, net, counts])).toEqual(
    expect.arrayContaining([
      ["invoice", "ABS Garages Ltd", "150", true],
      ["invoice", "John Smith & Sons", "20", true],
      ["invoice", "Bobs Building Supplies", "100", true],
      ["credit_note", "Bobs Building Supplies", "-10", true],
    ]),
  );
  expect((await payments()).map(({ name, amount }) => [name, amount])).toEqual([
    ["Bobs Building Supplies", "108"],
  ]);
  await load.takeBack();
});
