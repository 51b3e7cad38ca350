import type { ImportProfileGiven } from "../../../contract/data-quality/imports/import-mapping.ts";

type ModuleGiven = ImportProfileGiven["modules"][string];

const lines = (file: string, number: string, of: string): ModuleGiven => ({
  kind: "document_line",
  files: [file],
  header: [number, "line_no", "sku", "gross_amount"],
  id: [number, "line_no"],
  columns: {
    title: "description",
    quantity: "quantity",
    unit_price: "list_price",
    gross_amount: "list_amount",
    discount: "discount_amount",
    amount: "net_amount",
    tax: "tax_amount",
  },
  links: { document: { column: number, to: of }, product: { column: "sku", to: "products" } },
});

/** How the files of the shop are read. The list of the newsletter has no kind in the import and is left out. */
export const shopMapping = {
  source: "old-shop",
  title: "Shop",
  dateOrder: "month-first",
  country: "DE",
  modules: {
    products: {
      kind: "product",
      header: ["sku", "title", "category", "price"],
      id: ["sku"],
      name: ["title"],
      columns: {
        sku: "code",
        title: "name",
        category: "category",
        unit: "unit",
        price: "list_price",
        active: "is_active",
      },
    },
    customers: {
      kind: "person",
      header: ["customer_id", "email", "first_name", "last_name"],
      id: ["customer_id"],
      name: ["first_name", "last_name"],
      columns: {
        email: "mail",
        first_name: "given_name",
        last_name: "family_name",
        company: "custom",
        phone: "phone",
        street: "line1",
        address_2: "line2",
        city: "city",
        state: "region",
        zip: "postcode",
        country: "country",
        is_business: "custom",
        newsletter: "custom",
        registered: "created_at",
      },
      always: { role: "customer", stage: "customer" },
    },
    orders: {
      kind: "document",
      files: ["orders"],
      header: ["order_no", "order_date", "status", "payment_method"],
      id: ["order_no"],
      columns: {
        order_no: "number",
        order_date: "issued_at",
        currency: "currency",
        carriage: "freight_cost",
        status: [
          "source_state",
          {
            field: "state",
            values: { Completed: "closed", Pending: "open", Cancelled: "cancelled" },
          },
          { field: "recognised", values: { Completed: "true" }, otherwise: "false" },
        ],
        paid: "custom",
        paid_on: "custom",
        payment_method: "custom",
      },
      links: { account: { column: "customer_id", to: "customers" } },
      party: ["account"],
      always: { document_kind: "order" },
      // Totals follow from the lines.
      ignored: ["amount", "tax", "total"],
    },
    order_lines: lines("order_lines", "order_no", "orders"),
    returns: {
      kind: "document",
      files: ["returns"],
      header: ["return_no", "return_date", "status"],
      id: ["return_no"],
      columns: {
        return_no: "number",
        return_date: "issued_at",
        currency: "currency",
        carriage: "freight_cost",
        status: [
          "source_state",
          { field: "state", values: { Refunded: "closed", Open: "open" } },
          { field: "recognised", values: { Refunded: "true" }, otherwise: "false" },
        ],
        order_no: "custom",
      },
      links: { account: { column: "customer_id", to: "customers" } },
      party: ["account"],
      always: { document_kind: "return" },
      ignored: ["amount", "tax"],
    },
    return_lines: lines("return_lines", "return_no", "returns"),
  },
} as const satisfies ImportProfileGiven;
