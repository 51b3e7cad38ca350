import type { ModuleGiven } from "../module-parts.ts";
import { account, housekeeping, owners, person, toNamed } from "./links.ts";

/** Quotes, orders and invoices come with a row for each line, the document repeated on each. */
const document = (
  module: string,
  number: string,
  day: string,
  document_kind: string,
  status: string,
): ModuleGiven => ({
  kind: "document_line",
  header: [number, "Item Name", "Quantity", "List Price"],
  mend: [
    { column: "Item Name", find: "Products::::", with: "" },
    { column: "Item Name", find: "Services::::", with: "" },
  ],
  columns: {
    "Item Name": "description",
    Quantity: "quantity",
    "List Price": "list_price",
    "Item Discount Amount": "discount_amount",
  },
  links: {
    document: { column: number, to: module },
    product: { column: "Item Name", to: "Products", by: "name" },
  },
  parts: {
    ...owners.parts,
    [module]: {
      kind: "document",
      id: [number],
      columns: {
        [number]: "number",
        Subject: "title",
        [day]: "issued_at",
        "Created Time": "issued_at",
        "Due Date": "due_on",
        [status]: [
          "source_state",
          {
            field: "state",
            values: {
              Created: "open",
              AutoCreated: "open",
              Draft: "draft",
              Approved: "confirmed",
              Accepted: "confirmed",
              Sent: "open",
              Delivered: "delivered",
              Paid: "closed",
              Cancel: "cancelled",
              Cancelled: "cancelled",
              Rejected: "cancelled",
            },
            otherwise: "open",
          },
        ],
        Currency: "custom",
      },
      links: { ...account, person: toNamed("Contact Name", "Contacts"), ...owners.links },
      always: { document_kind, ...(document_kind === "invoice" ? { recognised: "true" } : {}) },
      usually: { issued_at: "today" },
      party: ["account", "person"],
    },
  },
  ignored: [...housekeeping, "Sub Total", "Total", "Balance", "Received"],
});

export const sales: Readonly<Record<string, ModuleGiven>> = {
  Potentials: {
    kind: "opportunity",
    header: ["Opportunity Name", "Sales Stage"],
    id: ["Opportunity Number"],
    orId: [],
    name: ["Opportunity Name"],
    columns: {
      "Opportunity Name": "name",
      "Sales Stage": [
        "stage",
        {
          field: "state",
          values: {
            "Closed Won": "won",
            "Closed Lost": "lost",
            "Abgeschlossen - gewonnen": "won",
            "Abgeschlossen - verloren": "lost",
          },
          otherwise: "open",
        },
      ],
      Amount: "amount",
      "Weighted Revenue": "expected_revenue",
      Probability: "probability",
      "Expected Close Date": ["closes_on", "opened_at"],
      Type: "type",
      "Lead Source": "source",
      "Created Time": "opened_at",
    },
    links: {
      ...account,
      ...person,
      campaign: toNamed("Campaign Source", "Campaigns"),
      ...owners.links,
    },
    party: ["account", "person"],
    parts: owners.parts,
    ignored: housekeeping,
  },
  Products: {
    kind: "product",
    header: ["Product Name"],
    signs: ["Part Number", "Product Active", "Product Number", "Purchase Cost", "Qty In Stock", "Usage Unit"],
    id: ["Product Number"],
    orId: [],
    name: ["Product Name"],
    columns: {
      "Product Name": "name",
      "Product Number": "code",
      "Part Number": "custom",
      "Product Category": "category",
      Manufacturer: "manufacturer",
      "Usage Unit": "unit",
      "Unit Price": "list_price",
      "Purchase Cost": "cost",
      "Product Active": "is_active",
      "Created Time": "created_at",
    },
    ignored: housekeeping,
  },
  Invoice_Lines: document("Invoice", "Invoice No", "Invoice Date", "invoice", "Status"),
  Quotes_Lines: document("Quotes", "Quote No", "Quote Date", "quote", "Quote Stage"),
  SalesOrder_Lines: document("SalesOrder", "SalesOrder No", "Order Date", "order", "Status"),
};
