import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";

/**
 * Tableau's Superstore sample: one file of order lines that repeats customer, product and order on each. Sales is what was
 * paid after the discount, so the list amount is Sales ÷ (1 − Discount); the cost of goods is Sales − Profit.
 * A product id stands for up to two names there, so both together make the product.
 */
export const superstore: ImportProfileGiven = {
  source: "superstore",
  title: "Superstore",
  dateOrder: "month-first",
  decimal: "point",
  country: "US",
  modules: {
    "Order lines": {
      kind: "document_line",
      header: ["Row ID", "Order ID", "Customer ID", "Product ID", "Sales", "Quantity", "Discount", "Profit"],
      id: ["Row ID"],
      columns: {
        "Product Name": "description",
        Quantity: "quantity",
        Sales: "net_amount",
        Discount: "discount_share",
        Profit: "profit_amount",
      },
      links: {
        document: { column: "Order ID", to: "Orders" },
        product: { column: ["Product ID", "Product Name"], to: "Products" },
      },
      parts: {
        Customers: {
          kind: "person",
          id: ["Customer ID"],
          columns: { "Customer Name": "name", Segment: "segment" },
          always: { role: "customer", stage: "customer" },
        },
        Products: {
          kind: "product",
          id: ["Product ID", "Product Name"],
          columns: {
            "Product ID": "code",
            "Product Name": "name",
            Category: "category",
            "Sub-Category": "custom",
          },
        },
        Orders: {
          kind: "document",
          id: ["Order ID"],
          columns: {
            "Order ID": "number",
            "Order Date": "issued_at",
            "Ship Date": "shipped_on",
            "Ship Mode": "custom",
            City: "custom",
            State: "custom",
            "Postal Code": "custom",
            Region: "custom",
            Country: "custom",
          },
          links: { account: { column: "Customer ID", to: "Customers" } },
          always: { document_kind: "order", recognised: "true" },
          party: ["account"],
        },
      },
    },
  },
};
