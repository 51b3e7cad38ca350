import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";

const reached = { column: ["Customer Email"], to: "Payments", by: "reach" as const };
/** Whoever has the mail address alone, wherever they came from, or the company they work for: who pays is somebody's customer already. */
const payer = { links: { person: reached, account: reached }, party: ["person", "account"] };

/**
 * Stripe's export of payments: what came in, its fee, and what was given back, or taken back by a dispute that was lost, on a day of
 * its own. A payment that failed or was never captured is none. What was sold is told by invoices or orders.
 */
export const stripe: ImportProfileGiven = {
  source: "stripe",
  title: "Stripe",
  decimal: "point",
  timeZone: "UTC",
  labels: {
    "Created date (UTC)": ["Created (UTC)"],
    "Refunded date (UTC)": ["Refunded (UTC)"],
  },
  modules: {
    Payments: {
      kind: "payment",
      header: ["id", "Created date (UTC)", "Amount", "Amount Refunded", "Currency", "Status"],
      signs: [
        "Captured",
        "Seller Message",
        "PaymentIntent ID",
        "Payment Source Type",
        "Card ID",
        "Statement Descriptor",
      ],
      when: {
        column: "Status",
        is: ["Paid", "Refunded", "Partial refund", "Partially refunded", "Disputed", "succeeded"],
      },
      passedOver: "No money came in by this payment: it failed, was cancelled or is still to be paid.",
      id: ["id"],
      columns: {
        "Created date (UTC)": "received_on",
        Amount: "amount",
        Currency: "currency",
        Fee: "fee_amount",
        "Payment Source Type": "method",
        Description: "reference",
      },
      ...payer,
      ignored: [
        ...[
          "Converted Amount",
          "Converted Amount Refunded",
          "Converted Currency",
          "Captured",
          "Decline Reason",
        ],
        ...[
          "Is Link",
          "Link Funding",
          "Mode",
          "Seller Message",
          "Statement Descriptor",
          "Taxes On Fee",
          "Transfer",
        ],
      ],
      parts: {
        Refunds: {
          kind: "payment",
          unless: [{ column: "Amount Refunded", is: ["", "0", "0.00"] }],
          id: ["id"],
          columns: {
            "Created date (UTC)": "received_on",
            "Refunded date (UTC)": "received_on",
            "Amount Refunded": { field: "amount", isNegative: true },
            Currency: "currency",
            "Payment Source Type": "method",
            Description: "reference",
          },
          ...payer,
        },
        "Lost disputes": {
          kind: "payment",
          when: { column: "Dispute Status", is: ["lost", "Lost"] },
          unless: [{ column: "Disputed Amount", is: ["", "0", "0.00"] }],
          id: ["id"],
          columns: {
            "Created date (UTC)": "received_on",
            "Dispute Date (UTC)": "received_on",
            "Disputed Amount": { field: "amount", isNegative: true },
            Currency: "currency",
            "Payment Source Type": "method",
            "Dispute Reason": "reference",
          },
          ...payer,
        },
      },
    },
  },
};
