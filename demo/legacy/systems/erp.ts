import { amountText } from "../../company/money.ts";
import { type Random, randomFor, share } from "../../company/random.ts";
import type { Company, Customer, Line, Payment } from "../../company/records.ts";
import { centsOf, totalsOf } from "../cents.ts";
import type { Desk } from "../desk.ts";
import { secondRecordShare } from "../dirt/dirt-rates.ts";
import { befalls, type Entry, entryOf, noteDirt, spoil } from "../dirt/entry.ts";
import { writeLater } from "../dirt/later-rows.ts";
import { type PartyColumns, spoilParty } from "../dirt/spoil-party.ts";
import { strayCurrency } from "../dirt/stray-currency.ts";
import { transliterate } from "../dirt/transliterate.ts";
import { purposes } from "../purposes.ts";
import { reachOf } from "../reach-of.ts";
import { addRevenue } from "../truth/revenue-sums.ts";
import { nobody, noteRecord, type Whose } from "../truth/truth.ts";
import type { TableFile } from "../writing/table-file.ts";
import { dayTurned, germanAmount, germanDay } from "../writing/written-forms.ts";
import { enteredOn } from "./entered-on.ts";
import type { ErpTables } from "./erp-tables.ts";
import type { Sale } from "./held-by.ts";

/** The ERP while it is written: its tables, the next number of a buyer, and the totals that stand below its reports. */
export type Erp = {
  tables: ErpTables;
  nextBuyer: number;
  totals: {
    invoices: number;
    creditNotes: number;
    invoiceLines: number;
    creditNoteLines: number;
    payments: number;
  };
};

export function erpOf(tables: ErpTables): Erp {
  const totals = { invoices: 0, creditNotes: 0, invoiceLines: 0, creditNoteLines: 0, payments: 0 };
  return { tables, nextBuyer: 10_001, totals };
}

/** Who works there, and the articles with what they cost: today, and by the day from which it held. */
export function writeErpBasics({ tables }: Erp, company: Company): void {
  for (const { key, name, mail, team } of company.staff)
    tables.staff.write({ KUERZEL: key, NAME: held(name), EMAIL: mail, GRUPPE: held(team) });
  for (const product of company.products) {
    tables.articles.write({
      ARTNR: product.code,
      BEZEICHNUNG: held(product.name),
      WARENGRUPPE: held(product.category),
      ME: held(product.unit),
      VKPREIS: germanAmount(product.listPrice),
      EKPREIS: germanAmount(product.costPrices.at(-1)?.amount ?? "0"),
    });
    for (const { validFrom, amount } of product.costPrices)
      tables.costs.write({
        ARTNR: product.code,
        GUELTIG_AB: germanDay(validFrom),
        EKPREIS: germanAmount(amount),
      });
  }
}

/** A customer as the ERP knows them: a number or two, and what was billed and paid. */
export function writeToErp(desk: Desk, erp: Erp, customer: Customer, sales: readonly Sale[]): void {
  const random = randomFor(desk.seed, customer.index, purposes.erp);
  if (befalls(random, "test_record", "erp")) writeTestBuyer(desk, erp, random);
  const numbers = [writeBuyer(desk, erp, customer, random, null)];
  if (befalls(random, "duplicate", "erp"))
    numbers.push(writeBuyer(desk, erp, customer, random, numbers[0] ?? null));
  const second = numbers[1];
  const payments = paymentsByDocument(customer);
  for (const sale of sales) {
    // The ERP prints bills: what was ordered and not yet billed isn't in its books, what was cancelled is.
    if (sale.document.recognisedOn === null && sale.document.state !== "cancelled") continue;
    const isSecond = second !== undefined && share(random) < secondRecordShare;
    const number = (isSecond ? second : numbers[0]) ?? "";
    writeBill(desk, erp, random, { ...sale, buyer: number, payments: payments.get(sale.document.key) ?? [] });
  }
}

const buyerColumns: PartyColumns<keyof BuyerRow> = {
  organisation: "NAME",
  street: "STRASSE",
  city: "ORT",
  postcode: "PLZ",
  mail: "EMAIL",
  phone: "TELEFON",
  optional: ["EMAIL", "TELEFON", "PLZ", "USTID"],
};

type BuyerRow = ErpTables["buyers"] extends TableFile<infer Column> ? Record<Column, string> : never;

/** @param repeats the number of the record that this one repeats */
function writeBuyer(
  desk: Desk,
  erp: Erp,
  customer: Customer,
  random: Random,
  repeats: string | null,
): string {
  const { truth, neighbours, later } = desk;
  const { party } = customer;
  const { phone, mobile, mail, address } = reachOf(party.points);
  const id = String(erp.nextBuyer++);
  const isSecond = repeats !== null;
  const entry = entryOf("erp", erp.tables.buyers, id, {
    KDNR: id,
    NAME: party.legalName ?? party.name,
    STRASSE: address?.line1 ?? "",
    ZUSATZ: address?.line2 ?? "",
    PLZ: address?.postcode ?? "",
    ORT: address?.city ?? "",
    LAND: party.country,
    TELEFON: phone || mobile,
    EMAIL: mail,
    USTID: party.taxNumber ?? "",
    GRUPPE: held(party.segment),
    VERTRETER: party.ownerKey ?? "",
    WAEHRUNG: party.currency,
    ANLAGE: germanDay(enteredOn(desk, party.since, isSecond, random)),
  });
  spoilParty({ truth, random, neighbours, country: party.country, isSecond }, entry, buyerColumns);
  conform(desk, entry);
  const personKey = party.kind === "person" ? customer.key : "";
  noteRecord(truth, "erp", entry.table.name, id, {
    customerKey: customer.key,
    personKey,
    character: customer.character,
  });
  if (!isSecond) entry.table.write(entry.row);
  else {
    noteDirt(truth, {
      system: "erp",
      file: entry.table.name,
      id,
      column: "",
      kind: "duplicate",
      shouldBe: repeats,
    });
    writeLater(later, random, () => entry.table.write(entry.row));
  }
  return id;
}

const widths = { NAME: 38, STRASSE: 30, ZUSATZ: 30, ORT: 25 } as const;

/** Upper case, Latin letters of its character set, cells that end at their width: what is lost so stands in the truth. */
function conform(desk: Desk, entry: Entry<keyof BuyerRow>): void {
  for (const column of ["NAME", "STRASSE", "ZUSATZ", "ORT"] as const) {
    const words = entry.row[column];
    const latin = held(words);
    const cut = latin.slice(0, widths[column]).trimEnd();
    const kind = latin === words.toUpperCase() ? "cut" : "transliterated";
    if (cut === words.toUpperCase()) entry.row[column] = cut;
    else spoil(desk.truth, entry, column, kind, cut);
  }
}

function held(words: string): string {
  return transliterate(words).toUpperCase();
}

const testNames = [
  "TEST",
  "TESTKUNDE BITTE NICHT LOESCHEN",
  "MUSTERMANN MAX",
  "QQQ",
  "DUMMY RECHNUNG",
  "ASDF",
];

function writeTestBuyer(desk: Desk, erp: Erp, random: Random): void {
  const id = String(erp.nextBuyer++);
  const name = testNames[Math.floor(share(random) * testNames.length)] ?? "TEST";
  const empty = {
    STRASSE: "TESTSTR. 1",
    ZUSATZ: "",
    PLZ: "00000",
    ORT: "TESTSTADT",
    LAND: "DE",
    TELEFON: "",
  };
  const blank = { EMAIL: "", USTID: "", GRUPPE: "", VERTRETER: "", WAEHRUNG: "EUR", ANLAGE: "01.01.1900" };
  erp.tables.buyers.write({ KDNR: id, NAME: name, ...empty, ...blank });
  noteTest(desk, erp.tables.buyers.name, id, nobody);
}

function noteTest({ truth }: Desk, file: string, id: string, whose: Whose): void {
  noteRecord(truth, "erp", file, id, whose);
  noteDirt(truth, { system: "erp", file, id, column: "", kind: "test_record", shouldBe: "" });
}

type Bill = Sale & { buyer: string; payments: readonly Payment[] };

const billStates = {
  open: "OFFEN",
  confirmed: "OFFEN",
  delivered: "OFFEN",
  closed: "BEZAHLT",
  cancelled: "STORNO",
  draft: "OFFEN",
};

/** An invoice or a credit note with its lines, and what was paid on it. */
function writeBill(desk: Desk, erp: Erp, random: Random, bill: Bill): void {
  const { document, number, buyer } = bill;
  const isReturn = document.kind === "credit_note" || document.kind === "return";
  const { invoices, creditNotes, invoiceLines, creditNoteLines } = erp.tables;
  const [net, tax] = totalsOf(document.lines);
  addRevenue(desk.revenue, "erp", document);
  const day = document.recognisedOn ?? document.issuedOn;
  const entry = entryOf("erp", isReturn ? creditNotes : invoices, number, {
    BELEGNR: number,
    KDNR: buyer,
    DATUM: germanDay(day),
    FAELLIG: document.dueOn === null ? "" : germanDay(document.dueOn),
    WAEHRUNG: document.currency,
    NETTO: germanAmount(amountText(net)),
    MWST: germanAmount(amountText(tax)),
    BRUTTO: germanAmount(amountText(net + tax)),
    FRACHT: document.freightCost === null ? "" : germanAmount(document.freightCost),
    STATUS: billStates[document.state],
  });
  if (befalls(random, "date_order", "erp"))
    spoil(desk.truth, entry, "DATUM", "date_order", germanDay(dayTurned(day)));
  const isOrphan = befalls(random, "orphan", "erp");
  if (!isOrphan) entry.table.write(entry.row);
  erp.totals[isReturn ? "creditNotes" : "invoices"] += isOrphan ? 0 : net;
  const lines = { table: isReturn ? creditNoteLines : invoiceLines, isOrphan };
  for (const [at, line] of document.lines.entries()) {
    erp.totals[isReturn ? "creditNoteLines" : "invoiceLines"] += centsOf(line.netAmount);
    writePosition(desk, random, lines, { number, currency: document.currency, position: at + 1, line });
  }
  for (const payment of bill.payments) writePayment(erp, bill, payment);
}

function writePosition(
  desk: Desk,
  random: Random,
  { table, isOrphan }: { table: ErpTables["invoiceLines"]; isOrphan: boolean },
  { number, currency, position, line }: { number: string; currency: string; position: number; line: Line },
): void {
  const product = desk.products.get(line.productKey);
  const entry = entryOf("erp", table, `${number}/${position}`, {
    BELEGNR: number,
    POS: String(position),
    ARTNR: product?.code ?? "",
    BEZEICHNUNG: held(product?.name ?? ""),
    MENGE: germanAmount(String(line.quantity)),
    EPREIS: germanAmount(line.listPrice),
    LISTENWERT: germanAmount(line.listAmount),
    RABATT: germanAmount(line.discountAmount),
    NETTO: germanAmount(line.netAmount),
    MWST: germanAmount(line.taxAmount),
  });
  if (befalls(random, "currency_sign", "erp"))
    spoil(
      desk.truth,
      entry,
      "NETTO",
      "currency_sign",
      strayCurrency(entry.row.NETTO, currency, "erp", share(random)),
    );
  if (isOrphan)
    noteDirt(desk.truth, {
      system: "erp",
      file: table.name,
      id: entry.id,
      column: "BELEGNR",
      kind: "orphan",
      shouldBe: number,
    });
  table.write(entry.row);
}

const methods: Readonly<Record<string, string>> = { transfer: "UEBERWEISUNG", card: "KARTE", cash: "BAR" };

function writePayment(erp: Erp, { buyer, number }: Bill, payment: Payment): void {
  erp.totals.payments += centsOf(payment.amount);
  erp.tables.payments.write({
    ZAHLNR: payment.key,
    KDNR: buyer,
    BELEGNR: number,
    DATUM: germanDay(payment.receivedOn),
    BETRAG: germanAmount(payment.amount),
    WAEHRUNG: payment.currency,
    ZAHLART: methods[payment.method] ?? held(payment.method),
  });
}

function paymentsByDocument({ payments }: Customer): Map<string, Payment[]> {
  const found = new Map<string, Payment[]>();
  for (const payment of payments) {
    const known = found.get(payment.documentKey);
    if (known === undefined) found.set(payment.documentKey, [payment]);
    else known.push(payment);
  }
  return found;
}

/** Below a report stand the number of its records and, of amounts, their sum in whatever currencies they are. */
export function writeErpFooters({ tables, totals }: Erp): void {
  const count = (table: { rows: number }) =>
    `ANZAHL SAETZE: ${germanAmount(String(table.rows)).slice(0, -3)}`;
  tables.buyers.writeLine([count(tables.buyers)]);
  const sums = [
    [tables.invoices, totals.invoices, "NETTO"],
    [tables.creditNotes, totals.creditNotes, "NETTO"],
    [tables.invoiceLines, totals.invoiceLines, "NETTO"],
    [tables.creditNoteLines, totals.creditNoteLines, "NETTO"],
    [tables.payments, totals.payments, "BETRAG"],
  ] as const;
  for (const [table, cents, column] of sums)
    table.writeLine(
      table.columns.map((one, at) =>
        at === 0
          ? `GESAMTSUMME (${table.rows} SAETZE)`
          : one === column
            ? germanAmount(amountText(cents))
            : "",
      ),
    );
}
