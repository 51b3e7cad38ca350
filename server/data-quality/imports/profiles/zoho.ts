import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";

const owner = (column: string) => ({ owner: { column, to: "Users" } });
const ownerByName = (column: string) => ({ owner: { column, to: "Users", by: "name" as const } });

const documentState = {
  Created: "open",
  Approved: "confirmed",
  Delivered: "delivered",
  Cancelled: "cancelled",
};
const totals = {
  "Sub Total": "list_total",
  Discount: "discount_total",
  Tax: "tax_total",
  Adjustments: "adjustment_total",
  "Grand Total": "gross_total",
};
/** Line items name no document: they become the lines of one document that holds them. */
const lineItems = (
  title: string,
  document_kind: string,
  discounted: string,
): ImportProfileGiven["modules"][string] => ({
  kind: "document_line",
  header: ["INVENTORYRELID", "Product Name", "List Price", "Quantity", "Total", "BOOKID"],
  id: ["INVENTORYRELID"],
  columns: {
    "Product Name": "description",
    "List Price": "list_price",
    Quantity: "quantity",
    Total: "list_amount",
    Discount: "discount_amount",
    [discounted]: "net_amount",
    Tax: "tax_amount",
  },
  links: {
    document: { value: "holding", to: `${title} holding` },
    product: { column: "Product Name", to: "Products", by: "name" },
  },
  parts: {
    [`${title} holding`]: {
      kind: "document",
      constantId: "holding",
      always: { document_kind, title: `${title} that name no document`, state: "draft", issued_at: "today" },
    },
  },
});

/**
 * Zoho CRM and Zoho Analytics exports, one file for each module. Owners are named by id in some modules and by name in
 * others; a potential's id isn't exported, but each potential has its own lead; calls are exported once for each record
 * they hang on; cases and tasks name nobody.
 */
export const zoho: ImportProfileGiven = {
  source: "zoho",
  title: "Zoho",
  dateOrder: "day-first",
  decimal: "point",
  country: "US",
  modules: {
    Users: {
      kind: "user",
      header: ["USER_ID", "Last Name", "Email"],
      id: ["USER_ID"],
      name: ["First Name", "Last Name"],
      columns: { "First Name": "given_name", "Last Name": "family_name", Email: "mail" },
    },
    Accounts: {
      kind: "organisation",
      header: ["ACCOUNTID", "Account Name"],
      id: ["ACCOUNTID"],
      name: ["Account Name"],
      columns: {
        "Account Name": "name",
        "Account Type": [
          { field: "role", values: { Customer: "customer", Prospect: "prospect" }, otherwise: "other" },
          { field: "stage", values: { Customer: "customer", Prospect: "prospect" }, otherwise: "none" },
        ],
        Industry: "industry",
        Website: "website",
      },
      links: owner("Account Owner Id"),
      ignored: ["Account Owner"],
    },
    Vendors: {
      kind: "organisation",
      header: ["VENDORID", "Vendor Name"],
      id: ["VENDORID"],
      name: ["Vendor Name"],
      columns: { "Vendor Name": "name", "Created Time": "created_at" },
      links: ownerByName("Vendor Owner"),
      always: { role: "supplier", stage: "none" },
    },
    Contacts: {
      kind: "person",
      header: ["CONTACTID", "Last Name"],
      id: ["CONTACTID"],
      name: ["Last Name"],
      columns: { "Last Name": "family_name", Email: "mail", Mobile: "mobile", "Created Time": "created_at" },
      links: { ...owner("Contact Owner Id"), account: { column: "Account Id", to: "Accounts" } },
      always: { stage: "none" },
      ignored: ["Contact Owner"],
    },
    Leads: {
      kind: "prospect",
      header: ["LEADID", "Last Name", "Lead Status"],
      id: ["LEADID"],
      name: ["Last Name"],
      columns: {
        "Last Name": "family_name",
        Company: "company_name",
        Email: "mail",
        Mobile: "mobile",
        Website: "website",
        Industry: "industry",
        "Lead Source": "source",
        "Lead Status": [
          "status",
          { field: "state", values: { "Lost Lead": "lost", "Junk Lead": "not_a_match" }, otherwise: "open" },
        ],
        CONVERTED: "converted",
        "Created Time": "created_at",
      },
      links: ownerByName("Lead Owner"),
      always: { role: "prospect", stage: "prospect" },
    },
    Products: {
      kind: "product",
      header: ["PRODUCTID", "Product Name", "Product Code"],
      id: ["PRODUCTID"],
      name: ["Product Name"],
      columns: {
        "Product Name": "name",
        "Product Code": "code",
        "Product Category": "category",
        "Product Manufacturer": "manufacturer",
        "Product Active": "is_active",
        "Created Time": "created_at",
        Cost: "cost",
      },
    },
    Price_Books: {
      kind: "price_list",
      header: ["BOOKID", "Price Book Name"],
      id: ["BOOKID"],
      name: ["Price Book Name"],
      columns: {
        "Price Book Name": "name",
        Active: "is_active",
        "Pricing Model": "pricing_model",
        "Created Time": "created_at",
      },
    },
    Campaigns: {
      kind: "campaign",
      header: ["CAMPAIGNID", "Campaign Name"],
      id: ["CAMPAIGNID"],
      name: ["Campaign Name"],
      columns: {
        "Campaign Name": "name",
        Type: "type",
        Status: [
          "source_state",
          {
            field: "state",
            values: { Planning: "planned", Active: "running", Complete: "done", Inactive: "cancelled" },
          },
        ],
        "Start Date": "starts_on",
        "End Date": "ends_on",
        "Expected Revenue": "expected_revenue",
        "Budgeted Cost": "budget_amount",
        "Actual Cost": "cost_amount",
        "Created Time": "created_at",
      },
    },
    Campaign_Lead_Status: {
      kind: "campaign_touch",
      header: ["Campaign Name", "Lead Last Name", "Status"],
      columns: {
        Status: "status",
        "Last Modified Time": "touched_at",
        "Lead First Name": "custom",
        "Lead Last Name": "custom",
      },
      links: {
        campaign: { column: "Campaign Name", to: "Campaigns", by: "name" },
        lead: { column: "Lead Last Name", to: "Leads", by: "name" },
      },
      party: ["lead"],
    },
    Potentials: {
      kind: "opportunity",
      header: ["Potential Name", "Stage", "LEADID"],
      id: ["LEADID"],
      columns: {
        "Potential Name": "name",
        "Created Time": "opened_at",
        "Closing Date": "closes_on",
        Amount: "amount",
        "Expected Revenue": "expected_revenue",
        Stage: [
          "stage",
          { field: "state", values: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
        ],
        Type: "type",
        "Lead Source": "source",
        Probability: "probability",
      },
      links: {
        ...ownerByName("Potential Owner"),
        lead: { column: "LEADID", to: "Leads" },
        campaign: { column: "Campaign Id", to: "Campaigns" },
      },
      party: ["lead"],
    },
    Quotes: {
      kind: "document",
      header: ["QUOTEID", "Quote Stage"],
      id: ["QUOTEID"],
      columns: {
        Subject: "title",
        "Created Time": "issued_at",
        "Valid Till": "due_on",
        "Quote Stage": [
          "source_state",
          {
            field: "state",
            values: {
              Draft: "draft",
              Negotiation: "open",
              "On Hold": "open",
              Confirmed: "confirmed",
              Delivered: "delivered",
              "Closed Won": "closed",
              "Closed Lost": "cancelled",
            },
          },
        ],
        ...totals,
      },
      links: ownerByName("Quote Owner"),
      always: { document_kind: "quote" },
    },
    Sales_Orders: {
      kind: "document",
      header: ["SALESORDERID", "Status"],
      id: ["SALESORDERID"],
      columns: {
        Subject: "title",
        Status: ["source_state", { field: "state", values: documentState }],
        "Due Date": "due_on",
        "Created Time": "issued_at",
        ...totals,
      },
      links: ownerByName("Sales Order Owner"),
      always: { document_kind: "order" },
      party: [{ namedBy: "Invoices", through: "order", link: "account" }],
    },
    Invoices: {
      kind: "document",
      header: ["INVOICEID", "Invoice Number", "Invoice Status"],
      id: ["INVOICEID"],
      columns: {
        Subject: "title",
        "Invoice Number": "number",
        "Invoice Status": ["source_state", { field: "state", values: documentState }],
        "Created Time": "issued_at",
        ...totals,
      },
      links: {
        ...owner("Invoice Owner Id"),
        account: { column: "Account Id", to: "Accounts" },
        person: { column: "Contact Id", to: "Contacts" },
        order: { column: "Sales Order Id", to: "Sales_Orders" },
      },
      always: { document_kind: "invoice", recognised: "true" },
      party: ["account", "person"],
      ignored: ["Invoice Owner"],
    },
    Purchase_Orders: {
      kind: "document",
      header: ["PURCHASEORDERID", "PO Number"],
      id: ["PURCHASEORDERID"],
      columns: {
        Subject: "title",
        "PO Number": "number",
        Status: ["source_state", { field: "state", values: documentState }],
        "PO Date": "issued_at",
        "Due Date": "due_on",
        "Sub Total": "list_total",
        Discount: "discount_total",
        Tax: "tax_total",
        Adjustments: "adjustment_total",
        "Gross Total": "gross_total",
      },
      links: ownerByName("Purchase Order Owner"),
      always: { document_kind: "purchase_order" },
    },
    Invoice_Line_Items: {
      files: ["Invoice_Line_Items"],
      ...lineItems("Invoice lines", "invoice", "Total After Discount"),
    },
    Sales_Order_Line_Items: {
      files: ["Sales_Order_Line_Items"],
      ...lineItems("Order lines", "order", "Total After Discount"),
    },
    Purchase_Order_Line_Items: {
      files: ["Purchase_Order_Line_Items"],
      ...lineItems("Purchase lines", "purchase_order", "Total after Discount"),
    },
    Cases: {
      kind: "case_file",
      header: ["Case Owner", "Case Origin", "Status"],
      columns: {
        "Case Origin": {
          field: "channel",
          values: { Email: "mail", Phone: "phone", Web: "form", "Social Media": "social" },
          otherwise: "other",
        },
        Status: [
          "source_state",
          {
            field: "state",
            values: { Escalated: "open", "On Hold": "waiting", Closed: "closed" },
            otherwise: "open",
          },
        ],
        "Created Time": "opened_at",
        "Modified Time": "closed_at",
      },
      links: ownerByName("Case Owner"),
    },
    Calls: {
      kind: "contact",
      header: ["TASKID", "Call Start Time", "Call Type"],
      id: ["TASKID"],
      repeats: true,
      columns: {
        "Call Start Time": "started_at",
        "Call Duration (in seconds)": "seconds",
        Subject: "subject",
        "Call Type": { field: "direction", values: { Inbound: "in", Outbound: "out" } },
        "Call Purpose": [
          "custom",
          { field: "contact_kind", values: { Support: "support" }, otherwise: "other" },
        ],
        Billable: "is_billable",
        "Created Time": "created_at",
      },
      links: {
        ...owner("Call Owner Id"),
        account: { column: "ACCOUNTID", to: "Accounts", none: ["0"] },
        person: { column: "CONTACTID", to: "Contacts", none: ["0"] },
        lead: { column: "LEADID", to: "Leads", none: ["0"] },
      },
      always: { channel: "phone", state: "done" },
      party: ["account", "person", "lead"],
      ignored: ["Call Owner", "Call Duration (in minutes)"],
    },
    Events: {
      kind: "contact",
      header: ["EVENTID", "Start DateTime", "End DateTime"],
      id: ["EVENTID"],
      columns: {
        Subject: "subject",
        "Start DateTime": "started_at",
        "End DateTime": "ended_at",
        "Created Time": "created_at",
      },
      links: {
        ...owner("Event Owner Id"),
        account: { column: "ACCOUNTID", to: "Accounts", none: ["0"] },
        person: { column: "CONTACTID", to: "Contacts", none: ["0"] },
        lead: { column: "LEADID", to: "Leads", none: ["0"] },
      },
      always: { channel: "event" },
      party: ["account", "person", "lead"],
      ignored: ["Event Owner"],
    },
    Tasks: {
      kind: "contact",
      header: ["Task Owner", "Due Date", "Status"],
      repeats: true,
      columns: {
        Subject: "subject",
        "Created Time": "started_at",
        "Due Date": "due_on",
        Status: { field: "state", values: { Completed: "done" }, otherwise: "planned" },
      },
      links: ownerByName("Task Owner"),
      always: { channel: "task" },
    },
  },
};
