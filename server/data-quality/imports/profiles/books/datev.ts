import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, type ModuleGiven } from "../module-parts.ts";

type Rule = NonNullable<ModuleGiven["mend"]>[number];

/** A batch says its period in the line above its header (`datev-batch.ts`); without that line no day can be told. */
const noPeriod = { from: "2000-01-01", until: "1999-12-31" };

const [amount, own, against] = [
  "Umsatz (ohne Soll/Haben-Kz)",
  "Konto",
  "Gegenkonto (ohne BU-Schlüssel)",
] as const;

/** Accounts of the two usual charts, SKR03 and SKR04, which a firm keeps one of. */
const toDebtors: Rule = {
  column: own,
  debtor: {
    ...{ against, side: "Soll/Haben-Kennzeichen", debit: ["S"], amount, reversed: "Generalumkehr (GU)" },
    accounts: [[10_000, 69_999]],
    sales: [
      [8_000, 8_999],
      [4_000, 4_899],
    ],
    money: [
      [1_000, 1_399],
      [1_600, 1_899],
    ],
    taxed: {
      "19": [
        [8_400, 8_409],
        [4_400, 4_409],
      ],
      "7": [
        [8_300, 8_309],
        [4_300, 4_309],
      ],
      "0": [
        [8_100, 8_199],
        [4_100, 4_199],
      ],
    },
  },
  into: ["Debitor", "Vorgang", "Steueranteil"],
};

const batch = {
  header: [amount, "Soll/Haben-Kennzeichen", own, against, "Belegdatum", "Belegfeld 1", "Buchungstext"],
  mend: [{ column: "Belegdatum", within: noPeriod }, toDebtors],
  id: [own, against, "Belegfeld 1", "Belegdatum"],
  isNumbered: true,
  links: { account: { column: "Debitor", to: "Debitoren", orTo: ["Private Debitoren"] } },
  party: ["account"],
  passedOver:
    "This booking is on no debtor's account, or neither on sales nor on money: it is nothing that a customer bought or paid.",
} satisfies Partial<ModuleGiven>;

const document = (what: string, always: Record<string, string>): ModuleGiven => ({
  ...batch,
  kind: "document",
  when: { column: "Vorgang", is: [what] },
  name: ["Belegfeld 1"],
  columns: {
    "Belegfeld 1": "number",
    Buchungstext: "title",
    Belegdatum: "issued_at",
    "WKZ Umsatz": "currency",
    [amount]: { field: "gross_total", isNegative: what === "credit_note" },
    Steueranteil: { field: "tax_total", isNegative: what === "credit_note" },
  },
  always: { ...always, state: "confirmed", recognised: "true" },
});

/** Money carries the number of the invoice that it settles; what was granted with it stands beside, with its tax. */
const settled = { column: "Belegfeld 1", to: "Rechnungen", by: "name" } as const;

const payment = (what: string): ModuleGiven => ({
  ...batch,
  kind: "payment",
  links: { ...batch.links, document: settled },
  parts: {
    Skonti: {
      kind: "document",
      unless: [{ column: "Skonto", is: ["", "0", "0,00"] }],
      id: batch.id,
      isNumbered: true,
      columns: {
        Belegdatum: "issued_at",
        "WKZ Umsatz": "currency",
        Skonto: { field: "gross_total", isNegative: true },
      },
      links: { ...batch.links, order: settled },
      party: ["account"],
      always: { document_kind: "credit_note", title: "Skonto", state: "confirmed", recognised: "true" },
    },
  },
  when: { column: "Vorgang", is: [what] },
  columns: {
    Belegdatum: "received_on",
    Buchungstext: "reference",
    "WKZ Umsatz": "currency",
    [amount]: { field: "amount", isNegative: what === "payment_back" },
  },
});

const [company, family, given] = [
  "Name (Adressattyp Unternehmen)",
  "Name (Adressattyp natürl. Person)",
  "Vorname (Adressattyp natürl. Person)",
] as const;

const debtor = {
  header: [own, company, family, given],
  id: [own],
  mend: [toDebtors],
  always: { role: "customer", stage: "customer" },
  passedOver: "This is the account of a supplier, or of nobody who is named.",
} satisfies Partial<ModuleGiven>;

const reached = {
  Telefon: "phone",
  "E-Mail": "mail",
  Internet: "website",
  Fax: "fax",
  ...addressOf({ line1: "Straße", postcode: "Postleitzahl", city: "Ort", country: "Land" }),
};

/**
 * DATEV's format (EXTF): batches of bookings, of which those on debtors' accounts are what customers bought and paid, and the list of
 * debtors. A booking has its amount with tax; how much of it is tax follows from the account.
 */
export const datev: ImportProfileGiven = {
  source: "datev",
  title: "DATEV",
  decimal: "comma",
  dateOrder: "day-first",
  country: "DE",
  modules: {
    Rechnungen: document("invoice", { document_kind: "invoice" }),
    Gutschriften: document("credit_note", { document_kind: "credit_note" }),
    Zahlungen: payment("payment"),
    Rückzahlungen: payment("payment_back"),
    Debitoren: {
      ...debtor,
      kind: "organisation",
      when: { column: company, is: ["*"] },
      unless: [{ column: "Debitor", is: [""] }],
      besides: ["Private Debitoren"],
      name: [company],
      columns: { [company]: "name", "EU-UStID": "tax_number", ...reached },
    },
    "Private Debitoren": {
      ...debtor,
      kind: "person",
      when: { column: family, is: ["*"] },
      unless: [{ column: "Debitor", is: [""] }],
      besides: ["Debitoren"],
      name: [given, family],
      columns: { [given]: "given_name", [family]: "family_name", ...reached },
    },
  },
};
