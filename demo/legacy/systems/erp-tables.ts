import type { OpenTable } from "../writing/open-tables.ts";

const bill = [
  "BELEGNR",
  "KDNR",
  "DATUM",
  "FAELLIG",
  "WAEHRUNG",
  "NETTO",
  "MWST",
  "BRUTTO",
  "FRACHT",
  "STATUS",
] as const;
const position = [
  "BELEGNR",
  "POS",
  "ARTNR",
  "BEZEICHNUNG",
  "MENGE",
  "EPREIS",
  "LISTENWERT",
  "RABATT",
  "NETTO",
  "MWST",
] as const;

/** The tables of the ERP: buyers, articles, and what was billed. Its words are those of a German program of the nineties. */
export async function openErpTables(open: OpenTable) {
  return {
    staff: await open("VERTRETER.csv", ["KUERZEL", "NAME", "EMAIL", "GRUPPE"]),
    articles: await open("ARTIKEL.csv", ["ARTNR", "BEZEICHNUNG", "WARENGRUPPE", "ME", "VKPREIS", "EKPREIS"]),
    costs: await open("EINKAUFSPREISE.csv", ["ARTNR", "GUELTIG_AB", "EKPREIS"]),
    buyers: await open("KUNDEN.csv", [
      "KDNR",
      "NAME",
      "STRASSE",
      "ZUSATZ",
      "PLZ",
      "ORT",
      "LAND",
      "TELEFON",
      "EMAIL",
      "USTID",
      "GRUPPE",
      "VERTRETER",
      "WAEHRUNG",
      "ANLAGE",
    ]),
    invoices: await open("RECHNUNGEN.csv", bill),
    invoiceLines: await open("RECHNUNGSPOSITIONEN.csv", position),
    creditNotes: await open("GUTSCHRIFTEN.csv", bill),
    creditNoteLines: await open("GUTSCHRIFTSPOSITIONEN.csv", position),
    payments: await open("ZAHLUNGEN.csv", [
      "ZAHLNR",
      "KDNR",
      "BELEGNR",
      "DATUM",
      "BETRAG",
      "WAEHRUNG",
      "ZAHLART",
    ]),
  };
}

export type ErpTables = Awaited<ReturnType<typeof openErpTables>>;
