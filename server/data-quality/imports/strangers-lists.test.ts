import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

test("whom to call in an emergency is nobody's own number, and figures of a year are no turnover of theirs", async () => {
  const load = await bring({
    "members.csv": [
      "Member ID,Barcode,First,Last,E-mail,Cell,Umsatz 2024,Emergency Contact,Emergency Phone",
      "M-100,00012345,Ann,Lee,ann@lee.example,(617) 555-0101,490.50,Bob Lee,(617) 555-0102",
      "M-101,00012346,Bo,Chan,bo@chan.example,(617) 555-0103,29.50,May Chan,(617) 555-0104",
      "M-102,00012347,Cy,Diaz,,(617) 555-0105,0.00,,",
    ],
  });
  expect(await sql`select raw from contact_point where kind = 'phone' order by raw`).toEqual([
    { raw: "(617) 555-0101" },
    { raw: "(617) 555-0103" },
    { raw: "(617) 555-0105" },
  ]);
  const [ann] = await sql`select custom, annual_revenue from party where name = 'Ann Lee'`;
  expect(ann).toMatchObject({
    annual_revenue: null,
    custom: { Barcode: "00012345", "Umsatz 2024": "490.50", "Emergency Phone": "(617) 555-0102" },
  });
  await load.takeBack();
});

test("Dr. is how somebody is addressed, and no work of theirs", async () => {
  await bring({
    "Serienbrief.csv": [
      "Firma;Anrede;Titel;Vorname;Nachname;Straße;PLZ;Ort;Briefanrede",
      "Müller GmbH;Herrn;Dr.;Jan;Müller;Weg 1;89073;Ulm;Sehr geehrter Herr Dr. Müller",
      "Klein AG;Frau;Prof. Dr.;Eva;Klein;Platz 2;53111;Bonn;Liebe Eva",
      ";Frau;;Petra;Sommer;Gasse 3;83022;Rosenheim;Sehr geehrte Frau Sommer",
    ],
  });
  const found = await sql`
    select p.name, r.title, p.custom->>'Titel' as addressed from party p
    left join relationship r on r.party_id = p.party_id and r.type = 'works_for' where p.kind = 'person' order by 1`;
  expect(found).toEqual([
    { name: "Eva Klein", title: null, addressed: "Prof. Dr." },
    { name: "Jan Müller", title: null, addressed: "Dr." },
    { name: "Petra Sommer", title: null, addressed: null },
  ]);
});

test("a list without a header keeps its first row, and one in groups under the header once more has no records of their names", async () => {
  const customers = await bring({
    "tblKunden.txt": [
      '1;"Alfreds Futterkiste GmbH";"Maria Anders";"Obere Str. 57";"Berlin";"12209";"030-0074321"',
      '2;"Bäckerei Sommer GmbH";"Petra Sommer";"Gasse 3";"Salzburg";"5020";"0662 123456"',
      '3;"Blauer See AG";"Hanna Moos";"Forsterstr. 57";"Mannheim";"68306";"0621-08460"',
    ],
  });
  expect(customers).toMatchObject({ read: 3, created: 3 });
  await customers.takeBack();
  const deals = await bring({
    "Deals.csv": [
      "Name,Owner,Stage,Deal Value,Close date",
      "Bright Lamps,Kim Agent,Proposal,1000,2025-02-13",
      "Northern Mills,Sam Support,Discovery,2000,2025-03-14",
      "",
      "Closed Won",
      "Name,Owner,Stage,Deal Value,Close date",
      "Solo Shop,Kim Agent,Won,300,2025-01-13",
    ],
  });
  expect(deals).toMatchObject({ read: 3, created: 3 });
  expect(await sql`select name from opportunity order by name`).toEqual([
    { name: "Bright Lamps" },
    { name: "Northern Mills" },
    { name: "Solo Shop" },
  ]);
  expect(deals.codes).toContainEqual({ code: "heading_skipped", row: 5, value: "Closed Won" });
});

test("a list between strokes and dashes, in which customers come again with what was billed, is what was billed", async () => {
  const rule = "-".repeat(80);
  const load = await bring({
    "Rechnungsliste.txt": [
      "13.01.2025                     Dynamische Listenausgabe                            1",
      rule,
      "|Kunde     |Name 1             |PLZ  |Ort |Belegnr   |BelDatum  | Betrag in HW|HWähr|",
      rule,
      "|0000100001|Müller & Söhne GmbH|89073|Ulm |1800000001|13.01.2025|     1.234,50|EUR  |",
      "|0000100001|Müller & Söhne GmbH|89073|Ulm |1800000002|14.01.2025|        50,00-|EUR  |",
      "|0000100002|Klein AG           |53111|Bonn|1800000003|15.01.2025|        99,00|EUR  |",
      rule,
      "| *        |                   |     |    |          |          |     1.283,50|EUR  |",
      rule,
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  expect(
    await sql`select d.number, trim_scale(d.net_total)::text as net, p.name from document d join party p using (party_id) order by 1`,
  ).toEqual([
    { number: "1800000001", net: "1234.5", name: "Müller & Söhne GmbH" },
    { number: "1800000002", net: "-50", name: "Müller & Söhne GmbH" },
    { number: "1800000003", net: "99", name: "Klein AG" },
  ]);
  await load.takeBack();
});

test("a column for each month of what was sold is a line of each of these months, and nothing is sold in months of nought", async () => {
  const load = await bring({
    "Umsatz nach Kunden.csv": [
      "Kunde;Jan 24;Feb 24;Mrz 24;Gesamt",
      "Huber GmbH;100,50;0;50,00;150,50",
      "Klein AG;20,00;30,00;;50,00",
      "Summe;120,50;30,00;50,00;200,50",
    ],
  });
  expect(load).toMatchObject({ read: 2, refused: 0 });
  const found = await sql`
    select p.name, l.on_day::text as day, l.category, trim_scale(l.amount)::text as amount
    from external_line l join party p using (party_id) order by 1, 2`;
  expect(found.map(({ name, day, category, amount }) => [name, day, category, amount])).toEqual([
    ["Huber GmbH", "2024-01-31", "list_sales", "100.5"],
    ["Huber GmbH", "2024-03-31", "list_sales", "50"],
    ["Klein AG", "2024-01-31", "list_sales", "20"],
    ["Klein AG", "2024-02-29", "list_sales", "30"],
  ]);
  await load.takeBack();
});

test("columns of months that nothing says to be sales are kept as they are", async () => {
  await bring({
    "Besuche.csv": ["Kunde;Ort;Jan 24;Feb 24;Mrz 24", "Huber GmbH;Ulm;1;0;2", "Klein AG;Bonn;3;1;0"],
  });
  expect(await sql`select count(*)::int as count from external_line`).toEqual([{ count: 0 }]);
});

test("a patient list: family and given name in one column, postcode and town in another, and nobody is born in years to come", async () => {
  const load = await bring({
    "Recall Liste.csv": [
      "Recall-Liste Zahnarztpraxis - Stand 13.01.2025",
      "Pat.-Nr.;Anrede;Name, Vorname;geb.;Straße;PLZ Ort;Tel. privat;letzte Behandlung",
      "4711;Herr;Huber, Franz;03.05.48;Hauptstr. 5;83022 Rosenheim;08031/12345;12.06.24",
      "4713;Kind;Lang, Timo;22.02.15;Am Anger 2;83026 Rosenheim;;03.09.24",
      "4714;Frau;von Stein, Petra;30.12.79;Salinstr. 8;83022 Rosenheim;08031/98765;01.10.24",
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  const found = await sql`
    select p.name, p.given_name, p.family_name, p.custom->>'geb.' as born, c.postcode, c.city from party p
    join contact_point c on c.party_id = p.party_id and c.kind = 'address' where p.kind = 'person' order by 1`;
  const town = { city: "Rosenheim" };
  expect(found).toEqual([
    {
      ...town,
      name: "Franz Huber",
      given_name: "Franz",
      family_name: "Huber",
      born: "1948-05-03",
      postcode: "83022",
    },
    {
      ...town,
      name: "Petra von Stein",
      given_name: "Petra",
      family_name: "von Stein",
      born: "1979-12-30",
      postcode: "83022",
    },
    {
      ...town,
      name: "Timo Lang",
      given_name: "Timo",
      family_name: "Lang",
      born: "2015-02-22",
      postcode: "83026",
    },
  ]);
  await load.takeBack();
});

test("a till's lines: quantities with their units, discounts with a minus, the receipt's day from its lines", async () => {
  const load = await bring({
    "items.csv": [
      "Date,Item,Qty,SKU,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Device Name,Event Type,Customer ID,Customer Name",
      "01/13/25,Latte,2 pcs,LAT-1,€10.00,-€1.00,€9.00,€0.72,tx1,iPad 1,Payment,CU1,Bakery Ltd",
      "01/13/25,Bagel,1 pcs,BAG-1,€3.50,€0.00,€3.50,€0.28,tx1,iPad 1,Payment,CU1,Bakery Ltd",
      "01/14/25,Beans,1.5 kg,BEA-1,€12.00,€0.00,€12.00,€0.96,tx2,iPad 1,Payment,CU2,Mill Ltd",
    ],
  });
  expect(load).toMatchObject({ read: 3, refused: 0 });
  const found = await sql`
    select d.number, d.issued_on::text as day, a.name as article, trim_scale(l.quantity)::text as quantity,
      trim_scale(l.discount_amount)::text as discount, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id) join product a using (product_id) order by 1, 3`;
  expect(
    found.map(({ number, day, article, quantity, discount, net }) => [
      number,
      day,
      article,
      quantity,
      discount,
      net,
    ]),
  ).toEqual([
    ["tx1", "2025-01-13", "Bagel", "1", "0", "3.5"],
    ["tx1", "2025-01-13", "Latte", "2", "1", "9"],
    ["tx2", "2025-01-14", "Beans", "1.5", "0", "12"],
  ]);
  await load.takeBack();
});

test("appointments that were called off did not take place", async () => {
  const load = await bring({
    "events-export.csv": [
      "User Name,User Email,Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Location,Canceled,Cancellation reason",
      "Kim Agent,kim@our.example,Ada Byron,ada@home.example,30 Minute Meeting,2025-01-13 09:00 am,2025-01-13 09:30 am,Zoom,false,",
      "Kim Agent,kim@our.example,Carl Gauss,carl@gauss.example,30 Minute Meeting,2025-01-14 02:00 pm,2025-01-14 02:30 pm,Zoom,true,ill",
      "Sam Support,sam@our.example,Eva Klein,eva@klein.example,60 Minute Meeting,2025-01-15 11:00 am,2025-01-15 12:00 pm,Phone,false,",
    ],
  });
  expect(load).toMatchObject({ read: 3, created: 3 });
  expect(await sql`select started_at::date::text as day, state from contact order by 1`).toEqual([
    { day: "2025-01-13", state: "done" },
    { day: "2025-01-14", state: "cancelled" },
    { day: "2025-01-15", state: "done" },
  ]);
  await load.takeBack();
});
