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
