import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../harness/database.ts";
import { bringIn } from "./bring-in.ts";
import { csv, deliver, problemsOf } from "./deliver.ts";

const db = await testDatabase();
afterAll(() => db.drop());
let run: Awaited<ReturnType<typeof bringIn>>;

const users = csv(
  ["ID", "USERNAME", "FIRSTNAME", "LASTNAME", "NAME", "EMAIL", "ALIAS", "ISACTIVE"],
  [
    "0055g00000AbCdEAAV",
    "eva@trader.example",
    "Eva",
    "Stein",
    "Eva Stein",
    "eva@trader.example",
    "este",
    "true",
  ],
);
const accounts = csv(
  [
    "ID",
    "ISDELETED",
    "NAME",
    "TYPE",
    "BILLINGSTREET",
    "BILLINGCITY",
    "BILLINGPOSTALCODE",
    "BILLINGCOUNTRY",
    "SHIPPINGCITY",
    "PHONE",
    "ANNUALREVENUE",
    "NUMBEROFEMPLOYEES",
    "OWNERID",
    "PARENTID",
    "CREATEDDATE",
    "SYSTEMMODSTAMP",
    "REGION__C",
  ],
  [
    "0015g00000XyZabAAF",
    "false",
    "Nordwind GmbH",
    "Customer - Direct",
    "Hafenstr. 1",
    "Hamburg",
    "20457",
    "Germany",
    "Bremen",
    "+49 40 123456",
    "1200000.0",
    "45",
    "0055g00000AbCdEAAV",
    "",
    "2019-03-01T09:00:00.000Z",
    "2024-01-01T00:00:00.000Z",
    "North",
  ],
  [
    "0015g00000XyZacAAF",
    "false",
    "Ostwind AG",
    "Prospect",
    "",
    "Dresden",
    "",
    "",
    "",
    "",
    "",
    "",
    "0055g00000AbCdEAAV",
    "0015g00000XyZabAAF",
    "2020-03-01T09:00:00.000Z",
    "2024-01-01T00:00:00.000Z",
    "",
  ],
);
// Ids of 15 characters are the same records.
const contacts = csv(
  [
    "Id",
    "AccountId",
    "FirstName",
    "LastName",
    "Email",
    "HomePhone",
    "MailingCity",
    "HasOptedOutOfEmail",
    "Title",
    "OwnerId",
  ],
  [
    "0035g00000CoNt1AAF",
    "0015g00000XyZab",
    "Anna",
    "Berg",
    "anna@nordwind.example",
    "040 777",
    "Hamburg",
    "false",
    "Buyer",
    "0055g00000AbCdE",
  ],
  [
    "0035g00000CoNt2AAF",
    "0015g00000XyZacAAF",
    "Ben",
    "Kurz",
    "ben@ostwind.example",
    "",
    "",
    "true",
    "",
    "0055g00000AbCdEAAV",
  ],
);
const leads = csv(
  [
    "Id",
    "LastName",
    "FirstName",
    "Company",
    "Status",
    "IsConverted",
    "LeadSource",
    "Email",
    "OwnerId",
    "CreatedDate",
  ],
  [
    "00Q5g00000LeAd1EAF",
    "Klar",
    "Clara",
    "Südwind KG",
    "Working - Contacted",
    "false",
    "Web",
    "clara@suedwind.example",
    "0055g00000AbCdEAAV",
    "2024-02-01T10:00:00.000Z",
  ],
);
const opportunities = csv(
  [
    "ID",
    "ACCOUNTID",
    "NAME",
    "STAGENAME",
    "AMOUNT",
    "PROBABILITY",
    "CLOSEDATE",
    "ISCLOSED",
    "ISWON",
    "OWNERID",
    "CREATEDDATE",
  ],
  [
    "0065g00000OpPo1AAF",
    "0015g00000XyZabAAF",
    "Cranes 2024",
    "Signed by all",
    "500000.0",
    "100.0",
    "2024-05-31",
    "true",
    "true",
    "0055g00000AbCdEAAV",
    "2024-01-05T08:00:00.000Z",
  ],
  [
    "0065g00000OpPo2AAF",
    "0015g00000XyZabAAF",
    "Spare parts",
    "Negotiation",
    "1200.5",
    "60.0",
    "2024-09-30",
    "false",
    "false",
    "0055g00000AbCdEAAV",
    "2024-03-05T08:00:00.000Z",
  ],
);
const products = csv(
  ["Id", "Name", "ProductCode", "Family", "IsActive", "CreatedDate"],
  ["01t5g00000PrOd1AAF", "Crane", "CR-1", "Lifting", "true", "2018-01-01T00:00:00.000Z"],
);
const books = csv(
  ["Id", "Name", "IsActive", "IsStandard", "CreatedDate"],
  ["01s5g00000BoOk1AAF", "Standard", "true", "true", "2018-01-01T00:00:00.000Z"],
);
const entries = csv(
  ["Id", "Pricebook2Id", "Product2Id", "UnitPrice", "IsActive", "UseStandardPrice", "CreatedDate"],
  [
    "01u5g00000EnTr1AAF",
    "01s5g00000BoOk1AAF",
    "01t5g00000PrOd1AAF",
    "250000.0",
    "true",
    "false",
    "2018-01-01T00:00:00.000Z",
  ],
);
const lineItems = csv(
  [
    "Id",
    "OpportunityId",
    "PricebookEntryId",
    "Product2Id",
    "Quantity",
    "ListPrice",
    "UnitPrice",
    "TotalPrice",
    "CreatedDate",
  ],
  [
    "00k5g00000LiNe1AAF",
    "0065g00000OpPo1AAF",
    "01u5g00000EnTr1AAF",
    "01t5g00000PrOd1AAF",
    "2.0",
    "260000.0",
    "250000.0",
    "500000.0",
    "2024-01-05T08:00:00.000Z",
  ],
);
const orders = csv(
  ["Id", "AccountId", "OrderNumber", "EffectiveDate", "Status", "TotalAmount", "ActivatedDate", "OwnerId"],
  [
    "8015g00000OrDe1AAF",
    "0015g00000XyZabAAF",
    "00000100",
    "2024-06-01",
    "Activated",
    "500000.0",
    "2024-06-01T09:00:00.000Z",
    "0055g00000AbCdEAAV",
  ],
  [
    "8015g00000OrDe2AAF",
    "0015g00000XyZabAAF",
    "00000101",
    "2024-07-01",
    "Draft",
    "100.0",
    "",
    "0055g00000AbCdEAAV",
  ],
);
const orderItems = csv(
  [
    "Id",
    "OrderId",
    "OrderItemNumber",
    "PricebookEntryId",
    "Product2Id",
    "Quantity",
    "ListPrice",
    "UnitPrice",
    "TotalPrice",
    "CreatedDate",
  ],
  [
    "8025g00000ItEm1AAF",
    "8015g00000OrDe1AAF",
    "0000000001",
    "01u5g00000EnTr1AAF",
    "01t5g00000PrOd1AAF",
    "2.0",
    "260000.0",
    "250000.0",
    "500000.0",
    "2024-06-01T09:00:00.000Z",
  ],
  [
    "8025g00000ItEm2AAF",
    "8015g00000OrDe2AAF",
    "0000000002",
    "01u5g00000EnTr1AAF",
    "01t5g00000PrOd1AAF",
    "1.0",
    "100.0",
    "100.0",
    "100.0",
    "2024-07-01T09:00:00.000Z",
  ],
);
const cases = csv(
  [
    "Id",
    "CaseNumber",
    "AccountId",
    "ContactId",
    "Type",
    "Status",
    "Reason",
    "Origin",
    "Subject",
    "Priority",
    "IsClosed",
    "CreatedDate",
    "ClosedDate",
    "OwnerId",
  ],
  [
    "5005g00000CaSe1AAF",
    "00001000",
    "0015g00000XyZabAAF",
    "0035g00000CoNt1AAF",
    "Problem",
    "Closed",
    "Complaint",
    "Phone",
    "Crane squeaks",
    "High",
    "true",
    "2024-08-01T08:00:00.000Z",
    "2024-08-03T08:00:00.000Z",
    "0055g00000AbCdEAAV",
  ],
);
const tasks = csv(
  [
    "Id",
    "WhoId",
    "WhatId",
    "Subject",
    "ActivityDate",
    "Status",
    "TaskSubtype",
    "CallDurationInSeconds",
    "CallType",
    "OwnerId",
    "CreatedDate",
    "Description",
  ],
  [
    "00T5g00000TaSk1AAF",
    "0035g00000CoNt1AAF",
    "5005g00000CaSe1AAF",
    "Called about the noise",
    "2024-08-02",
    "Completed",
    "Call",
    "600",
    "Outbound",
    "0055g00000AbCdEAAV",
    "2024-08-02T08:00:00.000Z",
    "All fine",
  ],
  [
    "00T5g00000TaSk2AAF",
    "00Q5g00000LeAd1EAF",
    "",
    "Send the brochure",
    "2024-02-10",
    "Completed",
    "Email",
    "",
    "",
    "0055g00000AbCdEAAV",
    "2024-02-09T08:00:00.000Z",
    "",
  ],
  [
    "00T5g00000TaSk3AAF",
    "",
    "0065g00000OpPo2AAF",
    "Calculate the offer",
    "2024-03-10",
    "Completed",
    "Task",
    "",
    "",
    "0055g00000AbCdEAAV",
    "2024-03-09T08:00:00.000Z",
    "",
  ],
);
const events = csv(
  [
    "Id",
    "WhoId",
    "WhatId",
    "AccountId",
    "Subject",
    "StartDateTime",
    "EndDateTime",
    "IsAllDayEvent",
    "OwnerId",
  ],
  [
    "00U5g00000EvEn1AAF",
    "",
    "0015g00000XyZabAAF",
    "0015g00000XyZabAAF",
    "Visit to the yard",
    "2024-04-02T08:00:00.000Z",
    "2024-04-02T09:30:00.000Z",
    "false",
    "0055g00000AbCdEAAV",
  ],
);
const campaigns = csv(
  ["Id", "Name", "Type", "Status", "StartDate", "EndDate", "BudgetedCost", "ActualCost", "OwnerId"],
  [
    "7015g00000CaMp1AAF",
    "Spring fair",
    "Trade Show",
    "Completed",
    "2024-03-01",
    "2024-03-05",
    "5000.0",
    "4800.0",
    "0055g00000AbCdEAAV",
  ],
);
const members = csv(
  ["Id", "CampaignId", "LeadId", "ContactId", "Status", "HasResponded", "CreatedDate"],
  [
    "00v5g00000MeMb1AAF",
    "7015g00000CaMp1AAF",
    "00Q5g00000LeAd1EAF",
    "",
    "Responded",
    "true",
    "2024-03-02T08:00:00.000Z",
  ],
);
const assets = csv(
  ["Id", "AccountId", "ContactId", "Product2Id", "Name", "SerialNumber", "InstallDate", "OwnerId"],
  [
    "02i5g00000AsSe1AAF",
    "0015g00000XyZabAAF",
    "",
    "01t5g00000PrOd1AAF",
    "Crane in the yard",
    "SN-77",
    "2024-06-20",
    "0055g00000AbCdEAAV",
  ],
);
const notes = csv(
  ["Id", "ParentId", "Title", "Body", "OwnerId", "CreatedDate"],
  [
    "0025g00000NoTe1AAF",
    "0015g00000XyZabAAF",
    "Gate",
    "The gate code is <b>with the porter</b>.",
    "0055g00000AbCdEAAV",
    "2024-05-01T08:00:00.000Z",
  ],
);

beforeAll(async () => {
  await db.sql`update workspace set time_zone = 'Europe/Berlin', base_currency = 'EUR', country = 'DE'`;
  run = await deliver(db, {
    "Account.csv": accounts,
    "Asset.csv": assets,
    "Campaign.csv": campaigns,
    "CampaignMember.csv": members,
    "Case.csv": cases,
    "Contact.csv": contacts,
    "Event.csv": events,
    "extract_orders.csv": orders,
    "extract_items.csv": orderItems,
    "Lead.csv": leads,
    "Note.csv": notes,
    "Opportunity.csv": opportunities,
    "OpportunityLineItem.csv": lineItems,
    "Pricebook2.csv": books,
    "PricebookEntry.csv": entries,
    "Product2.csv": products,
    "Task.csv": tasks,
    "User.csv": users,
  });
});

describe("a full export of Salesforce, one file for each object", () => {
  test("every file is known and every row taken, whatever the file is called", async () => {
    expect(run.files.map(({ kind }) => kind?.replace("salesforce ", "")).sort()).toEqual([
      "Account",
      "Asset",
      "Campaign",
      "CampaignMember",
      "Case",
      "Contact",
      "Event",
      "Lead",
      "Note",
      "Opportunity",
      "OpportunityLineItem",
      "Order",
      "OrderItem",
      "Pricebook2",
      "PricebookEntry",
      "Product2",
      "Task",
      "User",
    ]);
    expect(run).toMatchObject({ state: "done", refused: 0, read: 25, created: 25 });
    expect(await problemsOf(db.sql, run.run)).toEqual([]);
  });

  test("accounts keep their owner, their parent, both addresses and their own fields", async () => {
    const found = await db.sql`
      select p.name, p.stage, r.role, u.name as owner, p.employees_count, p.annual_revenue::float8 as revenue,
        p.custom, to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as since,
        (select string_agg(label || ': ' || coalesce(city, normalised), ', ' order by label)
          from contact_point c where c.party_id = p.party_id and c.kind in ('address', 'phone')) as reach
      from party p
      join party_role r on r.party_id = p.party_id
      left join user_account u on u.user_id = p.owner_id
      where p.kind = 'organisation' and p.name <> 'Our company' order by p.name`;
    expect(found).toEqual([
      {
        name: "Nordwind GmbH",
        stage: "customer",
        role: "customer",
        owner: "Eva Stein",
        employees_count: 45,
        revenue: 1_200_000,
        custom: { REGION__C: "North" },
        since: "2019-03-01 09:00",
        reach: "delivery: Bremen, main: Hamburg, work: +4940123456",
      },
      {
        name: "Ostwind AG",
        stage: "prospect",
        role: "prospect",
        owner: "Eva Stein",
        employees_count: null,
        revenue: null,
        custom: {},
        since: "2020-03-01 09:00",
        reach: "main: Dresden",
      },
    ]);
  });

  test("people are tied to their accounts by ids of 15 and of 18 characters, accounts to their parents", async () => {
    const ties = await db.sql`
      select r.type, f.name as from, o.name as to, r.title
      from relationship r join party f on f.party_id = r.party_id join party o on o.party_id = r.other_party_id
      where r.direction = 'from' order by f.name`;
    expect(ties).toEqual([
      { type: "works_for", from: "Anna Berg", to: "Nordwind GmbH", title: "Buyer" },
      { type: "works_for", from: "Ben Kurz", to: "Ostwind AG", title: null },
      { type: "subsidiary_of", from: "Ostwind AG", to: "Nordwind GmbH", title: null },
    ]);
  });

  test("who opted out of mail is on the list of those who must not be written to", async () => {
    const found = await db.sql`select channel, reason from suppression`;
    expect(found).toEqual([{ channel: "mail", reason: "Opted out of mail in Salesforce" }]);
  });

  test("what is won is told by IsWon, whatever the stage is called", async () => {
    const found = await db.sql`
      select name, stage, state, amount::float8 as amount, probability::float8 as probability, closes_on
      from opportunity order by name`;
    expect(found).toEqual([
      {
        name: "Cranes 2024",
        stage: "Signed by all",
        state: "won",
        amount: 500_000,
        probability: 100,
        closes_on: "2024-05-31",
      },
      {
        name: "Spare parts",
        stage: "Negotiation",
        state: "open",
        amount: 1200.5,
        probability: 60,
        closes_on: "2024-09-30",
      },
    ]);
  });

  test("orders count once they are activated, with their lines and no amount twice", async () => {
    const found = await db.sql`
      select d.kind, d.number, d.state, d.recognised_on, p.name as customer, o.name as opportunity,
        d.list_total::float8 as list, d.net_total::float8 as net,
        (select count(*) from document_line l where l.document_id = d.document_id and l.product_id is not null)::integer as lines
      from document d join party p on p.party_id = d.party_id
      left join opportunity o on o.opportunity_id = d.opportunity_id
      order by d.kind, d.number`;
    const ofNordwind = { customer: "Nordwind GmbH", lines: 1 };
    expect(found).toEqual([
      {
        kind: "order",
        number: "00000100",
        state: "confirmed",
        recognised_on: "2024-06-01",
        opportunity: null,
        list: 500_000,
        net: 500_000,
        ...ofNordwind,
      },
      {
        kind: "order",
        number: "00000101",
        state: "draft",
        recognised_on: null,
        opportunity: null,
        list: 100,
        net: 100,
        ...ofNordwind,
      },
      {
        kind: "quote",
        number: null,
        state: "open",
        recognised_on: null,
        opportunity: "Cranes 2024",
        list: 520_000,
        net: 500_000,
        ...ofNordwind,
      },
    ]);
  });

  test("calls, visits, cases, notes and assets stand with the customer they are about", async () => {
    const found = await db.sql`
      select c.channel, c.subject, c.state, c.direction, c.minutes::float8 as minutes, p.name as customer
      from contact c join party p on p.party_id = c.party_id
      where c.channel in ('phone', 'mail', 'task', 'event') order by c.subject`;
    expect(found).toEqual([
      {
        channel: "task",
        subject: "Calculate the offer",
        state: "done",
        direction: null,
        minutes: null,
        customer: "Nordwind GmbH",
      },
      {
        channel: "phone",
        subject: "Called about the noise",
        state: "done",
        direction: "out",
        minutes: 10,
        customer: "Nordwind GmbH",
      },
      {
        channel: "mail",
        subject: "Send the brochure",
        state: "done",
        direction: null,
        minutes: null,
        customer: "Clara Klar",
      },
      {
        channel: "event",
        subject: "Visit to the yard",
        state: "done",
        direction: null,
        minutes: 90,
        customer: "Nordwind GmbH",
      },
    ]);
    const [others] = await db.sql`
      select (select kind || ' ' || channel || ' ' || state from case_file) as case,
        (select name || ' ' || serial from asset) as asset,
        (select title || ': ' || text from note) as note,
        (select status from campaign_touch) as touch,
        (select price::float8 from price_list_entry) as price`;
    expect(others).toEqual({
      case: "complaint phone closed",
      asset: "Crane in the yard SN-77",
      note: "Gate: The gate code is with the porter.",
      touch: "Responded",
      price: 250_000,
    });
  });

  test("a second delivery changes nothing", async () => {
    const second = await deliver(db, { "Account.csv": accounts, "Contact.csv": contacts, "Task.csv": tasks });
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 7 });
  });
});

describe("a report of Salesforce", () => {
  const report = csv(
    [
      "Account Owner",
      "Account Name",
      "Account ID",
      "Billing City",
      "Billing State/Province",
      "Type",
      "Last Activity",
      "Created Date",
    ],
    [
      "Eva Stein",
      "Nordwind Holding GmbH",
      "0015g00000XyZab",
      "Hamburg",
      "HH",
      "Customer - Direct",
      "13.06.2024",
      "01.03.2019",
    ],
    ["Eva Stein", "Westwind oHG", "0015g00000XyZad", "Köln", "NW", "Prospect", "", "02.04.2021"],
  );
  const footer = [
    "",
    '"Grand Totals (2 records)"',
    '"Confidential Information - Do Not Distribute"',
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
  ].join("\r\n");
  const people = csv(
    [
      "First Name",
      "Last Name",
      "Account Name",
      "Contact Owner",
      "Email",
      "Mailing City",
      "Email Opt Out",
      "Title",
    ],
    ["Dora", "Lang", "Westwind oHG", "Eva Stein", "dora@westwind.example", "Köln", "1", "Head of sales"],
  );

  test("updates the same accounts, passes its footer over and ties people by names", async () => {
    const reported = await deliver(db, { "report1718.csv": report + footer, "report1719.csv": people });
    expect(reported).toMatchObject({ state: "done", read: 3, created: 2, updated: 1, refused: 0 });
    expect(await problemsOf(db.sql, reported.run)).toEqual([]);
    const [found] = await db.sql`
      select (select name from party where name like 'Nordwind%') as renamed,
        (select o.name from relationship r join party f on f.party_id = r.party_id
          join party o on o.party_id = r.other_party_id
          where f.name = 'Dora Lang' and r.direction = 'from') as employer,
        (select count(*) from user_account where name = 'Eva Stein')::integer as colleagues,
        (select count(*) from run_problem where run_id = ${reported.run} and code = 'footer_skipped')::integer as footers`;
    expect(found).toEqual({
      renamed: "Nordwind Holding GmbH",
      employer: "Westwind oHG",
      colleagues: 1,
      footers: 3,
    });
  });
});
