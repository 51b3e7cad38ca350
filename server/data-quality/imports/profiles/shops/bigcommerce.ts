import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { buyers, everyWay, extraLine, nothing, refundOf, whoseOrder } from "./shop-parts.ts";

const who = buyers({
  mail: "Customer Email",
  phone: "Customer Phone",
  company: "Billing Company",
  names: { "Billing Name": "name", "Customer Name": "name" },
  address: {
    line1: "Billing Street 1",
    line2: "Billing Street 2",
    city: "Billing Suburb",
    region: "Billing State",
    postcode: "Billing Zip",
    country: "Billing Country",
  },
});

const states = everyWay({
  ...{ completed: "delivered", shipped: "delivered", partially_shipped: "confirmed", refunded: "closed" },
  ...{ partially_refunded: "delivered", awaiting_fulfillment: "confirmed", awaiting_shipment: "confirmed" },
  ...{ awaiting_pickup: "confirmed", awaiting_payment: "open", pending: "open", disputed: "open" },
  ...{ manual_verification_required: "open", verified: "confirmed", incomplete: "draft" },
  ...{ cancelled: "cancelled", canceled: "cancelled", declined: "cancelled" },
});
const isNone = everyWay({ cancelled: "", canceled: "", declined: "" });

/** All lines of an order stand in one cell. */
const each = [
  {
    column: "Product Details",
    between: "|",
    fields: ", ",
    names: ": ",
    into: {
      "Product Qty": "Quantity",
      "Product SKU": "SKU",
      "Product Name": "Item Name",
      "Product Unit Price": "Item price",
      "Product Total Price": "Item total",
    },
  },
];

/**
 * BigCommerce's orders: a row for each, with its lines in one cell. What a line costs is without tax where the shop's prices are; the order is worth
 * its total less the tax in it, carriage included, whatever its lines say.
 */
export const bigcommerce: ImportProfileGiven = {
  source: "bigcommerce",
  title: "BigCommerce",
  modules: {
    Orders: {
      kind: "document",
      header: ["Order ID", "Order Date", "Order Status", "Order Total (inc tax)", "Order Total (ex tax)"],
      signs: [
        ...["Subtotal (ex tax)", "Subtotal (inc tax)", "Shipping Cost (ex tax)", "Product Details"],
        ...["Order Currency Code", "Billing Suburb", "Store Credit Redeemed"],
      ],
      id: ["Order ID"],
      columns: {
        "Order ID": "number",
        "Order Date": "issued_at",
        "Order Currency Code": "currency",
        "Order Total (ex tax)": "net_total",
        "Tax Total": "tax_total",
        "Order Total (inc tax)": "gross_total",
        "Date Shipped": "shipped_on",
        "Order Status": ["source_state", { field: "state", values: states, otherwise: "open" }],
        "Payment Method": "custom",
        "Customer Message": "custom",
        "Coupon Details": "custom",
        "Shipping Method": "custom",
      },
      mend: [{ column: "Customer Email", letters: "lower" }],
      links: who.links,
      always: { document_kind: "order", recognised: "true" },
      party: whoseOrder,
      ignored: [
        ...["Customer ID", "Subtotal (ex tax)", "Subtotal (inc tax)", "Shipping Cost (inc tax)"],
        ...["Total Quantity", "Total Shipped", "Billing First Name", "Billing Last Name", "Billing Email"],
        ...["Billing Phone", "Product Details"],
      ],
      parts: {
        ...who.parts,
        "Order items": {
          kind: "document_line",
          id: ["Order ID", "SKU", "Item Name"],
          isNumbered: true,
          each,
          columns: {
            "Item Name": "description",
            Quantity: "quantity",
            "Item price": "list_price",
            "Item total": "list_amount",
          },
          links: {
            document: { column: "Order ID", to: "Orders" },
            product: { column: ["SKU", "Item Name"], to: "Products" },
          },
        },
        Products: {
          kind: "product",
          each,
          id: ["SKU", "Item Name"],
          columns: { SKU: "code", "Item Name": "name" },
        },
        Carriage: extraLine("Order ID", "Shipping Cost (ex tax)", "Shipping"),
        Refunds: {
          kind: "document",
          id: ["Order ID"],
          unless: [
            { column: "Refund Amount", is: nothing },
            { column: "Order Status", is: Object.keys(isNone) },
          ],
          ...refundOf("Order ID", who),
          columns: {
            "Order ID": "number",
            "Order Date": "issued_at",
            "Order Currency Code": "currency",
            "Refund Amount": { field: "gross_total", isNegative: true },
          },
        },
      },
    },
  },
};
