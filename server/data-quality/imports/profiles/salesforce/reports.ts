import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, type ModuleGiven, optOut, ownersByName, yesWords } from "../module-parts.ts";
import { caseColumns } from "./conversations.ts";
import { accountType } from "./parties.ts";

const byId = (column: string, to: string) => ({ column, to });
const byName = (column: string, to: string) => ({ column, to, by: "name" as const });
const account = { account: byId("Account ID", "Account") };
const orAccount = { account: byName("Account Name", "Account") };
const contact = { person: byId("Contact ID", "Contact") };
const orContact = { person: byName("Contact Name", "Contact") };

const modules: Readonly<Record<string, ModuleGiven>> = {
  Account: {
    kind: "organisation",
    header: ["Account Name", "Account Owner"],
    signs: ["Billing State/Province", "Billing Zip/Postal Code", "Last Activity"],
    id: ["Account ID"],
    orId: [],
    name: ["Account Name"],
    columns: {
      "Account Name": "name",
      Type: accountType,
      Industry: "industry",
      Phone: "phone",
      Fax: "fax",
      Website: "website",
      "Annual Revenue": "annual_revenue",
      Employees: "employees_count",
      Description: "note",
      "Created Date": "created_at",
      ...addressOf({
        line1: "Billing Street",
        city: "Billing City",
        region: "Billing State/Province",
        postcode: "Billing Zip/Postal Code",
        country: "Billing Country",
      }),
    },
    ...ownersByName("Account Owner"),
    ignored: ["Billing Address Line 1", "Billing Address Line 2", "Billing Address Line 3"],
  },
  Contact: {
    kind: "person",
    header: ["Last Name", "Account Name"],
    signs: [
      "Contact Owner",
      "Email Opt Out",
      "Mailing State/Province",
      "Mailing Zip/Postal Code",
      "Account Owner",
    ],
    id: ["Contact ID"],
    orId: [],
    name: ["First Name", "Last Name"],
    columns: {
      "First Name": "given_name",
      "Last Name": "family_name",
      Title: "title",
      Email: "mail",
      Phone: "phone",
      Mobile: "mobile",
      Fax: "fax",
      "Created Date": "created_at",
      ...addressOf({
        line1: "Mailing Street",
        city: "Mailing City",
        region: "Mailing State/Province",
        postcode: "Mailing Zip/Postal Code",
        country: "Mailing Country",
      }),
    },
    links: { ...account, ...ownersByName("Contact Owner").links },
    orLinks: orAccount,
    always: { stage: "none" },
    parts: {
      ...ownersByName("Contact Owner").parts,
      "Contact opt-outs": optOut(
        "mail",
        "Email",
        { column: "Email Opt Out", is: yesWords },
        "Opted out of mail in Salesforce",
      ),
    },
    ignored: ["Account Name", "Account Owner", "Email Opt Out"],
  },
  Lead: {
    kind: "prospect",
    header: ["Last Name", "Lead Owner"],
    signs: ["Company / Account", "State/Province", "Zip/Postal Code"],
    id: ["Lead ID"],
    orId: [],
    name: ["First Name", "Last Name"],
    columns: {
      "First Name": "given_name",
      "Last Name": "family_name",
      "Company / Account": "company_name",
      Title: "title",
      Email: "mail",
      Phone: "phone",
      Mobile: "mobile",
      Website: "website",
      Industry: "industry",
      "Annual Revenue": "annual_revenue",
      "Lead Source": "source",
      "Lead Status": [
        "status",
        {
          field: "state",
          values: { "Closed - Not Converted": "lost", Unqualified: "not_a_match" },
          otherwise: "open",
        },
      ],
      Converted: "converted",
      "Converted Date": "converted_on",
      "Create Date": "created_at",
      "Created Date": "created_at",
      ...addressOf({
        line1: "Street",
        city: "City",
        region: "State/Province",
        postcode: "Zip/Postal Code",
        country: "Country",
      }),
    },
    ...ownersByName("Lead Owner"),
    always: { role: "prospect", stage: "prospect" },
  },
  Opportunity: {
    kind: "opportunity",
    header: ["Opportunity Name", "Stage"],
    signs: ["Close Date", "Fiscal Period", "Opportunity Owner", "Owner Role", "Probability (%)"],
    id: ["Opportunity ID"],
    orId: [],
    name: ["Opportunity Name"],
    columns: {
      "Opportunity Name": "name",
      Stage: [
        "stage",
        { field: "state", values: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
      ],
      Amount: "amount",
      "Amount Currency": "currency",
      "Expected Revenue": "expected_revenue",
      "Probability (%)": "probability",
      "Close Date": ["closes_on", "opened_at"],
      "Created Date": "opened_at",
      Type: "type",
      "Lead Source": "source",
    },
    links: {
      ...account,
      ...ownersByName("Opportunity Owner").links,
      campaign: byName("Primary Campaign Source", "Campaign"),
    },
    orLinks: orAccount,
    party: ["account"],
    parts: ownersByName("Opportunity Owner").parts,
    ignored: ["Account Name"],
  },
  Case: {
    kind: "case_file",
    header: ["Case Number"],
    signs: ["Case Owner", "Case Reason", "Date/Time Closed", "Date/Time Opened"],
    id: ["Case ID"],
    orId: ["Case Number"],
    name: ["Case Number"],
    columns: {
      "Opened Date": "opened_at",
      "Closed Date": "closed_at",
      ...caseColumns({
        number: "Case Number",
        type: "Type",
        reason: "Case Reason",
        status: "Status",
        origin: "Case Origin",
        opened: "Date/Time Opened",
        closed: "Date/Time Closed",
      }),
    },
    links: { ...account, ...contact, ...ownersByName("Case Owner").links },
    orLinks: { ...orAccount, ...orContact },
    party: ["account", "person"],
    parts: ownersByName("Case Owner").parts,
    ignored: ["Account Name", "Contact Name", "Open", "Closed"],
  },
  Task: {
    kind: "contact",
    header: ["Subject", "Assigned", "Date"],
    signs: ["Activity ID", "Company / Account", "Full Comments", "Lead", "Opportunity", "Task"],
    id: ["Activity ID"],
    orId: [],
    columns: {
      Subject: "subject",
      "Full Comments": "note",
      Date: ["started_at", "due_on"],
      Status: {
        field: "state",
        values: { Completed: "done", Deferred: "cancelled" },
        otherwise: "planned",
      },
      "Task Subtype": {
        field: "channel",
        values: { Call: "phone", Email: "mail", Task: "task", Event: "event" },
        otherwise: "task",
      },
      "Call Type": { field: "direction", values: { Inbound: "in", Outbound: "out" }, otherwise: "" },
      "Call Duration": "seconds",
      "Created Date": "created_at",
    },
    links: {
      account: byName("Company / Account", "Account"),
      person: byName("Contact", "Contact"),
      lead: byName("Lead", "Lead"),
      opportunity: byName("Opportunity", "Opportunity"),
      ...ownersByName("Assigned").links,
    },
    usually: { channel: "task" },
    party: ["account", "person", "lead"],
    parts: ownersByName("Assigned").parts,
  },
  Product2: {
    kind: "product",
    header: ["Product Name", "Product Code"],
    signs: ["Product Description", "Product Family"],
    id: ["Product ID"],
    orId: [],
    name: ["Product Name"],
    columns: {
      "Product Name": "name",
      "Product Code": "code",
      "Product Family": "category",
      Active: "is_active",
      "List Price": "list_price",
    },
  },
};

/**
 * A report of Salesforce, saved as a file: labels instead of names, the days and figures of the reader's country, people by
 * their names, ids of 15 characters where the report shows them, and sums and a notice below the rows.
 */
export const salesforceReports: ImportProfileGiven = {
  source: "salesforce",
  title: "Salesforce",
  idForm: "salesforce",
  modules,
};
