import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { everyWay, nothing, refundOf } from "./shop-parts.ts";

const who = { links: { person: { column: "Customer Email", to: "Customers" } } };

const states = everyWay({
  ...{ complete: "delivered", processing: "confirmed", closed: "closed", pending: "open", holded: "open" },
  ...{ on_hold: "open", payment_review: "open", fraud: "open", pending_payment: "draft" },
  ...{ pending_paypal: "draft", canceled: "cancelled", cancelled: "cancelled" },
});

/**
 * Magento's grid of orders: a row for each order with what was asked for in all, carriage and tax in it, and what was given back. Buyers are
 * people, known by their mail address, whether they had an account or not.
 */
export const magento: ImportProfileGiven = {
  source: "magento",
  title: "Magento",
  modules: {
    Orders: {
      kind: "document",
      header: ["ID", "Purchase Date", "Bill-to Name", "Grand Total (Purchased)", "Status", "Customer Email"],
      signs: [
        ...[
          "Purchase Point",
          "Ship-to Name",
          "Grand Total (Base)",
          "Customer Group",
          "Shipping and Handling",
        ],
        ...["Total Refunded", "Shipping Information"],
      ],
      id: ["ID"],
      columns: {
        ID: "number",
        "Purchase Date": "issued_at",
        "Grand Total (Purchased)": "gross_total",
        Status: ["source_state", { field: "state", values: states, otherwise: "open" }],
        ...Object.fromEntries(
          [
            ...["Purchase Point", "Subtotal", "Shipping and Handling", "Shipping Information"],
            ...["Payment Method", "Shipping Address", "Customer Group", "Ship-to Name"],
          ].map((column) => [column, "custom"]),
        ),
      },
      mend: [{ column: "Customer Email", letters: "lower" }],
      ...who,
      always: { document_kind: "order", recognised: "true" },
      party: ["person"],
      ignored: ["Grand Total (Base)", "Customer Name", "Billing Address"],
      parts: {
        Customers: {
          kind: "person",
          id: ["Customer Email"],
          columns: { "Customer Email": "mail", "Bill-to Name": "name" },
          always: { role: "customer", stage: "customer" },
        },
        Refunds: {
          kind: "document",
          unless: [
            { column: "Total Refunded", is: [...nothing, "$0.00", "€0.00", "£0.00", "0,00 €"] },
            { column: "Status", is: ["canceled", "Canceled"] },
          ],
          id: ["ID"],
          columns: {
            ID: "number",
            "Purchase Date": "issued_at",
            "Total Refunded": { field: "gross_total", isNegative: true },
          },
          ...refundOf("ID", who),
        },
      },
    },
  },
};
