import type { ImportProfileGiven } from "../../../contract/data-quality/imports/import-mapping.ts";

type ModuleGiven = ImportProfileGiven["modules"][string];

const stages = { Customer: "customer", Prospect: "prospect", Contact: "none" };
const roles = { Customer: "customer", Prospect: "prospect", Contact: "other" };
const owner = { owner: { column: "Owner ID", to: "Users" } };
const whose = {
  account: { column: "Account ID", to: "Accounts" },
  person: { column: "Contact ID", to: "Contacts" },
};

const channels = {
  Phone: "phone",
  Email: "mail",
  Chat: "chat",
  "Web form": "form",
  Portal: "portal",
  Visit: "visit",
  Letter: "letter",
  Task: "task",
};

/** Four files of one shape: a call that was saved twice differs in its id alone. */
const activities = (file: string): ModuleGiven => ({
  kind: "contact",
  files: [file],
  header: ["Activity ID", "Start Time", "Channel"],
  id: ["Activity ID"],
  repeats: true,
  columns: {
    Channel: { field: "channel", values: channels },
    Purpose: "contact_kind",
    Direction: { field: "direction", values: { Inbound: "in", Outbound: "out" } },
    Subject: "subject",
    "Start Time": "started_at",
    "Due Date": "due_on",
    Status: { field: "state", values: { Planned: "planned", Completed: "done", Cancelled: "cancelled" } },
    Minutes: "minutes",
    Notes: "note",
    "From or To": "custom",
    "Case Number": "custom",
    "Caused By": "custom",
    Mood: "custom",
  },
  links: { ...owner, ...whose },
  party: ["account", "person"],
});

/** How the files of the CRM are read. */
export const crmMapping = {
  source: "old-crm",
  title: "CRM",
  dateOrder: "day-first",
  country: "DE",
  modules: {
    Users: {
      kind: "user",
      header: ["User ID", "Full Name", "Email"],
      id: ["User ID"],
      name: ["Full Name"],
      columns: { "Full Name": "name", Email: "mail" },
      ignored: ["Role", "Team"],
    },
    Accounts: {
      kind: "organisation",
      header: ["Account ID", "Account Name", "Type"],
      id: ["Account ID"],
      name: ["Account Name"],
      columns: {
        "Account Name": "name",
        Type: [
          { field: "role", values: roles, otherwise: "other" },
          { field: "stage", values: stages, otherwise: "none" },
        ],
        Industry: "industry",
        Employees: "employees_count",
        "Annual Revenue": "annual_revenue",
        Website: "website",
        Phone: "phone",
        Email: "mail",
        "Billing Street": "line1",
        "Billing City": "city",
        "Billing State": "region",
        "Billing Code": "postcode",
        "Billing Country": "country",
        "Parent Account ID": "custom",
        Description: "note",
        "Created Time": "created_at",
      },
      links: owner,
    },
    Contacts: {
      kind: "person",
      files: ["Contacts"],
      header: ["Contact ID", "Last Name", "Mailing City"],
      id: ["Contact ID"],
      name: ["First Name", "Last Name"],
      columns: {
        "First Name": "given_name",
        "Last Name": "family_name",
        Title: "title",
        Type: [
          { field: "role", values: roles, otherwise: "other" },
          { field: "stage", values: stages, otherwise: "none" },
        ],
        Email: "mail",
        Phone: "phone",
        Mobile: "mobile",
        "Mailing Street": "line1",
        "Mailing City": "city",
        "Mailing State": "region",
        "Mailing Code": "postcode",
        "Mailing Country": "country",
        "Created Time": "created_at",
      },
      links: { ...owner, account: { column: "Account ID", to: "Accounts" } },
    },
    Deals: {
      kind: "opportunity",
      header: ["Deal ID", "Deal Name", "Stage"],
      id: ["Deal ID"],
      columns: {
        "Deal Name": "name",
        Stage: [
          "stage",
          { field: "state", values: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
        ],
        Amount: "amount",
        Currency: "currency",
        Probability: "probability",
        "Closing Date": "closes_on",
        "Reason For Loss": "lost_reason",
        "Created Time": "opened_at",
      },
      links: { ...owner, ...whose },
      party: ["account", "person"],
    },
    Calls: activities("Calls"),
    Mails: activities("Mails"),
    Visits: activities("Visits"),
    Tasks: activities("Tasks"),
    Cases: {
      kind: "case_file",
      header: ["Case Number", "Case Origin", "Opened Time"],
      id: ["Case Number"],
      columns: {
        "Case Number": "number",
        "Case Type": { field: "case_kind", values: { Complaint: "complaint", Support: "support" } },
        Subject: "subject",
        "Case Origin": "channel",
        "Case Status": [
          "source_state",
          { field: "state", values: { New: "open", "On hold": "waiting", Closed: "closed" } },
        ],
        Priority: "priority",
        "Opened Time": "opened_at",
        "Closed Time": "closed_at",
        "Reported By": "custom",
        Article: "custom",
        Finding: "custom",
        "Goodwill Amount": "custom",
      },
      links: { ...owner, ...whose },
      party: ["account", "person"],
    },
    Campaigns: {
      kind: "campaign",
      header: ["Campaign ID", "Campaign Name", "Actual Cost"],
      id: ["Campaign ID"],
      name: ["Campaign Name"],
      columns: {
        "Campaign Name": "name",
        "Campaign Type": "type",
        "Start Date": "starts_on",
        "End Date": "ends_on",
        "Actual Cost": "cost_amount",
      },
    },
    Campaign_Members: {
      kind: "campaign_touch",
      header: ["Campaign ID", "Member Status", "Member Since"],
      columns: { "Member Status": "status", "Member Since": "touched_at", "Member Email": "custom" },
      links: { campaign: { column: "Campaign ID", to: "Campaigns" }, ...whose },
      party: ["account", "person"],
    },
  },
} as const satisfies ImportProfileGiven;
