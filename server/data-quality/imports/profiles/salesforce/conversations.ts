import type { ModuleGiven } from "../module-parts.ts";
import { housekeeping, owner, toAccount, toContact, toLead } from "./parties.ts";

/** WhoId names a contact or a lead, WhatId an account, an opportunity or a case; AccountId is there where one is known. */
const about = {
  ...owner,
  account: toAccount("AccountId"),
  party: toAccount("WhatId"),
  person: toContact("WhoId"),
  lead: toLead("WhoId"),
  opportunity: { column: "WhatId", to: "Opportunity", starts: ["006"] },
  case: { column: "WhatId", to: "Case", starts: ["500"] },
};
const whose = ["account", "party", "person", "lead"];
/** Notes hang on any record. */
const parent = {
  ...owner,
  account: toAccount("ParentId"),
  person: toContact("ParentId"),
  lead: toLead("ParentId"),
  opportunity: { column: "ParentId", to: "Opportunity", starts: ["006"] },
  case: { column: "ParentId", to: "Case", starts: ["500"] },
};
const whoseNote = ["account", "person", "lead"];

export const caseColumns = (names: {
  number: string;
  type: string;
  reason: string;
  status: string;
  origin: string;
  opened: string;
  closed: string;
}): ModuleGiven["columns"] => ({
  [names.number]: "number",
  Subject: "subject",
  [names.type]: { field: "case_kind", values: { Complaint: "complaint" }, otherwise: "support" },
  [names.reason]: ["custom", { field: "case_kind", values: { Complaint: "complaint" }, otherwise: "" }],
  [names.status]: [
    "source_state",
    {
      field: "state",
      values: {
        Closed: "closed",
        Resolved: "closed",
        "On Hold": "waiting",
        "Waiting on Customer": "waiting",
      },
      otherwise: "open",
    },
  ],
  [names.origin]: {
    field: "channel",
    values: {
      Email: "mail",
      "Email-to-Case": "mail",
      Phone: "phone",
      Web: "form",
      "Web-to-Case": "form",
      Chat: "chat",
      Facebook: "social",
      Twitter: "social",
    },
    otherwise: "other",
  },
  Priority: "priority",
  [names.opened]: "opened_at",
  [names.closed]: "closed_at",
});

export const conversations: Readonly<Record<string, ModuleGiven>> = {
  Case: {
    kind: "case_file",
    header: ["CaseNumber", "CreatedDate"],
    id: ["Id"],
    orId: ["CaseNumber"],
    name: ["CaseNumber"],
    columns: caseColumns({
      number: "CaseNumber",
      type: "Type",
      reason: "Reason",
      status: "Status",
      origin: "Origin",
      opened: "CreatedDate",
      closed: "ClosedDate",
    }),
    links: {
      ...owner,
      account: toAccount("AccountId"),
      person: toContact("ContactId"),
      product: { column: "ProductId", to: "Product2" },
    },
    party: ["account", "person"],
    ignored: [...housekeeping, "MasterRecordId", "IsClosed"],
  },
  Task: {
    kind: "contact",
    header: ["Subject", "Status"],
    signs: [
      "ActivityDate",
      "CallDisposition",
      "CallDurationInSeconds",
      "CallType",
      "TaskSubtype",
      "WhatId",
      "WhoId",
    ],
    id: ["Id"],
    orId: [],
    columns: {
      Subject: "subject",
      Description: "note",
      // A day to be done by, until something tells better when it was.
      ActivityDate: ["due_on", "started_at"],
      CreatedDate: ["created_at", "started_at"],
      CompletedDateTime: "started_at",
      Status: {
        field: "state",
        values: { Completed: "done", Deferred: "cancelled" },
        otherwise: "planned",
      },
      TaskSubtype: {
        field: "channel",
        values: { Call: "phone", Email: "mail", ListEmail: "mail", "List Email": "mail", Task: "task" },
        otherwise: "task",
      },
      CallType: { field: "direction", values: { Inbound: "in", Outbound: "out" }, otherwise: "" },
      CallDurationInSeconds: "seconds",
      CallDisposition: "outcome",
    },
    links: about,
    usually: { channel: "task" },
    party: whose,
    ignored: [...housekeeping, "IsClosed", "WhoCount", "WhatCount", "IsArchived"],
  },
  Event: {
    kind: "contact",
    header: ["Subject"],
    signs: [
      "ActivityDateTime",
      "DurationInMinutes",
      "EndDateTime",
      "IsAllDayEvent",
      "ShowAs",
      "StartDateTime",
    ],
    id: ["Id"],
    orId: [],
    columns: {
      Subject: "subject",
      Description: "note",
      ActivityDate: "started_at",
      ActivityDateTime: "started_at",
      StartDateTime: "started_at",
      EndDateTime: "ended_at",
      CreatedDate: "created_at",
    },
    links: about,
    always: { channel: "event" },
    party: whose,
    ignored: [...housekeeping, "DurationInMinutes", "WhoCount", "WhatCount", "IsArchived"],
  },
  EmailMessage: {
    kind: "contact",
    header: ["MessageDate", "FromAddress", "ToAddress"],
    id: ["Id"],
    columns: {
      Subject: "subject",
      TextBody: "note",
      MessageDate: "started_at",
      Incoming: {
        field: "direction",
        values: { true: "in", "1": "in", false: "out", "0": "out", TRUE: "in", FALSE: "out" },
      },
      CreatedDate: "created_at",
    },
    links: {
      case: { column: "ParentId", to: "Case", starts: ["500"] },
      party: toAccount("RelatedToId"),
      opportunity: { column: "RelatedToId", to: "Opportunity", starts: ["006"] },
    },
    always: { channel: "mail", state: "done" },
    party: ["party"],
    ignored: [...housekeeping, "HtmlBody"],
  },
  Note: {
    kind: "note",
    header: ["Title", "Body", "ParentId"],
    id: ["Id"],
    columns: { Title: "title", Body: "text", CreatedDate: "written_at" },
    links: parent,
    party: whoseNote,
    ignored: [...housekeeping, "LastModifiedDate"],
  },
  CaseComment: {
    kind: "note",
    header: ["CommentBody", "ParentId"],
    id: ["Id"],
    columns: { CommentBody: "text", CreatedDate: "written_at" },
    links: { case: { column: "ParentId", to: "Case" } },
    ignored: [...housekeeping, "LastModifiedDate"],
  },
  Campaign: {
    kind: "campaign",
    header: ["Name", "StartDate"],
    signs: [
      "ActualCost",
      "BudgetedCost",
      "ExpectedResponse",
      "ExpectedRevenue",
      "NumberSent",
      "NumberOfLeads",
    ],
    id: ["Id"],
    name: ["Name"],
    columns: {
      Name: "name",
      Type: "type",
      Status: [
        "source_state",
        {
          field: "state",
          values: {
            Planned: "planned",
            "In Progress": "running",
            Completed: "done",
            Aborted: "cancelled",
          },
          otherwise: "planned",
        },
      ],
      StartDate: "starts_on",
      EndDate: "ends_on",
      CurrencyIsoCode: "currency",
      ExpectedRevenue: "expected_revenue",
      BudgetedCost: "budget_amount",
      ActualCost: "cost_amount",
      CreatedDate: "created_at",
    },
    ignored: housekeeping,
  },
  CampaignMember: {
    kind: "campaign_touch",
    header: ["CampaignId", "Status"],
    signs: ["ContactId", "FirstRespondedDate", "HasResponded", "LeadId", "LeadOrContactId"],
    id: ["Id"],
    orId: [],
    columns: { Status: "status", CreatedDate: "touched_at", FirstRespondedDate: "custom" },
    links: {
      campaign: { column: "CampaignId", to: "Campaign" },
      person: toContact("ContactId"),
      lead: toLead("LeadId"),
    },
    party: ["person", "lead"],
    ignored: [...housekeeping, "LeadOrContactId", "LeadOrContactOwnerId"],
  },
};
