import type { ImportProfileGiven } from "../../../contract/data-quality/imports/import-mapping.ts";

type ModuleGiven = ImportProfileGiven["modules"][string];

const bills = (kind: "invoice" | "credit_note"): ModuleGiven => ({
  kind: "document",
  header: ["BELEGNR", "KDNR", "DATUM", "BRUTTO", "STATUS"],
  id: ["BELEGNR"],
  columns: {
    BELEGNR: "number",
    DATUM: "issued_at",
    FAELLIG: "due_on",
    WAEHRUNG: "currency",
    FRACHT: "freight_cost",
    STATUS: [
      "source_state",
      { field: "state", values: { OFFEN: "confirmed", BEZAHLT: "closed", STORNO: "cancelled" } },
    ],
  },
  links: { account: { column: "KDNR", to: "KUNDEN" } },
  party: ["account"],
  always: { document_kind: kind, recognised: "true" },
  // Totals follow from the lines.
  ignored: ["NETTO", "MWST", "BRUTTO"],
});

const positions = (of: string): ModuleGiven => ({
  kind: "document_line",
  header: ["BELEGNR", "POS", "MENGE", "NETTO"],
  id: ["BELEGNR", "POS"],
  columns: {
    BEZEICHNUNG: "description",
    MENGE: "quantity",
    EPREIS: "list_price",
    LISTENWERT: "list_amount",
    RABATT: "discount_amount",
    NETTO: "net_amount",
    MWST: "tax_amount",
  },
  links: {
    document: { column: "BELEGNR", to: of },
    product: { column: "ARTNR", to: "ARTIKEL" },
  },
});

/** How the files of the ERP are read. Payments and dated purchase prices have no kind in the import and are left out. */
export const erpMapping = {
  source: "old-erp",
  title: "ERP",
  dateOrder: "day-first",
  country: "DE",
  modules: {
    VERTRETER: {
      kind: "user",
      header: ["KUERZEL", "NAME", "EMAIL"],
      id: ["KUERZEL"],
      name: ["NAME"],
      columns: { NAME: "name", EMAIL: "mail" },
      ignored: ["GRUPPE"],
    },
    ARTIKEL: {
      kind: "product",
      header: ["ARTNR", "BEZEICHNUNG", "EKPREIS", "VKPREIS"],
      id: ["ARTNR"],
      name: ["BEZEICHNUNG"],
      columns: {
        ARTNR: "code",
        BEZEICHNUNG: "name",
        WARENGRUPPE: "category",
        ME: "unit",
        VKPREIS: "list_price",
        EKPREIS: "cost",
      },
    },
    KUNDEN: {
      kind: "organisation",
      header: ["KDNR", "NAME", "PLZ", "ORT"],
      id: ["KDNR"],
      name: ["NAME"],
      columns: {
        NAME: "name",
        STRASSE: "line1",
        ZUSATZ: "line2",
        PLZ: "postcode",
        ORT: "city",
        LAND: "country",
        TELEFON: "phone",
        EMAIL: "mail",
        USTID: "tax_number",
        GRUPPE: "segment",
        ANLAGE: "created_at",
      },
      links: { owner: { column: "VERTRETER", to: "VERTRETER" } },
      always: { role: "customer", stage: "customer" },
      ignored: ["WAEHRUNG"],
    },
    RECHNUNGEN: { ...bills("invoice"), files: ["RECHNUNGEN"] },
    GUTSCHRIFTEN: { ...bills("credit_note"), files: ["GUTSCHRIFTEN"] },
    RECHNUNGSPOSITIONEN: { ...positions("RECHNUNGEN"), files: ["RECHNUNGSPOSITIONEN"] },
    GUTSCHRIFTSPOSITIONEN: { ...positions("GUTSCHRIFTEN"), files: ["GUTSCHRIFTSPOSITIONEN"] },
  },
} as const satisfies ImportProfileGiven;
