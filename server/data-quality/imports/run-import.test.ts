import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";
import { Refusal } from "../../plumbing/refuse.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-import-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Buffer): void {
  writeFileSync(join(folder, name), content);
}

const accounts = (...rows: string[]) =>
  ["ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website,Notes", ...rows].join("\n");
const laura = "2,Laura Ashley,1011,Customer,Technology,BetaPages.com,";
const users = "USER_ID,First Name,Last Name,Email\n1011,,Tina Thomas,tina@finepick.example\n";
const calls = (...rows: string[]) =>
  [
    "TASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID",
    ...rows,
  ].join("\n");

describe("what a delivery does", () => {
  test("a second one changes what changed, notes it, and an undo of it restores the first", async () => {
    put("Accounts.csv", accounts(laura, "3,Angel's,1011,Prospect,,,"));
    put("Users.csv", users);
    await bringIn(db, [folder]);
    const first = await contentOf(db);

    put(
      "Accounts.csv",
      accounts("2,Laura Ashley plc,1011,Customer,Retail,BetaPages.com,", "3,Angel's,1011,Customer,,,"),
    );
    const second = await bringIn(db, [folder]);
    expect(second).toMatchObject({ created: 0, updated: 2, unchanged: 1 });
    // When its rows came in, which tells figures computed before from those computed after, while the run goes on.
    const [times] = await db.sql`
      select (cursor ->> 'loadedAt')::timestamptz between started_at and finished_at as "isWithin" from run where run_id = ${second.run}`;
    expect(times).toEqual({ isWithin: true });
    const [party] = await db.sql<{ name: string; industry: string; version: number }>`
      select name, industry, version from party where name like 'Laura%'`;
    expect(party).toEqual({ name: "Laura Ashley plc", industry: "Retail", version: 2 });
    const events = await db.sql<{ differences: Record<string, unknown> }>`
      select differences from event where name = 'party.changed' and run_id = ${second.run} order by differences->>'name' nulls last`;
    expect(events[0]?.differences).toEqual({
      name: { from: "Laura Ashley", to: "Laura Ashley plc" },
      industry: { from: "Technology", to: "Retail" },
    });
    const roles = await db.sql`
      select role, until is null as holds from party_role r join party p using (party_id) where p.name = 'Angel''s' order by role`;
    expect(roles).toEqual([
      { role: "customer", holds: true },
      { role: "prospect", holds: false },
    ]);

    expect(await undo(db, second.run)).toBe("done");
    expect(await contentOf(db)).toEqual(first);
  });

  test("a rehearsal reports the same and changes nothing", async () => {
    put("Accounts.csv", accounts(laura));
    const before = await contentOf(db);
    const rehearsal = await bringIn(db, [folder], { dryRun: true });
    expect(rehearsal).toMatchObject({ state: "done", created: 1, dryRun: true, problems: 1 });
    expect(await contentOf(db)).toEqual(before);
    const load = await bringIn(db, [folder]);
    expect(load).toMatchObject({ created: 1, problems: 1 });
  });

  test("a fact under a new id is known, in the delivery and across deliveries", async () => {
    put("Accounts.csv", accounts(laura));
    put(
      "Calls.csv",
      calls("1,2021-04-15 23:03:00,420,Invoice,Inbound,2,,", "2,2021-04-15 23:03:00,420,Invoice,Inbound,2,,"),
    );
    expect(await bringIn(db, [folder])).toMatchObject({ created: 2, unchanged: 1 });

    put("Calls.csv", calls("9,2021-04-15 23:03:00,420,Invoice,Inbound,2,,"));
    expect(await bringIn(db, [folder])).toMatchObject({ created: 0, unchanged: 2 });
    const [facts] = await db.sql`
      select count(*) as facts, count(distinct k.source_id) as ids
      from contact c join crosswalk k on k.record_id = c.contact_id group by c.contact_id`;
    expect(facts).toEqual({ facts: 3, ids: 3 });

    // Corrected at the source, it is a fact of its own from then on.
    put("Calls.csv", calls("9,2021-04-15 23:03:00,600,Invoice,Inbound,2,,"));
    expect(await bringIn(db, [folder])).toMatchObject({ created: 1, updated: 0 });
    const minutes = await db.sql<{
      minutes: string;
    }>`select minutes::text from contact order by contact.minutes`;
    expect(minutes).toEqual([{ minutes: "7.000" }, { minutes: "10.000" }]);
  });

  test("a record that names another one too early is completed by the next delivery", async () => {
    put("Contacts.csv", "CONTACTID,Last Name,Account Id,Email\n7,Tucker,2,tucker@rhyta.example\n");
    expect(await bringIn(db, [folder])).toMatchObject({ created: 1 });
    put("Accounts.csv", accounts(laura));
    expect(await bringIn(db, [folder])).toMatchObject({ created: 1, updated: 1 });
    const sides = await db.sql`select direction from relationship order by direction`;
    expect(sides).toEqual([{ direction: "from" }, { direction: "to" }]);
  });
});

describe("what a delivery says of its rows", () => {
  test("refuses what makes no sense, takes the rest with a reason, and balances", async () => {
    put(
      "Accounts.csv",
      accounts(laura, "2,Another,1011,Customer,,,", ",,,,,,nothing known", "4,,1011,Customer,,Shop.example,"),
    );
    put(
      "Calls.csv",
      calls("1,yesterday,5,No day,Inbound,2,,", "2,2021-04-15 23:03:00,some,No length,Sideways,99,,"),
    );
    const report = await bringIn(db, [folder]);
    expect(report).toMatchObject({ state: "done", read: 6, created: 3, refused: 3 });
    const problems = await db.sql<{ at: string }>`
      select code || ' ' || severity || ' ' || path || ':' || coalesce(row_no::text, '-') || ' ' || coalesce(value, '') as at
      from run_problem where severity <> 'note' order by problem_no`;
    expect(problems.map(({ at }) => at)).toEqual([
      "name_missing refused Accounts.csv:4 ",
      "name_missing warning Accounts.csv:5 Shop.example",
      "value_unreadable warning Calls.csv:2 yesterday",
      "field_missing refused Calls.csv:2 ",
      "value_unreadable warning Calls.csv:3 some",
      "value_unreadable warning Calls.csv:3 Sideways",
      "reference_unknown warning Accounts.csv:2 1011",
      "reference_unknown warning Accounts.csv:5 1011",
      "reference_unknown warning Calls.csv:3 99",
      "id_twice refused Accounts.csv:3 2",
    ]);
    // What could not be read or led nowhere is kept with the record.
    const [call] = await db.sql<{ custom: unknown }>`select custom from contact`;
    expect(call?.custom).toEqual({
      "Call Duration (in seconds)": "some",
      "Call Type": "Sideways",
      ACCOUNTID: "99",
    });
  });

  test("reads any encoding, delimiter and packing alike", async () => {
    const text = accounts("2,Müller & Söhne GmbH,,Customer,,,Straße").replaceAll(",", ";");
    put("Accounts.csv", iconv.encode(text, "windows-1252"));
    await bringIn(db, [join(folder, "Accounts.csv")]);
    const before = await contentOf(db);
    put("Accounts.csv", gzipSync(iconv.encode(`\ufeff${text}`, "utf-16le")));
    expect(await bringIn(db, [join(folder, "Accounts.csv")])).toMatchObject({ unchanged: 1 });
    put("Accounts.csv", Buffer.from(text.replaceAll("\n", "\r\n")));
    expect(await bringIn(db, [join(folder, "Accounts.csv")])).toMatchObject({ unchanged: 1 });
    expect(await contentOf(db)).toEqual(before);
    const [file] = await db.sql`select encoding, delimiter from import_file order by run_id limit 1`;
    expect(file).toEqual({ encoding: "windows-1252", delimiter: ";" });
    const [party] = await db.sql`select name, custom from party where name <> 'Our company'`;
    expect(party).toEqual({ name: "Müller & Söhne GmbH", custom: { Notes: "Straße" } });
  });

  test("reads unknown files by a mapping", async () => {
    put("kunden.csv", "Nr;Firma;Umsatz;Seit;Lieblingsfarbe\n1;Nordwind;1.234,56 €;03.04.2020;blau\n");
    const profile = ImportProfile.parse({
      source: "warenwirtschaft",
      dateOrder: "day-first",
      modules: {
        kunden: {
          kind: "organisation",
          header: ["Nr", "Firma"],
          id: ["Nr"],
          columns: { Firma: "name", Umsatz: "annual_revenue", Seit: "created_at" },
          always: { role: "customer", stage: "customer" },
        },
      },
    });
    expect(await bringIn(db, [folder], { profile })).toMatchObject({ created: 1, problems: 0 });
    const [party] = await db.sql`
      select annual_revenue::text as revenue, custom, created_at::date::text as since from party where name = 'Nordwind'`;
    expect(party).toEqual({
      revenue: "1234.560000",
      custom: { Lieblingsfarbe: "blau" },
      since: "2020-04-03",
    });
  });

  test("says so when nothing is recognised, and leaves nothing behind", async () => {
    put("notes.txt", "Call them on Monday.\n");
    put("picture.csv", Buffer.from([137, 80, 78, 71, 0, 0, 1]));
    put("empty.csv", "");
    await expect(bringIn(db, [folder])).rejects.toMatchObject({ code: "import_nothing_recognised" });
    const [run] = await db.sql`select state from run`;
    expect(run).toEqual({ state: "failed" });
  });
});

describe("amounts without a currency", () => {
  const invoices = (...rows: string[]) =>
    [
      "INVOICEID,Invoice Number,Invoice Status,Created Time,Account Id,Sub Total,Discount,Currency",
      ...rows,
    ].join("\n");
  const notes = () => db.sql<{ message: string }>`
    select path, row_no, message from run_problem where code = 'currency_assumed' order by path`;

  test("that carry another currency's sign are taken in the workspace's, which is noted once per file", async () => {
    put(
      "Invoices.csv",
      invoices('1,1,Delivered,2021-04-20,,"$1,200.50",$1,', "2,2,Delivered,2021-04-20,,£7,,"),
    );
    put("Accounts.csv", `${accounts(laura)}`);
    await bringIn(db, [folder]);
    expect(await notes()).toEqual([
      {
        path: "Invoices.csv",
        row_no: null,
        message:
          "Amounts are written in $, £ and were taken as EUR. If that is wrong, say for all tables which currency it is.",
      },
    ]);
  });

  test("that say whose money they are give it to their row", async () => {
    put(
      "Invoices.csv",
      invoices(
        "1,1,Delivered,2021-04-20,,CHF 1200.50,CHF 1,",
        "2,2,Delivered,2021-04-20,,7,,",
        "3,3,Delivered,2021-04-20,,CHF 7,1 €,",
      ),
    );
    await bringIn(db, [folder]);
    const found = await db.sql<{ currency: string }>`select currency from document order by number`;
    // Two currencies in one row are nobody's.
    expect(found.map(({ currency }) => currency)).toEqual(["CHF", "EUR", "EUR"]);
    expect((await notes()).map(({ message }) => message)).toEqual([
      "Amounts are written in CHF and were taken as EUR. If that is wrong, say for all tables which currency it is.",
    ]);
  });

  test("are nothing to speak of with the own sign, or where the mapping names a currency", async () => {
    put("Invoices.csv", invoices("1,1,Delivered,2021-04-20,,1200.50 €,EUR 1,"));
    await bringIn(db, [folder]);
    const profile = ImportProfile.parse({
      source: "shop",
      dateOrder: "day-first",
      currency: "USD",
      modules: {
        bills: {
          kind: "document",
          header: ["Bill", "Sum"],
          id: ["Bill"],
          columns: { Bill: "number", Day: "issued_at", Sum: "list_total" },
          always: { document_kind: "invoice" },
        },
      },
    });
    put("bills.csv", "Bill,Day,Sum\n1,2021-04-20,$7\n");
    expect(await bringIn(db, [join(folder, "bills.csv")], { profile })).toMatchObject({ created: 1 });
    expect(await notes()).toEqual([]);
  });
});

describe("taking a load back", () => {
  test("is refused when somebody changed or used its records since, and says which", async () => {
    put("Accounts.csv", accounts(laura, "3,Angel's,,Prospect,,,"));
    const load = await bringIn(db, [folder]);
    await db.sql`update party set note = 'called today' where name = 'Angel''s'`;
    await db.sql`
      insert into contact (party_id, contact_id, channel, started_at, on_day, created_at)
      select party_id, gen_random_uuid(), 'phone', now(), current_date, now() from party where name = 'Laura Ashley'`;
    const before = await contentOf(db);
    const refusal = await undo(db, load.run).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: "undo_conflicts",
      details: {
        conflicts: [
          { table: "party", what: "was changed" },
          { table: "contact", what: "refers to party" },
        ],
      },
    });
    expect(await contentOf(db)).toEqual(before);
  });

  test("is refused for what was no load", async () => {
    put("Accounts.csv", accounts(laura));
    const rehearsal = await bringIn(db, [folder], { dryRun: true });
    await expect(undo(db, rehearsal.run)).rejects.toMatchObject({ code: "run_not_undoable" });
    const load = await bringIn(db, [folder]);
    await undo(db, load.run);
    await expect(undo(db, load.run)).rejects.toMatchObject({ code: "run_not_undoable" });
  });
});
