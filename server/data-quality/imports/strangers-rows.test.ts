import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
/** What each party paid in all. */
const paidBy = () => sql`
  select p.name, p.kind, trim_scale(sum(y.amount))::text as paid
  from payment y join party p using (party_id) group by p.party_id order by 1`;
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const people = [
  ["C-001", "Mr.", "John", "Hale", "12 Oak St", "Salem", "97301", "john@hale.example"],
  ["C-002", "Ms.", "Ruth", "Day", "1 Elm St", "Salem", "97302", "ruth@day.example"],
  ["C-003", "Mrs.", "Anna", "Lee", "4 Elm St", "Bend", "97701", "anna@lee.example"],
  ["C-004", "Dr.", "Paul", "Frye", "9 Main St", "Bend", "97702", "paul@frye.example"],
  ["C-005", "Mr.", "Oscar", "Said", "77 Lake Rd", "Eugene", "97401", "oscar@said.example"],
  ["C-006", "Ms.", "Eva", "Kern", "5 Hill Rd", "Eugene", "97402", "eva@kern.example"],
];

test("a row for each gift, with all of the donor in each: donors are there once, and each gift is theirs", async () => {
  const rows = Array.from({ length: 18 }, (_, n) =>
    [
      ...(people[n % 6] ?? []),
      `G${n}`,
      `${(n % 12) + 1}/${n + 1}/2025`,
      n === 4 ? "($25.00)" : `$${10 + n}.00`,
    ].join(","),
  );
  const load = await bring({
    "Gifts 2025.csv": [
      "Constituent ID,Title,First Name,Last Name,Address,City,ZIP,Email,Gift ID,Gift Date,Gift Amount",
      ...rows,
    ],
  });
  expect(load).toMatchObject({ read: 18, refused: 0 });
  const found = await sql`
    select p.name, p.kind, count(*)::integer as gifts, trim_scale(sum(d.net_total))::text as net
    from document d join party p using (party_id) where d.recognised_on is not null group by p.party_id order by 1`;
  expect(found).toEqual([
    { name: "Anna Lee", kind: "person", gifts: 3, net: "54" },
    { name: "Eva Kern", kind: "person", gifts: 3, net: "63" },
    { name: "John Hale", kind: "person", gifts: 3, net: "48" },
    { name: "Oscar Said", kind: "person", gifts: 3, net: "21" },
    { name: "Paul Frye", kind: "person", gifts: 3, net: "57" },
    { name: "Ruth Day", kind: "person", gifts: 3, net: "51" },
  ]);
  expect(await sql`select from party where kind = 'person'`).toHaveLength(6);
  await load.takeBack();
});

test("a row for each stay: guests are there once, and the one stay that was cancelled is no revenue", async () => {
  const states = ["Checked Out", "In House", "Reserved", "No Show"];
  const rows = Array.from({ length: 18 }, (_, n) => {
    const [, , given = "", family = "", , , , mail = ""] = people[n % 6] ?? [];
    const state = n === 7 ? "Cancelled" : (states[n % 4] ?? "");
    const [arrival, departure] = [`${n + 1}`.padStart(2, "0"), `${n + 3}`.padStart(2, "0")];
    return `${88101 + n};"${family}, ${given}";${arrival}.03.25;${departure}.03.25;2;${100 + n};DBL;95,00;190,00;${state};${mail}`;
  });
  const load = await bring({
    "Reservations.csv": [
      "Conf #;Guest;Arrival;Departure;Nights;Room;Room Type;Rate;Total;Status;E-mail",
      ...rows,
    ],
  });
  expect(load).toMatchObject({ read: 18, refused: 0 });
  expect(await sql`select from party where kind = 'person'`).toHaveLength(6);
  const found = await sql`
    select count(*)::integer as stays, trim_scale(sum(net_total))::text as net, min(issued_on)::text as first,
      string_agg(number, ' ') filter (where recognised_on is null) as none
    from document`;
  expect(found).toEqual([{ stays: 18, net: "3420", first: "2025-03-01", none: "88108" }]);
  await load.takeBack();
});

test("what was in each order, in a file of its own, is its lines, though every order has a single one", async () => {
  const load = await bring({
    "sold orders.csv": [
      "Order ID,Sale Date,Customer,Number of Articles,Sales Tax,Order Total",
      "2984001,2025-07-30,Blum GmbH,2,0.00,40.00",
      "2984002,2025-07-31,Tor Ltd,1,4.00,24.00",
      "2984003,2025-08-13,Lind AB,3,2.00,32.00",
    ],
    "sold order items.csv": [
      "Sale Date,Item Name,Customer,Quantity,Price,Item Total,Transaction ID,Order ID",
      "2025-07-30,Blue cup,Blum GmbH,2,20.00,40.00,3001,2984001",
      "2025-07-31,Red cup,Tor Ltd,1,20.00,20.00,3002,2984002",
      "2025-08-13,Saucer,Lind AB,3,10.00,30.00,3003,2984003",
    ],
  });
  expect(load).toMatchObject({ read: 6, refused: 0 });
  const found = await sql`
    select d.number, p.name, trim_scale(d.net_total)::text as net, l.description, trim_scale(l.quantity)::text as quantity
    from document d join party p using (party_id) join document_line l using (party_id, document_id) order by 1`;
  expect(found).toEqual([
    { number: "2984001", name: "Blum GmbH", net: "40", description: "Blue cup", quantity: "2" },
    { number: "2984002", name: "Tor Ltd", net: "20", description: "Red cup", quantity: "1" },
    { number: "2984003", name: "Lind AB", net: "30", description: "Saucer", quantity: "3" },
  ]);
  await load.takeBack();
});

test("records within a record are nobody's name", async () => {
  const lead = (id: string, name: string, contacts: readonly string[]) =>
    JSON.stringify({
      id,
      name,
      display_name: name,
      status_label: "Customer",
      date_created: "2025-01-02T10:00:00+00:00",
      description: "",
      url: `https://${id}.example`,
      addresses: [
        { label: "business", address_1: "1 Balboa Dr", city: "Newport", zipcode: "92660", country: "US" },
      ],
      contacts: contacts.map((one, n) => ({ id: `${id}_${n}`, lead_id: id, name: one, title: "Buyer" })),
      opportunities: contacts.map((_, n) => ({
        id: `o_${id}_${n}`,
        lead_id: id,
        value: 150000,
        status_label: "Won",
      })),
    });
  const load = await bring({
    "Leads export.json": [
      lead("lead_1", "Bluth Company", ["Georg Bluth", "Anna Funke"]),
      lead("lead_2", "Sitwell Ltd", ["Paul Sitwell"]),
      lead("lead_3", "Gangie Ltd", []),
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  const found = await sql`
    select name from party where name <> 'Our company' order by 1`;
  expect(found.map(({ name }) => name)).toEqual(["Bluth Company", "Gangie Ltd", "Sitwell Ltd"]);
  await load.takeBack();
});

test("invoices that say net and total, and no tax: the tax is what is between them, where it can be one", async () => {
  const load = await bring({
    "Rechnungen.csv": [
      "Rechnungsnr;Datum;Kunde;Netto;Brutto",
      "R1;13.01.2025;Weber GmbH;100,00;119,00",
      "R2;14.01.2025;Meier KG;200,00;214,00",
      "R3;15.01.2025;Blum AG;-50,00;-59,50",
      "R4;16.01.2025;Blum AG;50,00;99,00",
    ],
  });
  expect(load).toMatchObject({ read: 4, refused: 0 });
  const found = await sql`
    select number, trim_scale(net_total)::text as net, trim_scale(tax_total)::text as tax, trim_scale(gross_total)::text as gross
    from document order by 1`;
  expect(found).toEqual([
    { number: "R1", net: "100", tax: "19", gross: "119" },
    { number: "R2", net: "200", tax: "14", gross: "214" },
    { number: "R3", net: "-50", tax: "-9.5", gross: "-59.5" },
    { number: "R4", net: "50", tax: "0", gross: "99" },
  ]);
  expect(await sql`select sum(net_amount + tax_amount)::float as all from document_line`).toEqual([
    { all: 323.5 },
  ]);
  await load.takeBack();
});

test("a list of payments with people and companies under one name for who paid: each is what the name says", async () => {
  const load = await bring({
    "payments.csv": [
      "Payment date,Payer,Amount,Reference,Method",
      "2025-01-03,Anna Hart,100.00,R1,Card",
      "2025-01-13,John Smith,50.00,R2,Card",
      "2025-01-14,Acme Ltd,500.00,R3,Bank",
      '2025-01-15,"Garcia, Maria",20.00,R4,Card',
      "2025-01-16,Weber Bau GmbH,120.00,R5,Bank",
      "2025-01-17,Sushi Corner,75.00,R6,Card",
      "2025-01-18,Anna Hart,10.00,R7,Card",
    ],
  });
  expect(load).toMatchObject({ read: 7, refused: 0 });
  const found = await paidBy();
  expect(found).toEqual([
    { name: "Acme Ltd", kind: "organisation", paid: "500" },
    { name: "Anna Hart", kind: "person", paid: "110" },
    { name: "Garcia, Maria", kind: "person", paid: "20" },
    { name: "John Smith", kind: "person", paid: "50" },
    { name: "Sushi Corner", kind: "organisation", paid: "75" },
    { name: "Weber Bau GmbH", kind: "organisation", paid: "120" },
  ]);
  await load.takeBack();
});

test("amounts with the signs of several currencies are each in theirs; a sign that several have goes by the row's country", async () => {
  const load = await bring({
    "Sales by country.csv": [
      "Order No,Date,Customer,Country,Total,Tax",
      '1,2025-01-13,Acme Corp,US,"$1,100.00",$100.00',
      '2,2025-01-14,Sato KK,JP,"¥11,000","¥1,000"',
      "3,2025-01-15,Weber GmbH,DE,€119.00,€19.00",
      "4,2025-01-16,Jones Ltd,GB,£120.00,£20.00",
      "5,2025-01-17,Maple Inc,CA,$113.00,$13.00",
      "6,2025-01-18,Roo Pty Ltd,AU,A$110.00,A$10.00",
      "7,2025-01-19,Orbis Inc,,$11.00,$1.00",
    ],
  });
  expect(load).toMatchObject({ read: 7, refused: 0 });
  const found =
    await sql`select number, currency, trim_scale(net_total)::text as net from document order by 1`;
  expect(found.map(({ number, currency, net }) => [number, currency, net])).toEqual([
    ["1", "USD", "1000"],
    ["2", "JPY", "10000"],
    ["3", "EUR", "100"],
    ["4", "GBP", "100"],
    ["5", "CAD", "100"],
    ["6", "AUD", "100"],
    ["7", "USD", "10"],
  ]);
  const notes = await sql`
    select message from run_problem where code = 'currency_assumed' and run_id = ${load.run}`;
  expect(notes).toMatchObject([{ message: expect.stringMatching("CAD, GBP, JPY, USD. If that is wrong") }]);
  await load.takeBack();
});

test("a bank's statement: what came in is whoever's who paid it; what went out is passed over, and says so", async () => {
  const load = await bring({
    "umsatz.csv": [
      "Auftragskonto;Buchungstag;Buchungstext;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Waehrung",
      "DE89370400440532013000;15.11.25;GUTSCHR. UEBERWEISUNG;RE 2025-101 Danke;Weber Bau GmbH;DE02120300000000202051;1.190,00;EUR",
      "DE89370400440532013000;16.11.25;FOLGELASTSCHRIFT;Strom Nov;Stadtwerke Köln;DE02500105170137075030;-230,50;EUR",
      "DE89370400440532013000;17.11.25;GUTSCHR. UEBERWEISUNG;RE 2025-102;Erika Hartmann;DE02100500000054540402;59,50;EUR",
      "DE89370400440532013000;18.11.25;ENTGELTABSCHLUSS;Kontoführung;;0000000000;-9,90;EUR",
      "DE89370400440532013000;19.11.25;GUTSCHR. UEBERWEISUNG;RE 2025-103;Weber Bau GmbH;DE02120300000000202051;100,00;EUR",
    ],
  });
  expect(load).toMatchObject({ read: 5, created: 3 });
  const found = await sql`
    select p.name, p.kind, trim_scale(y.amount)::text as amount, y.reference
    from payment y join party p using (party_id) order by y.received_on`;
  expect(found).toEqual([
    { name: "Weber Bau GmbH", kind: "organisation", amount: "1190", reference: "RE 2025-101 Danke" },
    { name: "Erika Hartmann", kind: "person", amount: "59.5", reference: "RE 2025-102" },
    { name: "Weber Bau GmbH", kind: "organisation", amount: "100", reference: "RE 2025-103" },
  ]);
  expect(load.codes.filter(({ code }) => code === "row_passed_over").map(({ row }) => row)).toEqual([3, 5]);
  expect(await sql`select from party where name like 'Stadtwerke%'`).toEqual([]);
  await load.takeBack();
});

test("lines marked with the signs of several currencies: each document is in that of its lines", async () => {
  const load = await bring({
    "sales lines.csv": [
      "Invoice No,Date,Customer,Article,Quantity,Unit price,Line total",
      "R-1,2025-01-13,Field Studio,Chair,3,$40.00,$120.00",
      "R-2,2025-01-14,Weber GmbH,Lamp,2,€40.00,€80.00",
      'R-3,2025-01-15,Yamada KK,Tea,1,"¥5,000.00","¥5,000.00"',
      "R-1,2025-01-13,Field Studio,Desk,1,$200.00,$200.00",
    ],
  });
  expect(load).toMatchObject({ read: 4, refused: 0 });
  const found =
    await sql`select number, currency, trim_scale(net_total)::text as net from document order by 1`;
  expect(found.map(({ number, currency, net }) => [number, currency, net])).toEqual([
    ["R-1", "USD", "320"],
    ["R-2", "EUR", "80"],
    ["R-3", "JPY", "5000"],
  ]);
  await load.takeBack();
});

test("who got a mailing: whose address bounced for good, who unsubscribed and who complained are not written to", async () => {
  const load = await bring({
    "Spring Newsletter - recipients.csv": [
      "Email Address,First Name,Last Name,Sent,Opened,Bounced,Unsubscribed,Complaint",
      "anna@hart.example,Anna,Hart,2025-03-01 08:00,Yes,No,No,No",
      "bo@lind.example,Paul,Lind,2025-03-01 08:00,No,Hard,No,No",
      "cy@ray.example,Oscar,Ray,2025-03-01 08:00,Yes,Soft,Yes,No",
      "di@fox.example,Eva,Fox,2025-03-01 08:00,Yes,No,No,Yes",
    ],
  });
  expect(load).toMatchObject({ read: 4, created: 4 });
  const found = await sql`select address from suppression where channel = 'mail' order by 1`;
  expect(found.map(({ address }) => address)).toEqual([
    "bo@lind.example",
    "cy@ray.example",
    "di@fox.example",
  ]);
  await load.takeBack();
});

test("a help desk's incidents are called as their short description says, and named callers are looked for", async () => {
  const load = await bring({
    "incident.csv": [
      '"number","opened_at","short_description","caller_id","company","priority","state","assigned_to"',
      '"INC0000060","2025-03-01 08:12:13","Unable to connect to email","Joe Hart","ACME Ltd","1 - Critical","Closed","David Loo"',
      '"INC0000061","2025-03-04 18:12:13","VPN","Eva Fox","ACME Ltd","3 - Moderate","In Progress","Beth Anglin"',
    ],
  });
  expect(load).toMatchObject({ read: 2, created: 2 });
  const found = await sql`select subject from case_file order by number`;
  expect(found.map(({ subject }) => subject)).toEqual(["Unable to connect to email", "VPN"]);
  await load.takeBack();
});

test("a list of customers with people and companies by turns under one name: each is what the name says, and invoices find both", async () => {
  const load = await bring({
    "customers.csv": [
      "Customer no,Name,Email,City",
      "0001,Anna Hart,anna@hart.example,Leeds",
      "0002,Acme Ltd,info@acme.example,York",
      "0003,John Smith,john@smith.example,Leeds",
      "0004,Weber Bau GmbH,info@weber.example,Bonn",
      '0005,"Garcia, Maria",maria@garcia.example,York',
      "0006,Sushi Corner,hi@sushi.example,York",
    ],
    "invoices.csv": [
      "Invoice,Date,Customer no,Net,VAT,Total",
      "R1,2025-01-13,0001,100.00,20.00,120.00",
      "R2,2025-01-14,0002,200.00,40.00,240.00",
      "R3,2025-01-15,0005,50.00,10.00,60.00",
    ],
  });
  expect(load).toMatchObject({ read: 9, refused: 0 });
  const found = await sql`
    select p.name, p.kind, d.number from party p left join document d using (party_id)
    where p.name <> 'Our company' order by 1`;
  expect(found.map(({ name, kind, number }) => [name, kind, number])).toEqual([
    ["Acme Ltd", "organisation", "R2"],
    ["Anna Hart", "person", "R1"],
    ["Garcia, Maria", "person", "R3"],
    ["John Smith", "person", null],
    ["Sushi Corner", "organisation", null],
    ["Weber Bau GmbH", "organisation", null],
  ]);
  await load.takeBack();
});

test("a sheet called sales with invoices: they are revenue, and no payments", async () => {
  const load = await bring({
    "Umsatz.csv": [
      "Kunde;Rechnung;Datum;Betrag",
      "Weber GmbH;R1;13.01.2025;100,00",
      "Weber GmbH;R2;20.01.2025;200,00",
      "Meier KG;R3;21.01.2025;400,00",
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  expect(
    await sql`select trim_scale(sum(net_total))::text as net from document where recognised_on is not null`,
  ).toEqual([{ net: "700" }]);
  await load.takeBack();
});

test("numbers of customers whose names are people's and companies' by turns: rows that leave the name out are theirs as well", async () => {
  const load = await bring({
    "payments.csv": [
      "Payment date,Customer no,Customer,Amount,Method",
      "2025-01-03,10001,Anna Hart,100.00,Card",
      "2025-01-13,10002,Weber Bau GmbH,50.00,Bank",
      "2025-01-14,10001,,20.00,Card",
      "2025-01-15,10002,,30.00,Bank",
      "2025-01-16,10003,Acme Ltd,40.00,Bank",
    ],
  });
  expect(load).toMatchObject({ read: 5, refused: 0 });
  const found = await paidBy();
  expect(found).toEqual([
    { name: "Acme Ltd", kind: "organisation", paid: "40" },
    { name: "Anna Hart", kind: "person", paid: "120" },
    { name: "Weber Bau GmbH", kind: "organisation", paid: "80" },
  ]);
  await load.takeBack();
});
