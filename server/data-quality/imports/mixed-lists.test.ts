import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const parties = () =>
  delivered.db.sql`
    select p.kind, p.name, w.name as works_for
    from party p
    left join relationship r on r.party_id = p.party_id and r.type = 'works_for' and r.direction = 'from'
    left join party w on w.party_id = r.other_party_id
    where p.name <> 'Our company' order by p.kind, p.name`;
const bills = () =>
  delivered.db.sql`
    select d.number, p.name as customer, trim_scale(d.net_total)::text as net
    from document d join party p using (party_id) order by 1`;

const invoices = [
  "Rechnungsnummer;Kundennummer;Rechnungsdatum;Netto",
  "RE-1;10001;13.03.2024;100,00",
  "RE-2;10002;14.03.2024;50,00",
  "RE-3;10003;15.03.2024;70,00",
  "RE-4;10004;16.03.2024;20,00",
];

test("customers of one list are companies or people by what their row says, and invoices find either by number", async () => {
  const load = await bring({
    "Kunden.csv": [
      "Kundennummer;Firma;Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail",
      "10001;Bäckerei Huber GmbH;;;;Ringstr. 1;80331;München;info@huber.example",
      "10002;;Frau;Anna;Berg;Hauptstr. 12;10115;Berlin;anna@berg.example",
      "10003;Stahl AG;Herr;Max;Stein;Weg 3;50667;Köln;max@stahl.example",
      "10004;-;Herr;Paul;Krug;Weg 4;50667;Köln;",
    ],
    "Rechnungen.csv": invoices,
  });
  expect(load).toMatchObject({ read: 8, created: 8, refused: 0 });
  expect(await parties()).toEqual([
    { kind: "organisation", name: "Bäckerei Huber GmbH", works_for: null },
    { kind: "organisation", name: "Stahl AG", works_for: null },
    { kind: "person", name: "Anna Berg", works_for: null },
    { kind: "person", name: "Max Stein", works_for: "Stahl AG" },
    { kind: "person", name: "Paul Krug", works_for: null },
  ]);
  expect(await bills()).toEqual([
    { number: "RE-1", customer: "Bäckerei Huber GmbH", net: "100" },
    { number: "RE-2", customer: "Anna Berg", net: "50" },
    { number: "RE-3", customer: "Stahl AG", net: "70" },
    { number: "RE-4", customer: "Paul Krug", net: "20" },
  ]);
  await load.takeBack();
});

test("one invoice for each customer, and one of nobody who is in the list: who is known is found, and the other is said", async () => {
  const load = await bring({
    "Kunden.csv": [
      "Kundennummer;Firma;Vorname;Nachname;Ort",
      "10001;Bäckerei Huber GmbH;;;München",
      "10002;;Anna;Berg;Berlin",
      "10003;Stahl AG;Max;Stein;Köln",
    ],
    "Rechnungen.csv": invoices,
  });
  expect((await bills()).map(({ customer }) => customer)).toEqual([
    ...["Bäckerei Huber GmbH", "Anna Berg", "Stahl AG", "Our company"],
  ]);
  expect(load.codes).toContainEqual({ code: "reference_unknown", row: 5, value: "10004" });
});

test("a number that was a person's and is a company's now: what comes from then on is the company's", async () => {
  const header = "Kundennummer;Firma;Vorname;Nachname;Ort";
  const list = (last: string) => [
    header,
    "10001;Bäckerei Huber GmbH;;;München",
    "10002;;Anna;Berg;Berlin",
    "10003;Stahl AG;Max;Stein;Köln",
    last,
  ];
  await bring({ "Kunden.csv": list("10004;;Paul;Krug;Köln"), "Rechnungen.csv": invoices });
  await bring({
    "Kunden.csv": list("10004;Krug & Sohn OHG;Paul;Krug;Köln"),
    "Rechnungen.csv": [...invoices, "RE-5;10004;17.03.2024;30,00"],
  });
  expect((await bills()).slice(3)).toEqual([
    { number: "RE-4", customer: "Paul Krug", net: "20" },
    { number: "RE-5", customer: "Krug & Sohn OHG", net: "30" },
  ]);
});

test("debtors as an accountant keeps them: companies and natural persons in columns of their own", async () => {
  await bring({
    "Debitoren.csv": [
      "Konto;Name (Adressattyp Unternehmen);Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person);Straße;Postleitzahl;Ort",
      "10001;Bäckerei Huber GmbH;;;Ringstr. 1;80331;München",
      "10002;;Berg;Anna;Hauptstr. 12;10115;Berlin",
      "10003;Stahl AG;;;Weg 3;50667;Köln",
      "10004;;Krug;Paul;Weg 4;50667;Köln",
    ],
    "Rechnungen.csv": invoices.map((line) => line.replace("Kundennummer", "Debitor")),
  });
  expect((await bills()).map(({ customer }) => customer)).toEqual([
    ...["Bäckerei Huber GmbH", "Anna Berg", "Stahl AG", "Paul Krug"],
  ]);
});

test("a shop's customers: who names a company buys for it", async () => {
  await bring({
    "customers.csv": [
      "Customer ID,First Name,Last Name,Email,Billing Company,Billing City,Billing Postcode",
      "7,Ada,Stone,ada@bakery.example,Bakery Ltd,Leeds,LS1 4AP",
      "8,Zoe,Vale,zoe@vale.example,,York,YO1 7HH",
      "9,Max,Reed,max@reed.example,,Hull,HU1 3DZ",
    ],
    "orders.csv": [
      "Order Number,Customer ID,Order Date,Net Total",
      "W-1,7,2024-03-13,100.00",
      "W-2,8,2024-03-14,50.00",
    ],
  });
  expect(await bills()).toMatchObject([{ customer: "Bakery Ltd" }, { customer: "Zoe Vale" }]);
  expect(await parties()).toContainEqual({ kind: "person", name: "Ada Stone", works_for: "Bakery Ltd" });
});

test("an address book: several people of one company, and rows that name a company alone", async () => {
  const load = await bring({
    "contacts.csv": [
      "First Name,Last Name,Company,E-mail Address,Business Phone,Business City",
      "Ada,Stone,Bakery Ltd,ada@bakery.example,+44 113 496 0001,Leeds",
      "Jon,Stone,Bakery Ltd,jon@bakery.example,+44 113 496 0002,Leeds",
      ",,Mill & Sons,office@mill.example,+44 113 496 0003,York",
      ",,Bakery Ltd,office@bakery.example,+44 113 496 0000,Leeds",
      "Zoe,Vale,,zoe@vale.example,+44 113 496 0004,Hull",
    ],
  });
  expect(load).toMatchObject({ read: 5, created: 5, refused: 0 });
  expect(await parties()).toEqual([
    { kind: "organisation", name: "Bakery Ltd", works_for: null },
    { kind: "organisation", name: "Mill & Sons", works_for: null },
    { kind: "person", name: "Ada Stone", works_for: "Bakery Ltd" },
    { kind: "person", name: "Jon Stone", works_for: "Bakery Ltd" },
    { kind: "person", name: "Zoe Vale", works_for: null },
  ]);
  await load.takeBack();
});

test("a cell of mail addresses that holds none is said with its row, and the rest of the row is there", async () => {
  const load = await bring({
    "Kunden.csv": [
      "Kundennummer;Firma;E-Mail;Ort",
      "1;Bäckerei Huber GmbH;info@huber.example;München",
      "2;Stahl AG;max(at)stahl.example;Köln",
      "3;Krug OHG;keine;Köln",
    ],
  });
  expect(load).toMatchObject({ created: 3, refused: 0 });
  const said = await delivered.db.sql`
    select code, severity, row_no, field, value from run_problem where run_id = ${load.run}`;
  expect(said).toEqual([
    {
      code: "value_unreadable",
      severity: "warning",
      row_no: 3,
      field: "E-Mail",
      value: "max(at)stahl.example",
    },
  ]);
});
