import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sold = () => sql`
  select p.name, d.currency, trim_scale(sum(d.net_total))::text as net
  from document d join party p using (party_id) where d.recognised_on is not null group by 1, 2 order by 1, 2`;
const twoDigits = (at: number) => String(at).padStart(2, "0");

test("Italian invoices: codes say which are credit notes, and what the exchange refused was never issued", async () => {
  const rows = ["TD01", "TD01", "TD04", "TD24", "TD01", "TD04", "TD01", "TD01"].map((code, at) => {
    const state = at === 4 ? "Scartata" : at % 2 === 0 ? "Consegnata" : "Mancata consegna";
    return `${code};${at + 1}/FE;${twoDigits(at + 13)}/03/2025;Rossi Impianti S.r.l.;${100 + at},00;${22 + at * 0.22};${(100 + at) * 1.22};${state};Saldato`;
  });
  const header =
    "Tipo documento;Numero;Data;Cliente;Imponibile;IVA;Totale documento;Stato SdI;Stato pagamento";
  await bring({ "fatture.csv": [header, ...rows] });
  // 100 + 101 + 103 + 106 + 107 less 102 and 105; 104 was refused.
  expect(await sold()).toEqual([{ name: "Rossi Impianti S.r.l.", currency: "EUR", net: "310" }]);
});

test("a report in groups, with one line for each invoice: each is a document of one line, and a credit memo takes off", async () => {
  const row = (at: number, type: string, amount: string) =>
    `,03/${twoDigits(at + 12)}/2025,${type},${1000 + at},Hours,${amount.startsWith("-") ? -1 : 1},${amount.replace("-", "")},${amount},0.00`;
  const load = await bring({
    "Sales by Customer Detail.csv": [
      ...["Brightwater Services LLC", "Sales by Customer Detail", ""],
      ",Date,Transaction Type,Num,Product/Service,Qty,Sales Price,Amount,Balance",
      ...["Acme Roofing,,,,,,,,", row(1, "Invoice", "120.00"), row(2, "Credit Memo", "-50.00")],
      ...["Total for Acme Roofing,,,,,,,70.00,", "Beacon Dental,,,,,,,,", row(3, "Invoice", "85.50")],
      ...[
        row(4, "Sales Receipt", "50.00"),
        row(5, "Invoice", "120.00"),
        "Total for Beacon Dental,,,,,,,255.50,",
      ],
    ],
  });
  expect(load.refused).toBe(0);
  expect(await sold()).toEqual([
    { name: "Acme Roofing", currency: "EUR", net: "70" },
    { name: "Beacon Dental", currency: "EUR", net: "255.5" },
  ]);
});

test("a currency is known beside its name", async () => {
  const rows = Array.from({ length: 12 }, (_, at) => {
    return `${100 + at},2025-04-${twoDigits(at + 1)},Firm ${at % 2} Ltd,${200 + at}.00,United States Dollar - USD`;
  });
  await bring({ "invoices.csv": ["Invoice ID,Issue Date,Client,Amount,Currency", ...rows] });
  expect(await sold()).toMatchObject([{ currency: "USD" }, { currency: "USD" }]);
});

test.each([
  [
    "in seconds, where every second call would have taken half an hour and more",
    [61, 340, 1260, 95],
    "29.27",
  ],
  ["in minutes, where most took some", [6, 3, 41, 12], "62.00"],
])("a switchboard's lengths that say no unit are %s", async (_, lengths, minutes) => {
  const header = "line,direction,from,to,datetime (UTC),duration (in call),user,contact company";
  const calls = lengths.map(
    (length, at) =>
      `Sales,inbound,+4420794600${twoDigits(at)},+442071111111,2025-05-0${at + 1} 10:00:00,${length},Kim Seller,Foxco Ltd`,
  );
  await bring({ "calls.csv": [header, ...calls] });
  expect(await sql`select sum(minutes)::numeric(10, 2)::text as minutes from contact`).toEqual([{ minutes }]);
});

test("contracts with the number of their meter are what customers have, and no readings", async () => {
  const { plan } = await bring({
    "Kunden.csv": ["Kundennummer;Firma;Ort", "70010;Brunner GmbH;Biberach", "70011;Kröll OHG;Ulm"],
    "Verträge.csv": [
      "Vertragsnummer;Kundennummer;Sparte;Zählernummer;Vertragsbeginn;Vertragsende;Status;Abschlag monatlich",
      "V500;70010;Strom;1EMH0005001;01.03.2024;;aktiv;89,00",
      "V501;70011;Gas;1EMH0005002;01.03.2024;31.12.2025;gekündigt;120,00",
      "V502;70011;Strom;1EMH0005003;01.06.2024;;aktiv;120,00",
    ],
  });
  expect(plan.modules["Verträge"]?.kind).toBe("asset");
  expect(await sql`select count(*)::integer as assets from asset`).toEqual([{ assets: 3 }]);
});

test("letters in a state are asked about, whatever the document is called", async () => {
  const rows = Array.from({ length: 20 }, (_, at) => {
    return `${700 + at};${twoDigits(at + 9)}/03/2025;${at % 5 === 4 ? "C" : "T"};Padaria Sol Nascente Ltda;${100 + at},00`;
  });
  const header = "Nº NFS-e;Data Hora NFE;Situação da Nota;Razão Social do Tomador;Valor dos Serviços";
  const { codes } = await bring({ "NFSe.csv": [header, ...rows] });
  expect(codes.filter(({ code }) => code === "document_state_assumed")).toMatchObject([{ value: "T | C" }]);
  expect(await sold()).toMatchObject([{ name: "Padaria Sol Nascente Ltda" }]);
});

test("a pro forma invoice sells nothing, a receipt does, and a rejected invoice was never issued", async () => {
  const kinds = ["Faktura VAT", "Faktura Proforma", "Paragon", "Faktura VAT", "Faktura korygująca"];
  const rows = Array.from({ length: 20 }, (_, at) => {
    const kind = kinds[at % 5] ?? "";
    const net = kind === "Faktura korygująca" ? -10 : 100;
    const state = at % 5 === 3 ? "Odrzucona" : at % 2 === 0 ? "Wystawiona" : "Opłacona";
    return `${kind};${at + 1}/2025;2025-03-${twoDigits(at + 1)};Gmina Miasto Płock;${net},00;${net * 0.23};${net * 1.23};PLN;${state}`;
  });
  const header = "Rodzaj;Numer;Data wystawienia;Nabywca;Wartość netto;VAT;Wartość brutto;Waluta;Status";
  const load = await bring({ "faktury.csv": [header, ...rows] });
  expect(load.refused).toBe(0);
  // Four invoices and four receipts of 100, less four corrections of 10.
  expect(await sold()).toEqual([{ name: "Gmina Miasto Płock", currency: "PLN", net: "760" }]);
});

test("a tax adviser's clients are customers, and hours at a rate are time spent", async () => {
  const hours = Array.from(
    { length: 12 },
    (_, at) => `${twoDigits(at + 13)}.03.2025;${20000 + (at % 2)};Max Au;Beratung;0,50;95,00;47,50;J`,
  );
  await bring({
    "Mandanten.csv": [
      "Mandanten-Nr.;Mandant;Rechtsform;Straße;PLZ Ort;E-Mail",
      "20000;Autohaus Brandl GmbH;GmbH;Markt 1;97070 Würzburg;post@brandl.example",
      "20001;Weingut Kern KG;KG;Markt 2;97070 Würzburg;post@kern.example",
    ],
    "Leistungserfassung.csv": [
      "Datum;Mandanten-Nr.;Mitarbeiter;Tätigkeit;Dauer (Std.);Stundensatz;Betrag;Abrechenbar",
      ...hours,
    ],
  });
  expect(
    await sql`select p.name, sum(c.minutes)::integer as minutes from contact c join party p using (party_id) group by 1 order by 1`,
  ).toEqual([
    { name: "Autohaus Brandl GmbH", minutes: 180 },
    { name: "Weingut Kern KG", minutes: 180 },
  ]);
});

test("a Chinese shop's orders: what was closed unpaid is not sold, and a column of ones doesn't say what is", async () => {
  const states = ["交易成功", "交易成功", "交易关闭", "卖家已发货，等待买家确认"];
  const rows = Array.from({ length: 16 }, (_, at) => {
    const name = ["王小明", "李娜"][at % 2];
    return `${3_000_000_000_000 + at},tb${at % 2},100,${states[at % 4]},${name},2025-03-${twoDigits(at + 1)} 10:00:00,马克杯,1`;
  });
  const header = "订单编号,买家会员名,总金额,订单状态,收货人姓名,订单创建时间,宝贝标题,宝贝总数量";
  const { plan } = await bring({ "ExportOrderList.csv": [header, ...rows] });
  expect(JSON.stringify(plan.modules)).not.toContain('"宝贝总数量":"recognised"');
  expect(await sold()).toMatchObject([
    { name: "李娜", net: "800" },
    { name: "王小明", net: "400" },
  ]);
});

test("a call log writes the weekday before its days", async () => {
  const calls = [13, 14, 15].map(
    (at) => `Inbound,(415) 555-01${at},Amy Fox,Thu 03/${at}/2025,1:15 PM,Phone Call,Accepted,0:02:30`,
  );
  const header = "Type,Phone Number,Name,Date,Time,Action,Action Result,Duration";
  const load = await bring({ "CallLog.csv": [header, ...calls] });
  expect(load).toMatchObject({ created: 3, refused: 0 });
  expect(
    await sql`select min(started_at)::date::text as first, sum(minutes)::text as minutes from contact`,
  ).toEqual([{ first: "2025-03-13", minutes: "7.500" }]);
});
