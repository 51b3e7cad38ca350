import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, type ModuleGiven, optOut, ownersByName, yesWords } from "../module-parts.ts";
import { hubspotLabels } from "./labels.ts";

// An export names associated records by ids and by names; of several the first one is the primary one.
const ids = (column: string, to: string) => ({ column, to, split: ";" });
const names = (column: string, to: string) => ({ column, to, by: "name" as const, split: ";" });
const company = { account: ids("Associated Company IDs", "Companies") };
const person = { person: ids("Associated Contact IDs", "Contacts") };
const deal = { opportunity: ids("Associated Deal IDs", "Deals") };
const ticket = { case: ids("Associated Ticket IDs", "Tickets") };
const byName = {
  account: names("Associated Company", "Companies"),
  person: names("Associated Contact", "Contacts"),
  opportunity: names("Associated Deal", "Deals"),
};
const named = ["Associated Company", "Associated Contact", "Associated Deal"];
const housekeeping = ["Last Modified Date", "Last Activity Date", "Object ID"];

const lifecycle = {
  Subscriber: "visitor",
  Lead: "prospect",
  "Marketing Qualified Lead": "prospect",
  "Sales Qualified Lead": "qualified",
  Opportunity: "qualified",
  Customer: "customer",
  Evangelist: "customer",
  Other: "none",
  subscriber: "visitor",
  lead: "prospect",
  marketingqualifiedlead: "prospect",
  salesqualifiedlead: "qualified",
  opportunity: "qualified",
  customer: "customer",
  evangelist: "customer",
  other: "none",
};
const stageAndRole = [
  { field: "stage", values: lifecycle, otherwise: "none" },
  {
    field: "role",
    values: { Customer: "customer", Evangelist: "customer", customer: "customer", evangelist: "customer" },
    otherwise: "prospect",
  },
  "custom",
];

/** What was done with somebody. Each kind of it is exported as a file of its own; the columns beside these differ. */
const activity = (channel: string, header: string[], columns: ModuleGiven["columns"]): ModuleGiven => ({
  kind: "contact",
  header,
  id: ["Record ID"],
  orId: [],
  columns: { "Create Date": ["created_at", "started_at"], "Activity date": "started_at", ...columns },
  links: { ...company, ...person, ...deal, ...ticket, ...ownersByName("Activity assigned to").links },
  orLinks: byName,
  always: { channel },
  party: ["account", "person"],
  parts: ownersByName("Activity assigned to").parts,
  ignored: [...named, ...housekeeping],
});

/** HubSpot's exports of contacts, companies, deals, tickets and activities. Moments are `2024-03-12 09:14`. */
export const hubspot: ImportProfileGiven = {
  source: "hubspot",
  title: "HubSpot",
  decimal: "point",
  signs: ["Record ID", "Create Date", "Contact owner", "Company owner", "Deal owner", "Lifecycle Stage"],
  labels: hubspotLabels,
  modules: {
    Contacts: {
      kind: "person",
      header: ["Email"],
      signs: [
        "Associated Company",
        "Associated Company IDs",
        "Contact owner",
        "Create Date",
        "Lead Status",
        "Marketing contact status",
        "Original Source",
        "Record ID",
        "Unsubscribed from all email",
      ],
      id: ["Record ID"],
      orId: [],
      name: ["First Name", "Last Name"],
      columns: {
        "First Name": "given_name",
        "Last Name": "family_name",
        Email: "mail",
        "Phone Number": "phone",
        "Mobile Phone Number": "mobile",
        "Fax Number": "fax",
        "Job Title": "title",
        "Website URL": "website",
        Industry: "industry",
        "Lifecycle Stage": stageAndRole,
        "Create Date": "created_at",
        "Preferred language": "language",
        ...addressOf({
          line1: "Street Address",
          city: "City",
          region: "State/Region",
          postcode: "Postal Code",
          country: "Country/Region",
        }),
      },
      links: { ...company, ...ownersByName("Contact owner").links },
      // An export of contacts alone names the company as a property of the contact.
      orLinks: { account: [byName.account, names("Company Name", "Companies")] },
      usually: { stage: "none" },
      parts: {
        ...ownersByName("Contact owner").parts,
        "Contact opt-outs": optOut(
          "mail",
          "Email",
          { column: "Unsubscribed from all email", is: yesWords },
          "Unsubscribed from all mail in HubSpot",
        ),
      },
      ignored: [...named, ...housekeeping, "Unsubscribed from all email"],
    },
    Companies: {
      kind: "organisation",
      header: ["Company name"],
      signs: [
        "Company owner",
        "Company Domain Name",
        "Create Date",
        "Associated Contact IDs",
        "Lifecycle Stage",
        "Number of Employees",
        "Record ID",
        "Year Founded",
      ],
      id: ["Record ID"],
      orId: [],
      name: ["Company name"],
      columns: {
        "Company name": "name",
        "Company Domain Name": "website",
        "Website URL": "website",
        "Phone Number": "phone",
        Industry: "industry",
        "Number of Employees": "employees_count",
        "Annual Revenue": "annual_revenue",
        "Lifecycle Stage": stageAndRole,
        Description: "note",
        "Create Date": "created_at",
        ...addressOf({
          line1: "Street Address",
          line2: "Street Address 2",
          city: "City",
          region: "State/Region",
          postcode: "Postal Code",
          country: "Country/Region",
        }),
      },
      links: {
        parent: { column: "Parent Company IDs", to: "Companies", split: ";" },
        ...ownersByName("Company owner").links,
      },
      parts: ownersByName("Company owner").parts,
      ignored: [
        "Associated Contact",
        "Associated Contact IDs",
        "Associated Deal",
        "Associated Deal IDs",
        ...housekeeping,
      ],
    },
    Deals: {
      kind: "opportunity",
      header: ["Deal Name", "Deal Stage"],
      id: ["Record ID"],
      orId: [],
      name: ["Deal Name"],
      columns: {
        "Deal Name": "name",
        "Deal Stage": [
          "stage",
          {
            field: "state",
            values: {
              "Closed Won": "won",
              "Closed won": "won",
              closedwon: "won",
              "Closed Lost": "lost",
              "Closed lost": "lost",
              closedlost: "lost",
              Abgeschlossen: "won",
              "Abgeschlossen und gewonnen": "won",
              "Abgeschlossen und verloren": "lost",
            },
            otherwise: "open",
          },
        ],
        // Stages of a house's own are told apart by these.
        "Is Closed Lost": { field: "state", values: { true: "lost", false: "", True: "lost", False: "" } },
        "Is Closed Won": { field: "state", values: { true: "won", false: "", True: "won", False: "" } },
        Amount: "amount",
        Currency: "currency",
        "Deal probability": { field: "probability", decimal: "point" },
        "Close Date": ["closes_on", "opened_at"],
        "Create Date": "opened_at",
        "Deal Type": "type",
        "Original Source Type": "source",
        "Closed Lost Reason": "lost_reason",
      },
      links: { ...company, ...person, ...ownersByName("Deal owner").links },
      orLinks: { account: byName.account, person: byName.person },
      party: ["account", "person"],
      parts: ownersByName("Deal owner").parts,
      ignored: [...named, ...housekeeping],
    },
    Tickets: {
      kind: "case_file",
      header: ["Ticket name", "Ticket status"],
      id: ["Record ID"],
      orId: [],
      name: ["Ticket name"],
      columns: {
        "Ticket name": "subject",
        "Ticket status": [
          "source_state",
          {
            field: "state",
            values: {
              New: "open",
              Neu: "open",
              "Waiting on contact": "waiting",
              "Wartet auf Kontakt": "waiting",
              "Waiting on us": "open",
              Closed: "closed",
              Geschlossen: "closed",
            },
            otherwise: "open",
          },
        ],
        Category: {
          field: "case_kind",
          values: { Complaint: "complaint", COMPLAINT: "complaint" },
          otherwise: "support",
        },
        Source: {
          field: "channel",
          values: {
            Email: "mail",
            EMAIL: "mail",
            Phone: "phone",
            PHONE: "phone",
            Chat: "chat",
            CHAT: "chat",
            Form: "form",
            FORM: "form",
          },
          otherwise: "other",
        },
        Priority: "priority",
        "Create Date": "opened_at",
        "Close Date": "closed_at",
      },
      links: { ...company, ...person, ...ownersByName("Ticket owner").links },
      orLinks: { account: byName.account, person: byName.person },
      party: ["account", "person"],
      parts: ownersByName("Ticket owner").parts,
      ignored: [...named, ...housekeeping],
    },
    Products: {
      kind: "product",
      header: ["Name", "Unit price"],
      signs: ["Create Date", "Product description", "Record ID", "SKU", "Unit cost"],
      id: ["Record ID"],
      orId: [],
      name: ["Name"],
      columns: {
        Name: "name",
        SKU: "code",
        "Unit price": "list_price",
        "Unit cost": "cost",
        "Create Date": "created_at",
      },
      ignored: housekeeping,
    },
    Notes: {
      ...activity("task", ["Note body"], {}),
      kind: "note",
      always: {},
      columns: { "Note body": "text", "Create Date": "written_at", "Activity date": "written_at" },
    },
    Calls: activity("phone", ["Call outcome", "Call duration"], {
      "Call title": "subject",
      "Call notes": "note",
      "Call duration": "seconds",
      "Call outcome": "outcome",
      "Call direction": {
        field: "direction",
        values: { Inbound: "in", INBOUND: "in", Outbound: "out", OUTBOUND: "out" },
        otherwise: "",
      },
    }),
    Emails: activity("mail", ["Email subject", "Email body"], {
      "Email subject": "subject",
      "Email body": "note",
      "Email direction": {
        field: "direction",
        values: {
          INCOMING_EMAIL: "in",
          Incoming: "in",
          "Incoming Email": "in",
          EMAIL: "out",
          Email: "out",
          Outgoing: "out",
        },
        otherwise: "",
      },
    }),
    Meetings: activity("event", ["Meeting name", "Meeting start time"], {
      "Meeting name": "subject",
      "Meeting description": "note",
      "Meeting start time": "started_at",
      "Meeting end time": "ended_at",
      "Meeting outcome": "outcome",
    }),
    Tasks: activity("task", ["Task Title", "Task Status"], {
      "Task Title": "subject",
      "Task Notes": "note",
      "Due date": "due_on",
      "Task Status": {
        field: "state",
        values: { Completed: "done", COMPLETED: "done" },
        otherwise: "planned",
      },
    }),
  },
};
