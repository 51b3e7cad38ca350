import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { buyers, everyWay, extraLine, nothing, refundOf, whoseOrder } from "./shop-parts.ts";
import { shopifyCustomers } from "./shopify-customers.ts";

const who = buyers({
  mail: "Email",
  phone: "Phone",
  company: "Billing Company",
  names: { "Shipping Name": "name", "Billing Name": "name", "Billing Phone": "phone" },
  address: {
    line1: "Billing Address1",
    line2: "Billing Address2",
    city: "Billing City",
    region: "Billing Province",
    postcode: "Billing Zip",
    country: "Billing Country",
  },
  onceIn: "Total",
});

/** What stays with an order as it stands. */
const kept = [
  ...["Id", "Paid at", "Payment Method", "Payment Reference", "Outstanding Balance", "Discount Code"],
  ...["Discount Amount", "Shipping Method", "Notes", "Note Attributes", "Tags", "Source", "Risk Level"],
  ...["Location", "Employee", "Device ID", "Receipt Number", "Accepts Marketing", "Refunded Amount"],
  ...["Shipping Name", "Shipping Company", "Shipping Street", "Shipping City", "Shipping Zip"],
  ...["Shipping Province", "Shipping Country", "Shipping Phone", "Tax 1 Name", "Tax 1 Value"],
  ...["Tax 2 Name", "Tax 2 Value", "Tax 3 Name", "Tax 3 Value", "Payment Terms Name", "Updated at"],
];

const giftCards = [
  ...["gift card", "giftcard", "gift voucher", "gift certificate", "geschenkgutschein", "geschenkkarte"],
  ...["gutschein", "carte cadeau", "chèque cadeau", "bon cadeau", "carte-cadeau", "tarjeta regalo"],
  ...["tarjeta de regalo", "buono regalo", "carta regalo", "cadeaubon", "cadeaukaart", "karta podarunkowa"],
];
/** A box for gift cards is sent, and what is taxed when it is sold is sold for good. */
const isSoldOutright = ["Lineitem requires shipping", "Lineitem taxable"].map((column) => ({
  column,
  is: ["true", "yes", ""],
}));

/**
 * Shopify's export of orders: a row for each line; what is said of the order stands in the first of its rows alone. Prices are
 * with tax or without it, as the shop sells there, and no column says which: the sub-total does, held against the
 * total. A refund has no day of its own here; it counts on the order's. Nobody has agreed to anything by
 * `Accepts Marketing`: rows are of any age, and the newest stand first.
 */
export const shopify: ImportProfileGiven = {
  source: "shopify",
  title: "Shopify",
  decimal: "point",
  modules: {
    "Order lines": {
      kind: "document_line",
      header: ["Financial Status", "Created at", "Total", "Lineitem quantity", "Lineitem price"],
      id: ["Name", "Lineitem sku", "Lineitem name"],
      isNumbered: true,
      columns: {
        "Lineitem name": [
          "description",
          { field: "is_gift_card", contains: giftCards, unless: isSoldOutright },
        ],
        "Lineitem quantity": "quantity",
        "Lineitem price": "list_price",
      },
      links: {
        document: { column: "Name", to: "Orders" },
        product: { column: ["Lineitem sku", "Lineitem name"], to: "Products" },
      },
      mend: [
        { column: "Email", letters: "lower" },
        // Spreadsheets are kept from taking them for figures.
        ...["Billing Zip", "Shipping Zip", "Phone", "Billing Phone", "Shipping Phone"].map((column) => ({
          ...{ column, find: "'", with: "" },
        })),
        // Guests at a till leave their number on the bill alone.
        { column: "Phone", orColumn: "Billing Phone" },
      ],
      ignored: [
        ...[
          "Lineitem discount",
          "Lineitem compare at price",
          "Lineitem requires shipping",
          "Lineitem taxable",
        ],
        ...["Lineitem fulfillment status", "Billing Street", "Shipping Address1"],
        ...["Shipping Address2", "Billing Province Name", "Shipping Province Name", "Payment ID"],
        "Payment References",
      ],
      parts: {
        ...who.parts,
        Products: {
          kind: "product",
          id: ["Lineitem sku", "Lineitem name"],
          columns: { "Lineitem sku": "code", "Lineitem name": "name", Vendor: "manufacturer" },
        },
        Orders: {
          kind: "document",
          when: { column: "Total", is: ["*"] },
          id: ["Name"],
          columns: {
            ...Object.fromEntries(kept.map((column) => [column, "custom"])),
            Name: "number",
            "Created at": "issued_at",
            Currency: "currency",
            Subtotal: "goods_total",
            Taxes: "tax_total",
            Total: "gross_total",
            "Fulfilled at": "shipped_on",
            // Of several that say something the last one counts: whatever was sent, what was voided is no sale.
            "Fulfillment Status": {
              field: "state",
              values: everyWay({ fulfilled: "delivered" }),
              otherwise: "confirmed",
            },
            "Financial Status": [
              "source_state",
              {
                field: "state",
                values: everyWay({
                  ...{ voided: "cancelled", expired: "cancelled", paid: "", pending: "", authorized: "" },
                  ...{ partially_paid: "", refunded: "", partially_refunded: "", unpaid: "" },
                }),
              },
            ],
            "Cancelled at": { field: "state", values: {}, otherwise: "cancelled" },
          },
          links: who.links,
          always: { document_kind: "order", recognised: "true" },
          usually: { state: "confirmed" },
          party: whoseOrder,
        },
        Carriage: extraLine("Name", "Shipping", "Shipping"),
        Duties: extraLine("Name", "Duties", "Duties"),
        Refunds: {
          kind: "document",
          unless: [
            { column: "Refunded Amount", is: nothing },
            { column: "Cancelled at", is: ["*"] },
          ],
          id: ["Name"],
          columns: {
            Name: "number",
            "Created at": "issued_at",
            Currency: "currency",
            "Refunded Amount": { field: "gross_total", isNegative: true },
          },
          ...refundOf("Name", who),
        },
      },
    },
    Customers: shopifyCustomers,
  },
};
