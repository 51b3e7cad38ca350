import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const days = Array.from({ length: 9 }, (_, n) => `2024-03-${11 + n}`);
const bought = () => sql`
  select p.name, trim_scale(sum(d.net_total))::text as net, count(*)::integer as times
  from document d join party p using (party_id)
  where d.kind = 'invoice' and d.recognised_on is not null group by 1 order by 1`;

test("a law firm: bills and hours name a matter, and are whose the matter is", async () => {
  const load = await bring({
    "Clients.csv": [
      "Client ID,Client Name,Opened,Email",
      "CL-001,Hallbrook Ltd,2022-01-04,info@hallbrook.example",
      "CL-002,Trenova GmbH,2022-02-08,info@trenova.example",
      "CL-003,Kestrel Foods,2022-05-01,info@kestrel.example",
    ],
    "Matters.csv": [
      "Matter Number,Client ID,Description,Status,Open Date",
      ...["001", "002", "003", "001"].map(
        (client, n) => `M-000${n},CL-${client},Lease review,Open,${days[n]}`,
      ),
    ],
    "TimeEntries.csv": [
      "Entry ID,Matter Number,Timekeeper,Date,Hours,Narrative",
      ...days.map(
        (day, n) => `T${n},M-000${n % 4},J. Ward,${day},${n === 8 ? "2:15" : "0.5"},Draft of a letter`,
      ),
    ],
    "Invoices.csv": [
      "Invoice No,Matter Number,Invoice Date,Fees,Total",
      ...days.map((day, n) => `INV-${n},M-000${n % 4},${day},${100 + n}.00,${100 + n}.00`),
    ],
  });
  expect(load).toMatchObject({ read: 25, refused: 0 });
  expect(await bought()).toEqual([
    { name: "Hallbrook Ltd", net: "522", times: 5 },
    { name: "Kestrel Foods", net: "208", times: 2 },
    { name: "Trenova GmbH", net: "206", times: 2 },
  ]);
  const worked = await sql`
    select p.name, c.channel, trim_scale(sum(c.minutes))::text as minutes
    from contact c join party p using (party_id) group by 1, 2 order by 1`;
  expect(worked).toEqual([
    { name: "Hallbrook Ltd", channel: "task", minutes: "255" },
    { name: "Kestrel Foods", channel: "task", minutes: "60" },
    { name: "Trenova GmbH", channel: "task", minutes: "60" },
  ]);
  await load.takeBack();
});

test("a vet: pets are what their owners have, and treatments that name the pet alone are the owner's", async () => {
  const load = await bring({
    "Owners.csv": [
      "Owner No,Forename,Surname,Postcode,Mobile",
      "1,Ann,Meyer,LS1 4AB,07700 900001",
      "2,Rob,Clarke,LS1 4AC,07700 900002",
      "3,Lucia,Ferro,LS1 4AD,07700 900003",
      "4,Jens,Holm,LS1 4AE,07700 900004",
    ],
    "Patients.csv": [
      "Patient No,Owner No,Pet Name,Species,Sex",
      ...["Rex", "Bella", "Max", "Luna", "Rex"].map((name, n) => `${101 + n},${(n % 4) + 1},${name},Dog,M`),
    ],
    "Treatments.csv": [
      "Date,Patient No,Item,Net,VAT,Gross",
      ...days.map(
        (day, n) => `${day},${101 + (n % 5)},Consultation,${40 + n}.00,${8 + n / 5},${48 + (n * 6) / 5}`,
      ),
    ],
  });
  expect(load).toMatchObject({ read: 18, refused: 0 });
  expect(
    await sql`select p.name, a.name as pet from asset a join party p using (party_id) order by 1, 2`,
  ).toEqual([
    { name: "Ann Meyer", pet: "Rex" },
    { name: "Ann Meyer", pet: "Rex" },
    { name: "Jens Holm", pet: "Luna" },
    { name: "Lucia Ferro", pet: "Max" },
    { name: "Rob Clarke", pet: "Bella" },
  ]);
  expect(await bought()).toEqual([
    { name: "Ann Meyer", net: "129", times: 3 },
    { name: "Jens Holm", net: "91", times: 2 },
    { name: "Lucia Ferro", net: "89", times: 2 },
    { name: "Rob Clarke", net: "87", times: 2 },
  ]);
  await load.takeBack();
});

test("SAP Business One: lines name the document by its entry, and what was cancelled is no revenue", async () => {
  const load = await bring({
    "OCRD.csv": [
      "CardCode,CardName,Phone1,E_Mail,Country",
      "C2000,Hallbrook Ltd,+44 113 4960001,info@hallbrook.example,GB",
      "C2001,Norrvik AB,+46 8 5550102,info@norrvik.example,SE",
      "C2002,Almeda SARL,+33 1 40205051,info@almeda.example,FR",
    ],
    "OINV.csv": [
      "DocEntry,DocNum,CANCELED,DocDate,DocDueDate,CardCode,DocTotal,VatSum,DocCur",
      ...days.map(
        (day, n) =>
          `${5000 + n},${900 + n},${n === 4 ? "Y" : "N"},${day.replaceAll("-", "")},20240430,C200${n % 3},${119 * (n + 1)}.00,${19 * (n + 1)}.00,EUR`,
      ),
    ],
    "INV1.csv": [
      "DocEntry,LineNum,ItemCode,Dscription,Quantity,Price,LineTotal",
      ...days.flatMap((_, n) => [
        `${5000 + n},0,A100,Hinge,1,${60 * (n + 1)}.00,${60 * (n + 1)}.00`,
        `${5000 + n},1,A101,Bolt,2,${20 * (n + 1)}.00,${40 * (n + 1)}.00`,
      ]),
    ],
  });
  expect(load).toMatchObject({ read: 30, refused: 0 });
  expect(await bought()).toEqual([
    { name: "Almeda SARL", net: "1800", times: 3 },
    { name: "Hallbrook Ltd", net: "1200", times: 3 },
    { name: "Norrvik AB", net: "1000", times: 2 },
  ]);
  const [document] = await sql`
    select d.number, d.state, count(*)::integer as lines from document d join document_line l using (party_id, document_id)
    where d.number = '904' group by 1, 2`;
  expect(document).toEqual({ number: "904", state: "cancelled", lines: 2 });
  await load.takeBack();
});

test("French books: A among F is an avoir, which is taken off", async () => {
  const load = await bring({
    "clients.csv": [
      "Code client;Raison sociale;CP;Ville;Tél",
      "CLI001;Boulangerie Martin;75001;Paris;01 40 20 50 01",
      "CLI002;Garage Dupont;69002;Lyon;04 72 10 20 02",
      "CLI003;Menuiserie Petit;33000;Bordeaux;05 56 10 20 03",
    ],
    "factures.csv": [
      "Type pièce;N° pièce;Date pièce;Code client;Total HT;TVA;Total TTC;Échéance",
      ...days.map(
        (day, n) =>
          `${n === 5 ? "A" : "F"};${24000 + n};${day.split("-").reverse().join("/")};CLI00${(n % 3) + 1};${100 + n},00;${(20 + n / 5).toFixed(2).replace(".", ",")};${(120 + (n * 6) / 5).toFixed(2).replace(".", ",")};30/04/2024`,
      ),
    ],
  });
  const found = await sql`
    select kind, trim_scale(sum(net_total))::text as net, count(*)::integer as times
    from document where recognised_on is not null group by 1 order by 1`;
  expect(found).toEqual([
    { kind: "credit_note", net: "-105", times: 1 },
    { kind: "invoice", net: "831", times: 8 },
  ]);
  await load.takeBack();
});

test("a hotel: stays with what the room brought are sold, and no contacts", async () => {
  const load = await bring({
    "Guests.csv": [
      "Profile ID,Last Name,First Name,Email",
      "G1001,Meyer,Ann,ann@mail.example",
      "G1002,Clarke,Rob,rob@mail.example",
      "G1003,Ferro,Lucia,lucia@mail.example",
    ],
    "Reservations.csv": [
      "Conf No,Profile ID,Guest Name,Arrival,Departure,Nights,Rate,Room Revenue,Status,Channel",
      ...days.map(
        (day, n) =>
          `R70${n},G100${(n % 3) + 1},Guest,${day},2024-03-30,2,89.00,${178 + n}.00,${n === 3 ? "Cancelled" : "Checked out"},Direct`,
      ),
    ],
  });
  const found = await sql`
    select p.name, trim_scale(sum(d.net_total))::text as net from document d join party p using (party_id)
    where d.recognised_on is not null group by 1 order by 1`;
  expect(found).toEqual([
    { name: "Ann Meyer", net: "362" },
    { name: "Lucia Ferro", net: "549" },
    { name: "Rob Clarke", net: "546" },
  ]);
  expect(await sql`select count(*)::integer as contacts from contact`).toEqual([{ contacts: 0 }]);
  await load.takeBack();
});

test("a landlord: what tenants are charged is owed, and what they paid came in", async () => {
  const load = await bring({
    "Tenants.csv": [
      "Tenant Code,Tenant,Email,Unit",
      "T0001,Hallbrook Ltd,info@hallbrook.example,U100",
      "T0002,Rob Clarke,rob@mail.example,U101",
      "T0003,Lucia Ferro,lucia@mail.example,U102",
      "T0004,Jens Holm,jens@mail.example,U103",
    ],
    "Charges.csv": [
      "Charge ID,Tenant Code,Date,Charge Type,Amount",
      ...days.map((day, n) => `CH${100 + n},T000${(n % 4) + 1},${day},Rent,${800 + n}.00`),
    ],
    "Receipts.csv": [
      "Receipt ID,Tenant Code,Date,Amount,Payment Method",
      ...days.map((day, n) => `RC${200 + n},T000${(n % 4) + 1},${day},${500 + n}.00,Bank transfer`),
    ],
  });
  expect(await bought()).toEqual([
    { name: "Hallbrook Ltd", net: "2412", times: 3 },
    { name: "Jens Holm", net: "1610", times: 2 },
    { name: "Lucia Ferro", net: "1608", times: 2 },
    { name: "Rob Clarke", net: "1606", times: 2 },
  ]);
  expect(await sql`select trim_scale(sum(amount))::text as paid from payment`).toEqual([{ paid: "4536" }]);
  await load.takeBack();
});

test("an order that was cancelled on a day brings nothing", async () => {
  const load = await bring({
    "orders.csv": [
      "Order No,Date,Customer,Total,Cancelled At",
      "O-1,2024-03-11,Hallbrook Ltd,100.00,",
      "O-2,2024-03-12,Norrvik AB,50.00,2024-03-14",
      "O-3,2024-03-13,Hallbrook Ltd,30.00,",
    ],
  });
  const found = await sql`select number, state, recognised_on is not null as counts from document order by 1`;
  expect(found).toEqual([
    { number: "O-1", state: "confirmed", counts: true },
    { number: "O-2", state: "cancelled", counts: false },
    { number: "O-3", state: "confirmed", counts: true },
  ]);
  await load.takeBack();
});

test("what a supplier bills, and the file doesn't say what it is, is asked about and earns nothing", async () => {
  const load = await bring({
    "Suppliers.csv": [
      "Supplier No,Name,Mail",
      "S-1,Iron Works Ltd,info@iron.example",
      "S-2,Paper Mill GmbH,info@mill.example",
      "S-3,Copper SARL,info@copper.example",
    ],
    "Belege.csv": [
      "Nr,Datum,Supplier No,Netto,MwSt,Brutto,Fällig am",
      ...days.map((day, n) => `B-${n},${day},S-${(n % 3) + 1},${100 + n}.00,19.00,${119 + n}.00,2024-04-30`),
    ],
  });
  expect(await bought()).toEqual([]);
  await load.takeBack();
});
