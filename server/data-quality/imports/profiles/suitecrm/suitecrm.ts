import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import {
  addressOf,
  furtherAddress,
  furtherPoint,
  type ModuleGiven,
  optOut,
  ownersByName,
  yesWords,
} from "../module-parts.ts";
import { suitecrmLabels } from "./labels.ts";

const byName = (column: string, to: string) => ({ column, to, by: "name" as const });
const owners = ownersByName("Assigned to");
const account = { account: { column: "Account ID", to: "Accounts" } };
const orAccount = { account: byName("Account Name", "Accounts") };
const itself = (to: string) => ({ party: { column: "ID", to } });
const housekeeping = ["Created By", "Date Modified", "Deleted", "Modified By", "Assigned User Id"];

/** What an activity hangs on: Parent Type says what, Parent ID which. */
const parents = {
  account: {
    column: "Parent ID",
    to: "Accounts",
    when: { column: "Parent Type", is: ["Accounts", "Account"] },
  },
  person: {
    column: "Parent ID",
    to: "Contacts",
    when: { column: "Parent Type", is: ["Contacts", "Contact"] },
  },
  lead: { column: "Parent ID", to: "Leads", when: { column: "Parent Type", is: ["Leads", "Lead"] } },
  opportunity: {
    column: "Parent ID",
    to: "Opportunities",
    when: { column: "Parent Type", is: ["Opportunities", "Opportunity"] },
  },
  case: { column: "Parent ID", to: "Cases", when: { column: "Parent Type", is: ["Cases", "Case"] } },
};
const whose = ["account", "person", "lead"];

const activity = (channel: string, signs: string[], columns: ModuleGiven["columns"]): ModuleGiven => ({
  kind: "contact",
  header: ["Subject"],
  signs: ["Parent ID", "Parent Type", ...signs],
  id: ["ID"],
  orId: [],
  columns: {
    Subject: "subject",
    Description: "note",
    "Date Created": ["created_at", "started_at"],
    "Due Date": ["due_on", "started_at"],
    "Start Date": "started_at",
    "End Date": "ended_at",
    Status: {
      field: "state",
      values: { Held: "done", Completed: "done", "Not Held": "cancelled", Deferred: "cancelled" },
      otherwise: "planned",
    },
    ...columns,
  },
  links: { ...parents, ...owners.links },
  orLinks: { person: byName("Contact Name", "Contacts") },
  always: { channel },
  party: whose,
  parts: owners.parts,
  ignored: [...housekeeping, "Parent Type"],
});

const doNotCall = (module: string) => ({
  [`${module} do not call`]: optOut(
    "phone",
    "Office Phone",
    { column: "Do Not Call", is: yesWords },
    "Do not call, says SuiteCRM",
  ),
});
const personColumns = {
  "First Name": "given_name",
  "Last Name": "family_name",
  Title: "title",
  "Email Address": "mail",
  "Office Phone": "phone",
  Mobile: "mobile",
  Fax: "fax",
  Description: "note",
  "Date Created": "created_at",
  ...addressOf({
    line1: "Primary Address Street",
    city: "Primary Address City",
    region: "Primary Address State",
    postcode: "Primary Address Postal Code",
    country: "Primary Address Country",
  }),
};
const furtherOf = (module: string): NonNullable<ModuleGiven["parts"]> => ({
  [`${module} home phone`]: furtherPoint("phone", "home", ["ID"], itself(module), "Home Phone"),
  [`${module} other phone`]: furtherPoint("phone", "other", ["ID"], itself(module), "Other Phone"),
  [`${module} other address`]: furtherAddress("other", ["ID"], itself(module), {
    line1: "Alternate Address Street",
    city: "Alternate Address City",
    region: "Alternate Address State",
    postcode: "Alternate Address Postal Code",
    country: "Alternate Address Country",
  }),
  ...doNotCall(module),
});

/**
 * SuiteCRM and SugarCRM (the open edition): every field in quotes, the delimiter and the character set as the person who
 * exports has set them. Columns are labels without their colon, or the names of the database.
 */
export const suitecrm: ImportProfileGiven = {
  source: "suitecrm",
  title: "SuiteCRM or SugarCRM",
  labels: suitecrmLabels,
  signs: ["Date Created", "Assigned to", "Assigned User Id", "Date Modified", "Deleted", "Modified By"],
  modules: {
    Accounts: {
      kind: "organisation",
      header: ["Name"],
      signs: [
        "Alternate Phone",
        "Billing Postal Code",
        "Billing Street",
        "Email Address",
        "Member of",
        "Office Phone",
        "Ownership",
        "SIC Code",
        "Ticker Symbol",
      ],
      id: ["ID"],
      orId: [],
      name: ["Name"],
      columns: {
        Name: "name",
        Type: [
          {
            field: "role",
            values: {
              Customer: "customer",
              Kunde: "customer",
              Prospect: "prospect",
              Interessent: "prospect",
              Reseller: "partner",
              Partner: "partner",
              Integrator: "partner",
              Competitor: "competitor",
              Wettbewerber: "competitor",
            },
            otherwise: "other",
          },
          {
            field: "stage",
            values: {
              Customer: "customer",
              Kunde: "customer",
              Prospect: "prospect",
              Interessent: "prospect",
            },
            otherwise: "none",
          },
        ],
        Industry: "industry",
        Website: "website",
        "Office Phone": "phone",
        "Email Address": "mail",
        Fax: "fax",
        Employees: "employees_count",
        "Annual Revenue": "annual_revenue",
        Description: "note",
        "Date Created": "created_at",
        ...addressOf({
          line1: "Billing Street",
          city: "Billing City",
          region: "Billing State",
          postcode: "Billing Postal Code",
          country: "Billing Country",
        }),
      },
      links: { parent: { column: "Parent Account ID", to: "Accounts" }, ...owners.links },
      orLinks: { parent: byName("Member of", "Accounts") },
      parts: {
        ...owners.parts,
        "Accounts second phone": furtherPoint(
          "phone",
          "other",
          ["ID"],
          itself("Accounts"),
          "Alternate Phone",
        ),
        "Accounts shipping": furtherAddress("delivery", ["ID"], itself("Accounts"), {
          line1: "Shipping Street",
          city: "Shipping City",
          region: "Shipping State",
          postcode: "Shipping Postal Code",
          country: "Shipping Country",
        }),
      },
      ignored: housekeeping,
    },
    Contacts: {
      kind: "person",
      header: ["Last Name"],
      signs: [
        "Alternate Address Street",
        "Do Not Call",
        "Office Phone",
        "Primary Address City",
        "Primary Address Postal Code",
        "Primary Address Street",
        "Reports to",
      ],
      id: ["ID"],
      orId: [],
      name: ["First Name", "Last Name"],
      columns: personColumns,
      links: { ...account, ...owners.links },
      orLinks: orAccount,
      always: { stage: "none" },
      parts: { ...owners.parts, ...furtherOf("Contacts") },
      ignored: [...housekeeping, "Account Name", "Do Not Call"],
    },
    Leads: {
      kind: "prospect",
      header: ["Last Name", "Status"],
      signs: [
        "Converted",
        "Referred By",
        "Status Description",
        "Lead Source Description",
        "Account Description",
      ],
      id: ["ID"],
      orId: [],
      name: ["First Name", "Last Name"],
      columns: {
        ...personColumns,
        "Account Name": "company_name",
        Website: "website",
        "Lead Source": "source",
        Status: [
          "status",
          {
            field: "state",
            values: { Dead: "lost", Recycled: "lost", Converted: "converted" },
            otherwise: "open",
          },
        ],
        Converted: "converted",
      },
      ...owners,
      always: { role: "prospect", stage: "prospect" },
      parts: { ...owners.parts, ...furtherOf("Leads") },
      ignored: [...housekeeping, "Do Not Call"],
    },
    Opportunities: {
      kind: "opportunity",
      header: ["Opportunity Name", "Sales Stage"],
      id: ["ID"],
      orId: [],
      name: ["Opportunity Name"],
      columns: {
        "Opportunity Name": "name",
        "Sales Stage": [
          "stage",
          { field: "state", values: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
        ],
        "Opportunity Amount": "amount",
        "Probability (%)": "probability",
        "Expected Close Date": ["closes_on", "opened_at"],
        Type: "type",
        "Lead Source": "source",
        "Date Created": "opened_at",
      },
      links: { ...account, ...owners.links },
      orLinks: orAccount,
      party: ["account"],
      parts: owners.parts,
      ignored: [...housekeeping, "Account Name"],
    },
    Cases: {
      kind: "case_file",
      header: ["Case Number"],
      signs: ["Resolution", "State"],
      id: ["ID"],
      orId: ["Case Number"],
      name: ["Case Number"],
      columns: {
        "Case Number": "number",
        Subject: "subject",
        Type: { field: "case_kind", values: { Complaint: "complaint" }, otherwise: "support" },
        Priority: "priority",
        Status: [
          "source_state",
          {
            field: "state",
            values: {
              Closed: "closed",
              Closed_Closed: "closed",
              Closed_Rejected: "closed",
              Closed_Duplicate: "closed",
              Rejected: "closed",
              Duplicate: "closed",
              "Pending Input": "waiting",
              "Open_Pending Input": "waiting",
            },
            otherwise: "open",
          },
        ],
        "Date Created": "opened_at",
        "Date Closed": "closed_at",
      },
      links: { ...account, ...owners.links },
      orLinks: orAccount,
      usually: { channel: "other" },
      party: ["account"],
      parts: owners.parts,
      ignored: [...housekeeping, "Account Name"],
    },
    Calls: activity("phone", ["Duration Hours", "Duration Minutes", "Direction"], {
      Direction: { field: "direction", values: { Inbound: "in", Outbound: "out" }, otherwise: "" },
    }),
    Meetings: activity("event", ["Location", "Join URL", "External Meeting ID"], {}),
    Tasks: activity("task", ["Due Date", "Contact Name", "Priority"], {}),
    Notes: {
      kind: "note",
      header: ["Subject", "Note"],
      signs: ["Parent ID", "Parent Type", "Contact ID", "Filename", "Date Created"],
      id: ["ID"],
      orId: [],
      columns: { Subject: "title", Note: "text", "Date Created": "written_at" },
      links: { ...parents, ...owners.links },
      party: whose,
      parts: owners.parts,
      ignored: [...housekeeping, "Parent Type"],
    },
  },
};
