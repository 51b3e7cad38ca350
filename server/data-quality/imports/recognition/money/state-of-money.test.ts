import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sold = async () => {
  const rows = await delivered.db.sql<{ name: string; net: string }>`
    select p.name, trim_scale(sum(d.net_total))::text as net
    from document d join party p using (party_id) where d.recognised_on is not null group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, net }) => [name, net]));
};

test("gifts of which the payment failed are none, and what was refunded is asked about", async () => {
  const load = await bring({
    "donations.csv": [
      "Donation ID,Donor,Received date,Amount,Fund,Payment status",
      "7001,Mary Hill,2024-03-01,50.00,General,succeeded",
      "7002,Joe Ford,2024-03-02,51.00,General,failed",
      "7003,Mary Hill,2024-03-03,52.00,General,succeeded",
      "7004,Joe Ford,2024-03-04,53.00,General,refunded",
      "7005,Joe Ford,2024-03-05,54.00,General,awaiting bank transfer",
    ],
  });
  expect(await sold()).toEqual({ "Mary Hill": "102", "Joe Ford": "107" });
  const said = load.codes.find(({ code }) => code === "document_state_assumed")?.value;
  expect(said?.split(" | ").sort()).toEqual(["awaiting bank transfer", "refunded"]);
  await load.takeBack();
});

test("an invoice whose payment failed is owed all the same", async () => {
  const load = await bring({
    "invoices.csv": [
      "Invoice No,Customer,Date,Total,Payment status",
      "1,Kern Ltd,2024-03-01,50.00,paid",
      "2,Mill Ltd,2024-03-02,51.00,failed",
      "3,Kern Ltd,2024-03-03,52.00,paid",
    ],
  });
  expect(await sold()).toEqual({ "Kern Ltd": "102", "Mill Ltd": "51" });
  expect(load.codes).toContainEqual({ code: "document_state_assumed", row: null, value: "failed" });
  await load.takeBack();
});

test.each([
  ["Makulerad", "Ja", "Nej"],
  ["Annulleret", "ja", "nej"],
  ["Anulowana", "tak", "nie"],
  ["İptal", "evet", "hayır"],
  ["Stornováno", "ano", "ne"],
])("what a column %s says %s of was called off", async (column, yes, no) => {
  const load = await bring({
    "invoices.csv": [
      `Invoice No,Customer,Date,Total,${column}`,
      `1,Kern Ltd,2024-03-01,50.00,${no}`,
      `2,Mill Ltd,2024-03-02,51.00,${yes}`,
      `3,Kern Ltd,2024-03-03,52.00,${no}`,
    ],
  });
  expect(await sold()).toEqual({ "Kern Ltd": "102" });
  await load.takeBack();
});

test("documents of which a column of an unknown name says what they are are sold, taken back and paid", async () => {
  const load = await bring({
    "מסמכים.csv": [
      "מספר מסמך,סוג מסמך,תאריך,לקוח,לפני מעמ,מעמ,סהכ",
      "1,חשבונית מס,13/03/2024,כהן ובניו,100.00,17.00,117.00",
      "2,קבלה,14/03/2024,כהן ובניו,0.00,0.00,117.00",
      "3,חשבונית זיכוי,15/03/2024,דנה לוי,50.00,8.50,58.50",
      "4,חשבונית מס,16/03/2024,דנה לוי,200.00,34.00,234.00",
    ],
    "papers.csv": [
      "Nr,Wibble,Date,Customer,Total",
      "1,Rechnung,2024-03-01,Kern Ltd,100.00",
      "2,Gutschrift,2024-03-02,Kern Ltd,30.00",
      "3,Rechnung,2024-03-03,Kern Ltd,50.00",
    ],
  });
  expect(await sold()).toEqual({ "כהן ובניו": "100", "דנה לוי": "150", "Kern Ltd": "120" });
  expect(await delivered.db.sql`select trim_scale(amount)::text as amount from payment`).toEqual([
    { amount: "117" },
  ]);
  await load.takeBack();
});

test("a booking that says its fare alone comes to that, and rand are read", async () => {
  const load = await bring({
    "bookings.csv": [
      "Booking ID,Pickup time,Passenger,Route,Fare,Status",
      "B1,2024-03-01 09:00,Ann Lee,Airport,R 1 250.50,Completed",
      "B2,2024-03-02 09:00,Bob Ray,Airport,R 120.00,Completed",
      "B3,2024-03-03 09:00,Ann Lee,Airport,R 99.00,Cancelled by rider",
    ],
  });
  expect(await sold()).toEqual({ "Ann Lee": "1250.5", "Bob Ray": "120" });
  expect(await delivered.db.sql`select distinct currency from document`).toEqual([{ currency: "ZAR" }]);
  await load.takeBack();
});

const visits = (...more: readonly string[]) => ({
  "Patienten.csv": [
    "Pat-Nr;Vorname;Nachname;E-Mail",
    "200;Anna;Kern;anna@kern.example",
    "201;Bernd;Lang;bernd@lang.example",
  ],
  "Termine.csv": [
    "Datum;Uhrzeit;Pat-Nr;Leistung;Dauer (Min);Status;Honorar",
    "13.03.2024;09:00;200;Krankengymnastik;20;wahrgenommen;30,00",
    "14.03.2024;09:00;201;Krankengymnastik;20;ausgefallen;31,00",
    "15.03.2024;09:00;201;Krankengymnastik;20;wahrgenommen;32,00",
    "16.03.2024;09:00;200;Krankengymnastik;20;abgesagt;33,00",
    ...more,
  ],
});

test("appointments with a price that took place are work and a sale, those that did not are no sale", async () => {
  const load = await bring(visits("17.03.2024;09:00;200;Massage;20;verhext;34,00"));
  expect(await sold()).toEqual({ "Anna Kern": "64", "Bernd Lang": "32" });
  expect(load.codes.find(({ code }) => code === "document_state_assumed")?.value).toBe("verhext");
  const [contacts] = await delivered.db
    .sql`select count(*)::integer as count, sum(minutes)::integer as minutes from contact`;
  expect(contacts).toEqual({ count: 5, minutes: 100 });
  await load.takeBack();
});

test("where invoices tell what was sold the prices of appointments count nothing more", async () => {
  const load = await bring({
    ...visits(),
    "Rechnungen.csv": [
      "Rechnungsnr;Pat-Nr;Datum;Gesamt",
      "R1;200;31.03.2024;30,00",
      "R2;201;31.03.2024;32,00",
      "R3;200;30.04.2024;5,00",
    ],
  });
  expect(await sold()).toEqual({ "Anna Kern": "35", "Bernd Lang": "32" });
  await load.takeBack();
});
