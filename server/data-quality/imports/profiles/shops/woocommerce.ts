import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { ModuleGiven } from "../module-parts.ts";
import { buyers, everyWay, extraLine, nothing, refundOf, whoseOrder } from "./shop-parts.ts";
import { woocommerceLabels } from "./woocommerce-labels.ts";

const who = buyers({
  mail: "Email (Billing)",
  phone: "Phone (Billing)",
  company: "Company (Billing)",
  names: {
    "Full Name (Billing)": "name",
    "First Name (Billing)": "given_name",
    "Last Name (Billing)": "family_name",
  },
  address: {
    line1: "Address 1&2 (Billing)",
    line2: "Address 2 (Billing)",
    city: "City (Billing)",
    region: "State Code (Billing)",
    postcode: "Postcode (Billing)",
    country: "Country Code (Billing)",
  },
});

const withStart = (words: Readonly<Record<string, string>>) =>
  everyWay({
    ...words,
    ...Object.fromEntries(Object.entries(words).map(([word, ours]) => [`wc-${word}`, ours])),
  });

const cancelled = {
  ...{ cancelled: "cancelled", canceled: "cancelled", failed: "cancelled", trash: "cancelled" },
  ...{ storniert: "cancelled", fehlgeschlagen: "cancelled", annulée: "cancelled", échouée: "cancelled" },
};
const refunded = ["refunded", "erstattet", "rückerstattet", "remboursée"];
/** Whoever began to pay and didn't is no sale yet; what waits for a transfer is one. */
const states = withStart({
  ...cancelled,
  ...{ completed: "delivered", abgeschlossen: "delivered", terminée: "delivered" },
  ...{ processing: "confirmed", "in-bearbeitung": "confirmed", "en-cours": "confirmed" },
  ...{ "on-hold": "open", "in-wartestellung": "open", "en-attente": "open" },
  ...{ pending: "draft", "pending-payment": "draft", "zahlung-ausstehend": "draft", draft: "draft" },
  ...{ "ausstehende-zahlung": "draft", "attente-paiement": "draft", "checkout-draft": "draft" },
  ...Object.fromEntries(refunded.map((word) => [word, "closed"])),
});
const cancelledWords = Object.keys(withStart(cancelled));
const refundedWords = Object.keys(withStart(Object.fromEntries(refunded.map((word) => [word, ""]))));

const orderColumns: ModuleGiven["columns"] = {
  ...Object.fromEntries(
    [
      ...[
        "Customer Note",
        "Payment Method Title",
        "Shipping Method Title",
        "Coupon Code",
        "Order Subtotal Amount",
      ],
      ...["First Name (Shipping)", "Last Name (Shipping)", "Company (Shipping)", "Address 1&2 (Shipping)"],
      ...["City (Shipping)", "State Code (Shipping)", "Postcode (Shipping)", "Country Code (Shipping)"],
      ...["Transaction ID", "Paid Date", "Customer Username", "Order Refund Amount", "coupons"],
    ].map((column) => [column, "custom"]),
  ),
  "Order Number": "number",
  "Order Date": "issued_at",
  "Completed Date": "shipped_on",
  "Order Currency": "currency",
  "Cart Discount Amount": "discount_total",
  "Order Total Tax Amount": "tax_total",
  "Order Total Amount": "gross_total",
  "Order Status": ["source_state", { field: "state", values: states, otherwise: "confirmed" }],
};
const orderWords = { document_kind: "order", recognised: "true" };

const refund = {
  kind: "document" as const,
  id: ["Order Number"],
  ...refundOf("Order Number", who),
};
const refundColumns = (amount: string): ModuleGiven["columns"] => ({
  "Order Number": "number",
  "Order Date": "issued_at",
  "Order Currency": "currency",
  [amount]: { field: "gross_total", isNegative: true },
});

/** What was given back; of orders that say no more than that they were refunded, all of it. */
const refunds: NonNullable<ModuleGiven["parts"]> = {
  Refunds: {
    ...refund,
    unless: [
      { column: "Order Refund Amount", is: nothing },
      { column: "Order Status", is: cancelledWords },
    ],
    columns: refundColumns("Order Refund Amount"),
  },
  "Whole refunds": {
    ...refund,
    when: { column: "Order Status", is: refundedWords },
    unless: [{ column: "Order Refund Amount", is: ["*"] }],
    columns: refundColumns("Order Total Amount"),
  },
};

/** What is said of a line, in a row of its own or packed into a cell. */
const line = {
  kind: "document_line" as const,
  id: ["Order Number", "SKU", "Item Name"],
  isNumbered: true,
  columns: {
    "Item Name": "description",
    Quantity: "quantity",
    "Item Cost": "list_price",
    item_subtotal: "list_amount",
    item_total: "net_amount",
  },
  links: {
    document: { column: "Order Number", to: "Orders" },
    product: { column: ["SKU", "Item Name"], to: "Products" },
  },
};
const product = {
  kind: "product" as const,
  id: ["SKU", "Item Name"],
  columns: { SKU: "code", "Item Name": "name", Category: "category" },
};
const carriage = extraLine("Order Number", "Order Shipping Amount", "Shipping");
const fees = extraLine("Order Number", "Order Fee Amount", "Fee");

/** One cell for all lines of an order, or one for each of them. */
const packed = {
  fields: "|",
  names: ":",
  into: {
    ...{ sku: "SKU", name: "Item Name", quantity: "Quantity" },
    ...{ subtotal: "item_subtotal", sub_total: "item_subtotal", total: "item_total" },
  },
};
const each = [
  { column: "line_items", between: ";", ...packed },
  { column: "line_item_*", ...packed },
];
const withLines = { when: { column: "line_items", is: ["*"] } };

const mend: ModuleGiven["mend"] = [
  { column: "Email (Billing)", letters: "lower" },
  {
    column: "Order Refund Amount",
    replace: Object.fromEntries(nothing.filter(Boolean).map((words) => [words, ""])),
  },
];

const signs = [
  ...[
    "Email (Billing)",
    "First Name (Billing)",
    "Last Name (Billing)",
    "Phone (Billing)",
    "Company (Billing)",
  ],
  ...["Address 1&2 (Billing)", "Payment Method Title", "Cart Discount Amount", "Order Total Tax Amount"],
];

/**
 * The report of orders that WooCommerce itself writes: a row for each order and one for each refund under the number of its order, all with
 * what they come to without tax and carriage. What is formatted is the order's total also where a refund is meant. Buyers are
 * names: whoever is here alone under one is meant, and nobody is made.
 */
const report: ModuleGiven = {
  kind: "document",
  header: ["Date", "Order #", "Status", "Customer type", "Product(s)", "Items sold", "N. Revenue"],
  id: ["Order #", "Date"],
  columns: {
    "Order #": "number",
    Date: "issued_at",
    Status: ["source_state", { field: "state", values: states, otherwise: "confirmed" }],
    "N. Revenue": "net_total",
    "Given back": { field: "document_kind", values: {}, otherwise: "credit_note" },
    ...Object.fromEntries(
      ["Customer type", "Product(s)", "Items sold", "Coupon(s)", "Attribution"].map((column) => [
        column,
        "custom",
      ]),
    ),
  },
  links: { account: { column: "Customer", to: "Customers", by: "reach" } },
  mend: [{ column: "N. Revenue", split: "-", into: ["Sold", "Given back"] }],
  ignored: ["N. Revenue (formatted)", "Sold"],
  always: { recognised: "true" },
  usually: { document_kind: "order" },
  party: ["account"],
};

/**
 * Orders of WooCommerce as its export plugins write them: a row for each line that repeats what is said of the order, or a row
 * for each order, with its lines packed into cells or without them. Amounts are without tax but for the total and what was given back. Lines may be written without
 * the pieces that came back: the order is worth its total all the same. A refund has no day of its own here; it counts on
 * the order's.
 */
export const woocommerce: ImportProfileGiven = {
  source: "woocommerce",
  title: "WooCommerce",
  labels: woocommerceLabels,
  modules: {
    "Order items": {
      ...line,
      header: ["Order Number", "Order Status", "Order Date", "Item Name", "Quantity"],
      signs,
      orId: ["Order Number", "Item Name"],
      mend,
      ignored: ["Item #", "Discount Amount", "Discount Amount Tax"],
      parts: {
        ...who.parts,
        Products: product,
        Orders: {
          kind: "document",
          id: ["Order Number"],
          columns: orderColumns,
          links: who.links,
          always: orderWords,
          party: whoseOrder,
        },
        Carriage: carriage,
        Fees: fees,
        ...refunds,
      },
    },
    Orders: {
      kind: "document",
      header: ["Order Number", "Order Status", "Order Date", "Order Total Amount"],
      signs,
      id: ["Order Number"],
      columns: orderColumns,
      links: who.links,
      mend,
      always: orderWords,
      party: whoseOrder,
      ignored: ["line_items", "shipping_items", "fee_items", "tax_items"],
      parts: {
        ...who.parts,
        "Order items": { ...line, each },
        Products: { ...product, each },
        Carriage: { ...carriage, ...withLines },
        Fees: { ...fees, ...withLines },
        ...refunds,
      },
    },
    "Orders report": report,
  },
};
