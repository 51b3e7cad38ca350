import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { searchWorkplacesNow } from "../../server/data-quality/workplaces/search/search-workplaces.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { testDatabase } from "../harness/database.ts";
import { bringIn, contentOf, realData, undo } from "./bring-in.ts";

const folder = realData("legacy-exports/zoho-crm-demo");

describe.skipIf(folder === null)("the Zoho demo account, 21 modules (needs ../shared/data)", async () => {
  const db = await testDatabase();
  afterAll(() => db.drop());
  const paths = [folder ?? ""];
  const before = await contentOf(db);
  const first = await bringIn(db, paths);

  test("loads every row of every module in one balanced run", () => {
    expect(first).toMatchObject({
      state: "done",
      read: 49_490,
      created: 44_851,
      unchanged: 4639,
      refused: 0,
    });
    expect(first.files.filter((file) => file.kind !== null)).toHaveLength(21);
    for (const file of first.files)
      expect(file.read, file.path).toBe(file.created + file.updated + file.unchanged + file.refused);
    expect(countsOf("Accounts.csv")).toMatchObject({ created: 2229 });
    expect(countsOf("Leads.csv")).toMatchObject({ created: 3900 });
    expect(countsOf("README.md")).toMatchObject({ kind: null, read: 0 });
  });

  test("takes calls that differ in their id alone for one fact, and does not charge it twice", async () => {
    expect(countsOf("Calls.csv")).toMatchObject({ read: 4100, created: 1528, unchanged: 2572 });
    expect(countsOf("Tasks.csv")).toMatchObject({ read: 2978, created: 911, unchanged: 2067 });
    const [calls] = await db.sql<{ facts: number; ids: number; notes: number }>`
      select (select count(*) from contact where channel = 'phone') as facts,
        (select count(*) from crosswalk where kind = 'Calls') as ids,
        (select count(*) from run_problem where run_id = ${first.run} and code = 'fact_repeated' and path = 'Calls.csv') as notes`;
    expect(calls).toEqual({ facts: 1528, ids: 4100, notes: 2572 });
  });

  test("keeps the amounts of the invoices, and leaves the cancelled ones out of the revenue", async () => {
    const [totals] = await db.sql`
      select sum(list_total)::numeric(20, 2) as list, sum(discount_total)::numeric(20, 2) as discount,
        sum(tax_total)::numeric(20, 2) as tax, sum(gross_total)::numeric(20, 0) as gross,
        count(*) filter (where source_state = 'Cancelled' and recognised_on is null) as cancelled,
        count(*) filter (where list_total = 0 and recognised_on is null) as empty,
        count(distinct party_id) as accounts
      from document where kind = 'invoice' and title is distinct from 'Invoice lines that name no document'`;
    expect(totals).toEqual({
      list: "17797057.20",
      discount: "901383.81",
      tax: "865499.63",
      gross: "16030187",
      cancelled: 329,
      empty: 270,
      accounts: 985,
    });
    const [revenue] = await db.sql<{ net: string; lines: string }>`
      select sum(d.net_total)::numeric(20, 2) as net,
        (select sum(l.net_amount)::numeric(20, 2) from document_line l
          join document o on o.party_id = l.party_id and o.document_id = l.document_id and o.recognised_on is not null) as lines
      from document d where d.recognised_on is not null`;
    expect(revenue?.lines).toBe(revenue?.net);
    const [recognised] = await db.sql<{ count: number }>`
      select count(*) as count from document where recognised_on is not null and state in ('draft', 'cancelled')`;
    expect(recognised?.count).toBe(0);
  });

  test("names nobody of those who write from ten providers, though an account has one of them as its site", async () => {
    const [asked] =
      await db.sql`select count(*) as count from run where kind = 'accounts' and state = 'waiting'`;
    expect(asked?.count).toBe(1);
    const { runId, state } = await searchWorkplacesNow(db, systemActor("command"));
    const [run] =
      await db.sql`select read_count as read, created_count as found from run where run_id = ${runId}`;
    expect([state, run]).toEqual(["done", { read: 1265, found: 0 }]);
  });

  test("leaves what names no customer with our own company", async () => {
    const own = "00000000-0000-7000-8000-000000000001";
    const [cases] = await db.sql<{ count: number }>`
      select count(*) as count from case_file where party_id = ${own}`;
    expect(cases?.count).toBe(797);
    const [calls] = await db.sql<{ count: number }>`
      select count(*) as count from run_problem
      where run_id = ${first.run} and code = 'reference_unknown' and path = 'Calls.csv' and field = 'ACCOUNTID'`;
    expect(calls?.count).toBe(20);
  });

  test("ties records together: owners, contacts to accounts, invoices to orders, potentials to leads", async () => {
    const [links] = await db.sql`
      select (select count(*) from relationship where direction = 'from') as works_for,
        (select count(*) from opportunity where state = 'won') as won,
        (select sum(amount)::numeric(20, 0) from opportunity) as pipeline,
        (select count(*) from document where kind = 'order' and party_id <> '00000000-0000-7000-8000-000000000001') as orders,
        (select count(*) from document where derived_from_id is not null) as derived,
        (select count(*) from party where kind = 'organisation' and owner_id is null and golden_id <> '00000000-0000-7000-8000-000000000001') as unowned,
        (select count(*) from user_account where state = 'named') as users,
        (select count(*) from prospect where state = 'converted') as converted,
        (select sum(minutes) from contact where channel = 'phone')::numeric(12, 0) > 0 as measured`;
    expect(links).toEqual({
      works_for: 1265,
      won: 1425,
      pipeline: "231380900",
      orders: 1030,
      derived: 1030,
      unowned: 1,
      users: 11,
      converted: 3632,
      measured: true,
    });
  });

  test("holds the amounts of each file against those of the records", async () => {
    const files = await db.sql<{ path: string; sums: Record<string, { source: string; loaded: string }> }>`
      select path, sums from import_file where run_id = ${first.run} and sums <> '{}'`;
    expect(files.length).toBeGreaterThan(6);
    // The lines of this source don't add up by cents: a line's discount is what lies between its list and net amount.
    for (const { path, sums } of files)
      for (const [field, { source, loaded }] of Object.entries(sums))
        if (field === "discount_amount") expect(Math.abs(Number(loaded) - Number(source))).toBeLessThan(1);
        else expect(loaded, `${path} ${field}`).toBe(source);
  });

  test("has the rows, names, words and sums that the delivery is known to have", async () => {
    const rows = {
      Accounts: 2229,
      Contacts: 1265,
      Leads: 3900,
      Potentials: 3632,
      Calls: 4100,
      Events: 2978,
      Tasks: 2978,
      Cases: 797,
      Campaigns: 110,
      Campaign_Lead_Status: 3900,
      Quotes: 3000,
      Sales_Orders: 2061,
      Sales_Order_Line_Items: 6138,
      Invoices: 1300,
      Invoice_Line_Items: 3051,
      Products: 2000,
      Price_Books: 10,
      Purchase_Orders: 1416,
      Purchase_Order_Line_Items: 4577,
      Vendors: 37,
      Users: 11,
    };
    for (const [file, read] of Object.entries(rows))
      expect(countsOf(`${file}.csv`), file).toMatchObject({ read });
    const [known] = await db.sql`
      select (select count(distinct lower(p.name)) from crosswalk k join party p on p.party_id = k.record_id
          where k.kind = 'Accounts')::integer as names,
        (select sum(c.minutes * 60)::integer from crosswalk k join contact c on c.contact_id = k.record_id
          where k.kind = 'Calls') as seconds,
        (select count(*) from crosswalk k join contact c on c.contact_id = k.record_id
          where k.kind = 'Calls' and c.direction = 'in')::integer as inbound,
        (select count(*) from opportunity where state = 'lost')::integer as lost,
        (select count(*) from relationship where type = 'works_for' and direction = 'from')::integer as employed`;
    // 910 names; three accounts have none and go by their site.
    expect(known).toEqual({ names: 913, seconds: 1_665_700, inbound: 3560, lost: 485, employed: 1265 });
    const statuses = await db.sql`
      select status, count(*)::integer as count from prospect group by status order by count desc, status`;
    expect(statuses).toEqual([
      { status: "Contact in Future", count: 781 },
      { status: "Contacted", count: 780 },
      { status: "Pre Qualified", count: 776 },
      { status: "Lost Lead", count: 392 },
      { status: "Not Contacted", count: 392 },
      { status: "Attempted to Contact", count: 391 },
      { status: "Junk Lead", count: 388 },
    ]);
  });

  test("tells customers from prospects, and whose calls and events are", async () => {
    const [known] = await db.sql`
      with account as (select distinct record_id as party_id from crosswalk where kind = 'Accounts')
      select (select count(distinct party_id) from party_role join account using (party_id)
          where role = 'customer')::integer as customers,
        (select count(distinct party_id) from party_role join account using (party_id)
          where role = 'prospect')::integer as prospects,
        (select count(*) from crosswalk k join contact_point m on m.party_id = k.record_id and m.kind = 'mail'
          where k.kind = 'Contacts')::integer as mails,
        (select count(distinct m.normalised) from crosswalk k join contact_point m on m.party_id = k.record_id
          and m.kind = 'mail' where k.kind = 'Contacts')::integer as "mailsApart",
        (select count(*) from crosswalk k join contact c on c.contact_id = k.record_id
          join account on account.party_id = c.party_id where k.kind = 'Calls')::integer as calls,
        (select count(distinct c.party_id) from crosswalk k join contact c on c.contact_id = k.record_id
          join account on account.party_id = c.party_id where k.kind = 'Calls')::integer as "accountsCalled",
        (select count(*) from crosswalk k join contact c on c.contact_id = k.record_id
          join account on account.party_id = c.party_id where k.kind = 'Events')::integer as events`;
    // Of the calls 990 name an account that is here, 1,150 more a contact who works for one; of the events 526 and 1,334.
    expect(known).toEqual({
      customers: 1105,
      prospects: 1124,
      mails: 1265,
      mailsApart: 1265,
      calls: 2140,
      accountsCalled: 201,
      events: 1860,
    });
  });

  test("a second delivery changes nothing, and an undo of the first leaves every table as before", async () => {
    const again = ["Accounts", "Contacts", "Calls", "Tasks", "Invoices"].map((file) =>
      join(folder ?? "", `${file}.csv`),
    );
    const loaded = await contentOf(db);
    const second = await bringIn(db, again);
    expect(second).toMatchObject({ state: "done", created: 0, updated: 0, unchanged: 11_872, refused: 0 });
    expect(await contentOf(db)).toEqual(loaded);

    expect(await undo(db, first.run)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
  }, 240_000);

  function countsOf(path: string) {
    return first.files.find((file) => file.path === path);
  }
});
