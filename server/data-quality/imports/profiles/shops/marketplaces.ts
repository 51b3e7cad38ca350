import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf } from "../module-parts.ts";
import { extraLine } from "./shop-parts.ts";

const always = { role: "customer", stage: "customer" };
const asOrder = { document_kind: "order", recognised: "true" };

/**
 * Etsy's sold orders: a row for each order. What is left after Etsy's fees is no total of the order. Buyers are people, known by
 * their number, since Etsy gives no mail address.
 */
export const etsy: ImportProfileGiven = {
  source: "etsy",
  title: "Etsy",
  decimal: "point",
  modules: {
    Orders: {
      kind: "document",
      header: ["Sale Date", "Order ID", "Buyer User ID", "Full Name", "Order Value", "Order Total"],
      id: ["Order ID"],
      columns: {
        "Order ID": "number",
        "Sale Date": "issued_at",
        "Date Shipped": "shipped_on",
        Currency: "currency",
        "Order Total": "gross_total",
        "Sales Tax": "tax_total",
        ...Object.fromEntries(
          [
            ...["Number of Items", "Payment Method", "Coupon Code", "Order Value", "Shipping", "SKU"],
            ...["Discount Amount", "Card Processing Fees", "Order Type"],
          ].map((column) => [column, "custom"]),
        ),
      },
      links: { person: { column: "Buyer User ID", to: "Buyers" } },
      always: { ...asOrder, state: "confirmed" },
      party: ["person"],
      ignored: [
        ...["Order Net", "Adjusted Order Total", "Adjusted Card Processing Fees", "Buyer", "Status"],
        ...["Adjusted Net Order Amount", "Coupon Details", "Shipping Discount", "Payment Type"],
        ...["InPerson Discount", "InPerson Location"],
      ],
      parts: {
        Buyers: {
          kind: "person",
          id: ["Buyer User ID"],
          columns: {
            "Full Name": "name",
            "First Name": "given_name",
            "Last Name": "family_name",
            ...addressOf({
              line1: "Street 1",
              line2: "Street 2",
              city: "Ship City",
              region: "Ship State",
              postcode: "Ship Zipcode",
              country: "Ship Country",
            }),
          },
          always,
        },
      },
    },
    // What was sold in each order; carriage and tax stand again in each row of it.
    "Order items": {
      kind: "document_line",
      header: ["Sale Date", "Item Name", "Transaction ID", "Listing ID", "Order ID", "Item Total"],
      id: ["Transaction ID"],
      columns: {
        "Item Name": "description",
        Quantity: "quantity",
        Price: "list_price",
        "Discount Amount": "discount_amount",
        Variations: "custom",
      },
      links: {
        document: { column: "Order ID", to: "Orders" },
        product: { column: ["SKU", "Item Name"], to: "Products" },
      },
      ignored: [
        ...["Sale Date", "Buyer", "Coupon Code", "Coupon Details", "Shipping Discount", "Order Sales Tax"],
        ...["Item Total", "Currency", "Date Paid", "Date Shipped", "Order Type", "Listings Type"],
        ...["VAT Paid by Buyer", "Payment Type", "InPerson Discount", "InPerson Location"],
        ...["Ship Name", "Ship Address1", "Ship Address2", "Ship City", "Ship State", "Ship Zipcode"],
        ...["Ship Country", "Listing ID"],
      ],
      parts: {
        Products: {
          kind: "product",
          id: ["SKU", "Item Name"],
          columns: { SKU: "code", "Item Name": "name" },
        },
        Carriage: extraLine("Order ID", "Order Shipping", "Shipping"),
      },
    },
  },
};

/**
 * eBay's report of orders: a row for each article, with what one piece was sold for. What eBay takes as tax it hands on itself, and it is no part of
 * what was sold.
 */
export const ebay: ImportProfileGiven = {
  source: "ebay",
  title: "eBay",
  modules: {
    "Order lines": {
      kind: "document_line",
      header: ["Order Number", "Buyer Username", "Item Title", "Sold For", "Sale Date"],
      signs: ["Sales Record Number", "Item Number", "Custom Label", "eBay Collected Tax", "Paid On Date"],
      id: ["Order Number", "Item Number"],
      isNumbered: true,
      columns: { "Item Title": "description", Quantity: "quantity", "Sold For": "list_price" },
      links: {
        document: { column: "Order Number", to: "Orders" },
        product: { column: ["Custom Label", "Item Title"], to: "Products" },
      },
      ignored: ["Total Price", "eBay Collected Tax", "Sales Record Number"],
      parts: {
        Buyers: {
          kind: "person",
          id: ["Buyer Username"],
          columns: {
            "Buyer Name": "name",
            "Buyer Email": "mail",
            ...addressOf({ city: "Buyer City", postcode: "Buyer Zip", country: "Buyer Country" }),
          },
          always,
        },
        Products: {
          kind: "product",
          id: ["Custom Label", "Item Title"],
          columns: { "Custom Label": "code", "Item Title": "name" },
        },
        Orders: {
          kind: "document",
          id: ["Order Number"],
          columns: {
            "Order Number": "number",
            "Sale Date": "issued_at",
            "Shipped On Date": "shipped_on",
            "Payment Method": "custom",
          },
          links: { person: { column: "Buyer Username", to: "Buyers" } },
          always: { ...asOrder, state: "confirmed" },
          party: ["person"],
        },
        Carriage: extraLine("Order Number", "Shipping And Handling", "Shipping"),
      },
    },
  },
};
