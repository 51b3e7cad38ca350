import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { ModuleGiven } from "../module-parts.ts";

/** What moves no money of a customer: it is held or let go, changed into another currency, or goes between us and our bank. */
const noMoney = [
  ...["General Currency Conversion", "Currency Conversion", "General Authorization", "Authorization"],
  ...["Order", "Account Hold for Open Authorization", "Reversal of General Account Hold"],
  ...["General Account Hold", "General Hold", "General Hold Release", "Payment Hold", "Payment Release"],
  ...["Hold on Balance for Dispute Investigation", "Cancellation of Hold for Dispute Resolution"],
  ...["Payment Review Hold", "Payment Review Release", "Reserve Hold", "Reserve Release"],
  ...["General Withdrawal", "General Withdrawal - Bank Account", "User Initiated Withdrawal"],
  ...["Withdraw Funds to Bank Account", "Transfer", "Transfer to Bank", "Add Funds from a Bank Account"],
  ...["Bank Deposit to PP Account", "General Funding", "General Credit Card Deposit"],
  ...["Allgemeine Währungsumrechnung", "Allgemeine Autorisierung", "Einbehaltung für offene Autorisierung"],
  ...["Rückbuchung allgemeiner Einbehaltung", "Allgemeine Einbehaltung", "Allgemeine Abbuchung"],
  ...["Von Nutzer eingeleitete Abbuchung", "Bankgutschrift auf PayPal-Konto", "Abbuchung auf Bankkonto"],
];
const givenBack = [
  ...["Payment Refund", "Refund", "Payment Reversal", "Reversal", "Chargeback", "Chargeback Settlement"],
  ...["Rückzahlung", "Rückbuchung", "Zahlungsrückbuchung", "Rückbuchung durch Kreditkarteninstitut"],
];
const notDone = [
  ...["Pending", "Denied", "Canceled", "Cancelled", "Expired", "Failed", "Placed", "Removed", "Voided"],
  ...["Uncleared", "Ausstehend", "Abgelehnt", "Storniert", "Abgelaufen", "Fehlgeschlagen"],
];

const isMoney = [
  { column: "Type", is: noMoney },
  { column: "Status", is: notDone },
];

const shared = {
  kind: "payment",
  header: ["Date", "Time", "Type", "Status", "Currency", "Gross", "Fee", "Net", "Transaction ID"],
  id: ["Transaction ID"],
  mend: [
    { column: "Date", join: ["Time", "TimeZone"], with: " " },
    { column: "Gross", split: "-", into: ["Came in", "Went out"] },
    { column: "Fee", find: "-", with: "" },
  ],
  ignored: ["Net", "Balance", "Balance Impact", "Time", "TimeZone"],
  party: ["person", "account"],
  passedOver:
    "No money of a customer moved: it was held, changed into another currency, paid out or spent, or never came.",
} satisfies Partial<ModuleGiven>;

const whoIs = (column: string): NonNullable<ModuleGiven["links"]> => {
  const reached = { column: [column, "Name"], to: "Payments", by: "reach" as const };
  return { person: reached, account: reached };
};

/**
 * PayPal's activity: what customers paid, its fee, and what went back to them. The day is that of the moment, which stands in three
 * columns; a payment in another currency is one in that currency, and its conversion two rows that are none.
 */
export const paypal: ImportProfileGiven = {
  source: "paypal",
  title: "PayPal",
  labels: {
    Date: ["Datum"],
    Time: ["Uhrzeit"],
    TimeZone: ["Time Zone", "Time zone", "Timezone", "Zeitzone"],
    Type: ["Typ", "Beschreibung", "Description"],
    Currency: ["Währung"],
    Gross: ["Brutto"],
    Fee: ["Gebühr", "Entgelt"],
    Net: ["Netto"],
    "Transaction ID": ["Transaktionscode"],
    "From Email Address": ["Absender E-Mail-Adresse"],
    "To Email Address": ["Empfänger E-Mail-Adresse"],
    "Invoice Number": ["Rechnungsnummer"],
    Balance: ["Guthaben"],
    "Balance Impact": ["Auswirkung auf Guthaben"],
  },
  modules: {
    Payments: {
      ...shared,
      when: { column: "Came in", is: ["*"] },
      unless: isMoney,
      besides: ["Refunds"],
      columns: {
        Date: "received_on",
        "Came in": "amount",
        Currency: "currency",
        Fee: "fee_amount",
        Type: "method",
        "Invoice Number": "reference",
      },
      links: whoIs("From Email Address"),
    },
    Refunds: {
      ...shared,
      when: { column: "Type", is: givenBack },
      unless: [{ column: "Went out", is: [""] }, ...isMoney],
      besides: ["Payments"],
      columns: {
        Date: "received_on",
        "Went out": { field: "amount", isNegative: true },
        Currency: "currency",
        Type: "method",
        "Invoice Number": "reference",
      },
      links: whoIs("To Email Address"),
    },
  },
};
