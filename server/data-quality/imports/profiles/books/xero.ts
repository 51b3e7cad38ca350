import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, type ModuleGiven } from "../module-parts.ts";

const address = addressOf({
  line1: "POAddressLine1",
  line2: "POAddressLine2",
  city: "POCity",
  region: "PORegion",
  postcode: "POPostalCode",
  country: "POCountry",
});

const customer = {
  kind: "organisation" as const,
  id: ["ContactName"],
  name: ["ContactName"],
  columns: { ContactName: "name", EmailAddress: "mail", ...address },
};

/** Up to six people of a contact, the first of them without a number. */
const people = ["", "Person1", "Person2", "Person3", "Person4", "Person5"].map((nth) => {
  const [given, family] = [`${nth}FirstName`, `${nth}LastName`];
  const part: NonNullable<ModuleGiven["parts"]>[string] = {
    kind: "person",
    id: ["ContactName", given, family],
    columns: {
      [given]: "given_name",
      [family]: "family_name",
      ...(nth !== "" && { [`${nth}Email`]: "mail" }),
    },
    links: { account: { column: "ContactName", to: "Customers" } },
    always: { stage: "none" },
    unless: [{ column: family, is: [""] }],
  };
  return [nth === "" ? "People" : `People ${nth}`, part] as const;
});

/**
 * Xero's exports of sales invoices and of contacts. A row for each line repeats what is said of the invoice, its total with tax among
 * it; lines are written with tax or without it, as the invoice was. Contacts are known by their names, which Xero
 * keeps apart.
 */
export const xero: ImportProfileGiven = {
  source: "xero",
  title: "Xero",
  decimal: "point",
  labels: {
    ContactName: ["*ContactName"],
    InvoiceNumber: ["*InvoiceNumber"],
    InvoiceDate: ["*InvoiceDate"],
    DueDate: ["*DueDate"],
    Description: ["*Description"],
    Quantity: ["*Quantity"],
    UnitAmount: ["*UnitAmount"],
  },
  modules: {
    "Invoice lines": {
      kind: "document_line",
      header: ["ContactName", "InvoiceNumber", "InvoiceDate", "Total", "UnitAmount", "LineAmount", "Type"],
      signs: [
        "InvoiceAmountPaid",
        "InvoiceAmountDue",
        "TaxTotal",
        "AccountCode",
        "TrackingName1",
        "POAddressLine1",
      ],
      id: ["InvoiceNumber", "InventoryItemCode", "Description"],
      orId: ["InvoiceNumber", "Description"],
      isNumbered: true,
      columns: {
        Description: "description",
        Quantity: "quantity",
        UnitAmount: "list_price",
        LineAmount: "net_amount",
        TaxAmount: "tax_amount",
      },
      links: {
        document: { column: "InvoiceNumber", to: "Invoices" },
        product: { column: "InventoryItemCode", to: "Products" },
      },
      ignored: [
        ...[
          "Discount",
          "AccountCode",
          "TaxType",
          "PlannedDate",
          "InvoiceAmountPaid",
          "InvoiceAmountDue",
          "Sent",
        ],
        ...["TrackingName1", "TrackingOption1", "TrackingName2", "TrackingOption2"],
        ...["POAddressLine3", "POAddressLine4"],
        ...["SAAddressLine1", "SAAddressLine2", "SAAddressLine3", "SAAddressLine4"],
        ...["SACity", "SARegion", "SAPostalCode", "SACountry"],
      ],
      parts: {
        Customers: { ...customer, always: { role: "customer", stage: "customer" } },
        Products: {
          kind: "product",
          id: ["InventoryItemCode"],
          columns: { InventoryItemCode: "code", Description: "name" },
        },
        Invoices: {
          kind: "document",
          id: ["InvoiceNumber"],
          columns: {
            InvoiceNumber: "number",
            Reference: "title",
            InvoiceDate: "issued_at",
            DueDate: "due_on",
            Currency: "currency",
            Total: "gross_total",
            TaxTotal: "tax_total",
            Type: {
              field: "document_kind",
              values: { "Sales invoice": "invoice", "Sales credit note": "credit_note" },
            },
            Status: [
              "source_state",
              {
                field: "state",
                values: {
                  ...{
                    Paid: "closed",
                    "Awaiting Payment": "open",
                    "Awaiting Approval": "draft",
                    Draft: "draft",
                  },
                  ...{ Voided: "cancelled", Deleted: "cancelled" },
                },
                otherwise: "open",
              },
            ],
          },
          links: { account: { column: "ContactName", to: "Customers" } },
          always: { recognised: "true" },
          usually: { document_kind: "invoice" },
          party: ["account"],
        },
      },
    },
    Customers: {
      ...customer,
      header: ["ContactName", "EmailAddress"],
      signs: ["POAddressLine1", "SAAddressLine1", "AccountsReceivableTaxCodeName", "XeroNetworkKey"],
      columns: { ...customer.columns, AccountNumber: "custom", TaxNumber: "tax_number", Website: "website" },
      always: { stage: "none" },
      parts: Object.fromEntries(people),
    },
  },
};
