import { writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringIn, contentOf, undo } from "../../../../../test/reference/bring-in.ts";
import { unpaidOf } from "../../../../sales/unpaid.ts";
import { asCsv } from "../../shop-orders/made-orders.ts";

const delivered = deliveries();

function put(name: string, words: string, encoding = "utf8") {
  writeFileSync(join(delivered.folder, name), iconv.encode(words, encoding));
}

const debtors = [
  '"EXTF";700;16;"Debitoren/Kreditoren";5;20240630120000000;;"RE";"";"";29098;55003;20240101;4;;;"";"";;;;"EUR"',
  "Konto;Name (Adressattyp Unternehmen);Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person);Straße;Postleitzahl;Ort;EU-UStID",
  '10001;"Bäckerei Huber GmbH";"";"";"Ringstr. 1";"80331";"München";""',
  '10002;"";"Berg";"Anna";"Hauptstr. 12";"10115";"Berlin";""',
  '70001;"Mühle Lieferant KG";"";"";"Weg 1";"50667";"Köln";""',
].join("\r\n");

const batch = (from: string, until: string, ...rows: readonly string[]) =>
  [
    `"EXTF";700;21;"Buchungsstapel";13;20240630120000000;;"RE";"";"";29098;55003;20230701;4;${from};${until};"Erlöse";"";1;0;0;"EUR"`,
    "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Buchungstext;Generalumkehr (GU)",
    ...rows,
  ].join("\r\n");

const documents = () =>
  delivered.db.sql`
    select d.number, d.kind, p.name as customer, to_char(d.issued_on, 'YYYY-MM-DD') as day,
      trim_scale(d.net_total)::text as net, trim_scale(d.tax_total)::text as tax
    from document d join party p using (party_id) order by d.number, d.kind`;
const payments = () =>
  delivered.db.sql`
    select p.name as customer, to_char(received_on, 'YYYY-MM-DD') as day, trim_scale(amount)::text as amount, currency,
      trim_scale(fee_amount)::text as fee
    from payment join party p using (party_id) order by received_on, amount`;

test("DATEV: what stands on debtors' accounts are invoices, credit notes and payments of the year that the batch is of", async () => {
  const before = await contentOf(delivered.db);
  put("EXTF_Debitoren.csv", debtors, "win1252");
  const rows = [
    '119,00;"S";"EUR";10001;8400;;1507;"RE-1";"Brot";',
    // The same the other way round, in the second year of the business year.
    '53,50;"H";"EUR";8300;10002;;503;"RE-2";"Brötchen";',
    '11,90;"H";"EUR";10001;8400;;2008;"RE-1";"Nachlass";',
    '119,00;"S";"EUR";1200;10001;;3107;"RE-1";"Überweisung";',
    '50,00;"S";"EUR";70001;1200;;0108;"ER-7";"Mehl";',
    '30,00;"S";"EUR";10001;8500;;0109;"RE-3";"Sonstiges";',
    '119,00;"S";"EUR";10001;8400;;0209;"RE-4";"Storno";1',
  ];
  put("EXTF_Buchungsstapel.csv", batch("20230701", "20240630", ...rows), "win1252");
  const load = await bringIn(delivered.db, [delivered.folder]);
  expect(load).toMatchObject({ read: 10, created: 8, refused: 2 });
  expect(await documents()).toEqual([
    {
      number: "RE-1",
      kind: "credit_note",
      customer: "Bäckerei Huber GmbH",
      day: "2023-08-20",
      net: "-10",
      tax: "-1.9",
    },
    {
      number: "RE-1",
      kind: "invoice",
      customer: "Bäckerei Huber GmbH",
      day: "2023-07-15",
      net: "100",
      tax: "19",
    },
    { number: "RE-2", kind: "invoice", customer: "Anna Berg", day: "2024-03-05", net: "50", tax: "3.5" },
    {
      number: "RE-3",
      kind: "invoice",
      customer: "Bäckerei Huber GmbH",
      day: "2023-09-01",
      net: "30",
      tax: "0",
    },
    {
      number: "RE-4",
      kind: "credit_note",
      customer: "Bäckerei Huber GmbH",
      day: "2023-09-02",
      net: "-100",
      tax: "-19",
    },
  ]);
  expect(await payments()).toEqual([
    { customer: "Bäckerei Huber GmbH", day: "2023-07-31", amount: "119", currency: "EUR", fee: null },
  ]);
  const said = await delivered.db.sql`
    select code, value from run_problem where run_id = ${load.run} and severity <> 'note'`;
  expect(said).toEqual([{ code: "value_unreadable", value: "unknown of account 8500" }]);
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
  await bringIn(delivered.db, [delivered.folder]);
  // The next batch tells the end of this one again.
  put(
    "EXTF_Buchungsstapel.csv",
    batch("20230801", "20240630", rows[2] ?? "", rows[3]?.replace("3107", "3108") ?? ""),
  );
  expect(await bringIn(delivered.db, [delivered.folder])).toMatchObject({ created: 1, updated: 0 });
});

test("DATEV: longer accounts are told by the line above the header", async () => {
  const longer = (words: string) => words.replace("20230701;4;", "20230701;5;");
  put(
    "stapel.csv",
    longer(batch("20240101", "20241231", '119,00;"S";"EUR";100010;84000;;1507;"RE-1";"Brot";')),
  );
  await bringIn(delivered.db, [delivered.folder]);
  expect(await documents()).toMatchObject([{ number: "RE-1", net: "100", tax: "19", day: "2024-07-15" }]);
});

const paypalColumns =
  "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Invoice Number,Balance,Balance Impact";

test("PayPal: what customers paid and what went back to them; holds, conversions and what never came are no money", async () => {
  await delivered.db.sql`update workspace set time_zone = 'Europe/Berlin'`;
  put(
    "people.csv",
    asCsv(
      ["Given Name", "Family Name", "E-mail 1 - Value", "E-mail 1 - Type", "Name Prefix"],
      [{ "Given Name": "Ada", "Family Name": "Stone", "E-mail 1 - Value": "ada@bakery.example" }],
    ),
  );
  const ada = {
    Name: "Ada Stone",
    "From Email Address": "ada@bakery.example",
    "To Email Address": "shop@us.example",
  };
  const row = (id: string, Type: string, Gross: string, said: object = {}) => ({
    ...{ Date: "12/31/2024", Time: "20:30:00", TimeZone: "PST", Type, Status: "Completed", Currency: "USD" },
    ...{ Gross, Fee: "0.00", Net: Gross, "Transaction ID": id, ...said },
  });
  put(
    "Download.CSV",
    asCsv(paypalColumns.split(","), [
      row("T1", "Express Checkout Payment", "1,119.00", { ...ada, Fee: "-4.35", "Balance Impact": "Credit" }),
      row("T2", "General Currency Conversion", "-1,114.65"),
      row("T3", "General Currency Conversion", "1,040.10", { Currency: "EUR" }),
      row("T4", "General Authorization", "50.00", { ...ada, Status: "Pending" }),
      row("T5", "Account Hold for Open Authorization", "-50.00"),
      row("T6", "Payment Refund", "-19.00", {
        ...{ Date: "01/15/2025", Time: "10:00:00", Fee: "0.66" },
        ...{
          Name: "Ada Stone",
          "From Email Address": "shop@us.example",
          "To Email Address": "ada@bakery.example",
        },
      }),
      row("T7", "General Payment", "-30.00", { Name: "Mill Ltd", "To Email Address": "mill@mill.example" }),
      row("T8", "Express Checkout Payment", "20.00", { ...ada, Status: "Denied" }),
    ]),
  );
  const load = await bringIn(delivered.db, [delivered.folder]);
  expect(load).toMatchObject({ read: 9, created: 3, refused: 6 });
  expect(await payments()).toEqual([
    // Half past eight in the evening of the 31st there is the next morning here.
    { customer: "Ada Stone", day: "2025-01-01", amount: "1119", currency: "USD", fee: "4.35" },
    { customer: "Ada Stone", day: "2025-01-15", amount: "-19", currency: "USD", fee: null },
  ]);
  const passed = await delivered.db.sql`
    select row_no from run_problem where run_id = ${load.run} and code = 'row_passed_over' order by 1`;
  expect(passed.map((one) => one.row_no)).toEqual([3, 4, 5, 6, 8, 9]);
});

test("DATEV: money settles the invoice whose number it carries, and the discount beside it the rest", async () => {
  put("EXTF_Debitoren.csv", debtors, "win1252");
  const rows = [
    '119,00;"S";"EUR";10001;8400;;1507;"RE-1";"Brot";;',
    '116,62;"S";"EUR";1200;10001;;3107;"RE-1";"Überweisung";;2,38',
    '50,00;"S";"EUR";1200;10001;;3107;"";"Überweisung";;',
  ];
  const stack = batch("20230701", "20240630", ...rows).replace(
    "Generalumkehr (GU)",
    "Generalumkehr (GU);Skonto",
  );
  put("EXTF_Buchungsstapel.csv", stack, "win1252");
  const load = await bringIn(delivered.db, [delivered.folder]);
  expect((await documents()).map(({ kind, net, tax }) => [kind, net, tax])).toEqual([
    ["invoice", "100", "19"],
    ["credit_note", "-2", "-0.38"],
  ]);
  expect(
    await delivered.db
      .sql`select trim_scale(${unpaidOf("document")})::text as open from document where kind = 'invoice'`,
  ).toEqual([{ open: "0" }]);
  expect((await payments()).length).toBe(2);
  expect(await undo(delivered.db, load.run)).toBe("done");
});
