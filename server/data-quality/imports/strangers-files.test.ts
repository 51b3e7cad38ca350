import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { askForDraft } from "./drafts/ask-for-draft.ts";
import { workOnLook } from "./drafts/look/look-at-draft.ts";
import { takePlan } from "./drafts/take-plan.ts";
import { importReport } from "./import-report.ts";
import { findFiles } from "./reading/find-files.ts";
import { askForImport, workOnImport } from "./run-import.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-strangers-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const actor = systemActor("command");

/** Brings a file in as it is proposed, and takes it back: nothing of it may be left. */
async function bring(name: string, lines: readonly string[], encoding: string, look: () => Promise<void>) {
  writeFileSync(join(folder, name), iconv.encode(lines.join("\r\n"), encoding));
  const before = await contentOf(db);
  const files = findFiles([join(folder, name)]);
  const { draftId, runId: lookRun } = await db.write((tx) => askForDraft(tx, actor, files, { queue: false }));
  await workOnLook(db, lookRun);
  const { plan } = await db.write((tx) => takePlan(tx, draftId));
  const runId = await db.write((tx) =>
    askForImport(tx, actor, { files, profile: plan, dryRun: false }, false),
  );
  await workOnImport(db, runId);
  const report = await db.read((tx) => importReport(tx, runId));
  await look();
  expect(await undo(db, runId)).toBe("done");
  await db.sql`delete from import_draft`;
  expect(await contentOf(db)).toEqual(before);
  return {
    ...report,
    codes: await db.sql<{ code: string; row: number }>`
    select code, row_no as row from run_problem where run_id = ${runId} order by problem_no`,
  };
}

const peopleProfile = ImportProfile.parse({
  source: "address-book",
  modules: {
    people: {
      kind: "person",
      columns: { "First Name": "given_name", "Last Name": "family_name", Email: "mail", Phone: "phone" },
      links: { account: { column: "Company", to: "companies" } },
      parts: {
        companies: { kind: "organisation", id: ["Company"], columns: { Company: "name" } },
      },
    },
  },
});

const parties = () => db.sql`select name, kind from party where name <> 'Our company' order by kind, name`;

test("a German ledger: its countries are letters, and phones at home are read with them", async () => {
  const lines = [
    "Debitorenliste per 31.10.2026",
    "Deb.-Nr.;Name 1;Straße;PLZ;Ort;Land;Telefon;Saldo",
    "10001;Müller & Söhne GmbH;Hauptstr. 12;80331;München;D;089/123456;12.345,60 €",
    "10002;Bau AG;Ringstraße 1;1010;Wien;A;+43 1 5123456;0,00 €",
    "10003;Žižka s.r.o.;Dlouhá 5;11000;Praha;CZ;+420 222 333 444;1.000,00 €",
    ";Summe;;;;;;13.345,60 €",
  ];
  const { created, codes } = await bring("debitoren.csv", lines, "win1252", async () => {
    expect(await db.sql`select country from contact_point where kind = 'address' order by 1`).toEqual(
      ["AT", "CZ", "DE"].map((country) => ({ country })),
    );
    const [phone] = await db.sql`select normalised from contact_point where raw = '089/123456'`;
    expect(phone).toEqual({ normalised: "+4989123456" });
  });
  expect(created).toBe(3);
  expect(codes.map(({ code }) => code).sort()).toEqual(["footer_skipped", "title_skipped"]);
});

test("a Japanese address list: who they are, where they work and where they are reached", async () => {
  const lines = [
    "顧客番号,会社名,氏名,住所,電話番号,メールアドレス,登録日",
    "1001,株式会社山田製作所,山田 太郎,東京都千代田区丸の内1-1-1,03-1234-5678,taro@yamada.example,2020/04/01",
    "1002,有限会社鈴木商店,鈴木 花子,大阪府大阪市北区梅田2-2-2,06-2345-6789,hanako@suzuki.example,2019/12/15",
    "1003,佐藤工業株式会社,佐藤 一郎,愛知県名古屋市中区栄3-3-3,052-345-6789,ichiro@sato.example,2021/07/20",
  ];
  const { problems } = await bring("顧客名簿.csv", lines, "shift_jis", async () => {
    expect(await parties()).toEqual(
      expect.arrayContaining([
        { name: "山田 太郎", kind: "person" },
        { name: "株式会社山田製作所", kind: "organisation" },
      ]),
    );
    expect(await parties()).toHaveLength(6);
    expect(
      await db.sql`select from relationship where type = 'works_for' and direction = 'from'`,
    ).toHaveLength(3);
  });
  expect(problems).toBe(0);
});

test("a register with subtotals: what it is stands on its number, and what sums up other rows is nobody's", async () => {
  const lines = [
    "Customer,Invoice No,Date,Net,VAT,Gross",
    'Bakery Ltd,INV-1,13/01/2024,"1,000.00",200.00,"1,200.00"',
    "Bakery Ltd,INV-2,20/02/2024,500.00,100.00,600.00",
    'Total Bakery Ltd,,,"1,500.00",300.00,"1,800.00"',
    "Hartmann GmbH,INV-3,15/01/2024,250.00,50.00,300.00",
    "Hartmann GmbH,INV-4,28/03/2024,(100.00),(20.00),(120.00)",
    "Total Hartmann GmbH,,,150.00,30.00,180.00",
    'Grand Total,,,"1,650.00",330.00,"1,980.00"',
    ",,,,,",
    "Printed by admin on 01/04/2024,,,,,",
  ];
  const { created, refused, codes } = await bring("register.csv", lines, "utf8", async () => {
    expect(await parties()).toEqual(
      ["Bakery Ltd", "Hartmann GmbH"].map((name) => ({ name, kind: "organisation" })),
    );
    const [sum] = await db.sql`select kind, sum(net_total)::float as net from document group by 1`;
    expect(sum).toEqual({ kind: "invoice", net: 1650 });
  });
  expect([created, refused]).toEqual([4, 0]);
  const passed = codes.filter(({ code }) => code === "footer_skipped");
  expect(passed.map(({ row }) => row).sort((a, b) => a - b)).toEqual([4, 7, 8, 10]);
});

test("rows that name nothing of what they need are refused with a sentence", async () => {
  const lines = ["Line,Product,Quantity,Unit Price", "1,Flour,2,20.00", "2,Salt,1,7.00", "3,Flour,1,20.00"];
  const { refused, codes } = await bring("order lines.csv", lines, "utf8", async () => undefined);
  expect(refused).toBe(3);
  expect(codes).toEqual([2, 3, 4].map((row) => ({ code: "link_missing", row })));
});

test("a switchboard's list: durations on a clock are minutes", async () => {
  const lines = [
    "Call-ID|Richtung|Rufnummer|Beginn|Dauer",
    "c1|eingehend|+49 561 7654321|13.10.2026 09:12:33|00:05:12",
    "c2|ausgehend|+44 113 496 0001|14.10.2026 10:01:00|01:02:00",
    "c3|eingehend|anonym|15.10.2026 10:30:00|00:00:00",
  ];
  await bring("anrufe.txt", lines, "utf8", async () => {
    expect(await db.sql`select minutes::float, minutes_basis from contact order by started_at`).toEqual(
      [5.2, 62, 0].map((minutes) => ({ minutes, minutes_basis: "measured" })),
    );
  });
});

test("a helpdesk's tickets: when they were solved", async () => {
  const lines = [
    "Ticket ID,Subject,Organization,Status,Priority,Created at,Solved at",
    "1,Door sticks,Bakery Ltd,Solved,High,2024-02-01T09:12:00Z,2024-02-03T16:00:00Z",
    "2,Wrong invoice,Hartmann GmbH,Open,Normal,2024-03-11T10:00:00Z,",
  ];
  await bring("tickets.csv", lines, "utf8", async () => {
    expect(await db.sql`select number, closed_at is not null as closed from case_file order by 1`).toEqual([
      { number: "1", closed: true },
      { number: "2", closed: false },
    ]);
  });
});

test("a helpdesk's tickets and a switchboard's calls find whom they are about among those who are here, or say so", async () => {
  const people = [
    "First Name,Last Name,Email,Phone,Company",
    "Ada,Stone,ada@bakery.example,+44 113 496 0001,Bakery Ltd",
    "Jonas,Hartmann,jonas@hartmann.example,+49 561 7654321,Hartmann GmbH",
    "Eva,Hartmann,eva@hartmann.example,+49 561 7654321,Hartmann GmbH",
    "Pia,Kern,,+49 30 5550100,",
  ];
  writeFileSync(join(folder, "people.csv"), people.join("\n"));
  await bringIn(db, [join(folder, "people.csv")], { profile: peopleProfile });
  await db.sql`
    insert into user_account (user_id, name, mail)
    values ('01900000-0000-7000-8000-00000000aaaa', 'Sam Agent', 'sam@desk.example')`;
  const tickets = [
    "Ticket ID,Subject,Requester,Requester email,Assignee,Status,Created at",
    "1,Door sticks,A. Stone,ADA@bakery.example,Sam Agent,Open,2024-02-01T09:12:00Z",
    "2,Wrong invoice,Pia Kern,,Kim Agent,Open,2024-03-11T10:00:00Z",
    "3,Late delivery,Ruth Vale,ruth@vale.example,Sam Agent,Open,2024-03-12T08:00:00Z",
  ];
  const helpdesk = await bring("tickets.csv", tickets, "utf8", async () => {
    const cases = await db.sql`
      select c.number, p.name as customer, u.name as owner, c.custom->>'Requester' as kept
      from case_file c join party p using (party_id) left join user_account u on u.user_id = c.owner_id order by 1`;
    expect(cases).toEqual([
      { number: "1", customer: "Bakery Ltd", owner: "Sam Agent", kept: "A. Stone" },
      { number: "2", customer: "Pia Kern", owner: "Kim Agent", kept: "Pia Kern" },
      { number: "3", customer: "Our company", owner: "Sam Agent", kept: "Ruth Vale" },
    ]);
    expect(await db.sql`select from user_account where name = 'Sam Agent'`).toHaveLength(1);
  });
  expect(helpdesk.codes).toContainEqual({ code: "reference_unknown", row: 4 });

  const calls = [
    "Call-ID|Direction|Phone number|Started|Duration",
    "c1|in|+49 30 5550100|2026-10-13 09:12:33|00:05:12",
    "c2|in|0044 113 4960001|2026-10-14 10:01:00|01:02:00",
    // Two people have this one, and which of them called nobody knows.
    "c3|in|+49 561 7654321|2026-10-15 10:30:00|00:01:00",
    "c4|in|+49 711 999999|2026-10-15 11:30:00|00:01:00",
  ];
  const { codes } = await bring("calls.txt", calls, "utf8", async () => {
    const whose = await db.sql`
      select c.minutes::float, p.name as customer, w.name as person, c.custom->>'Phone number' as number
      from contact c join party p using (party_id) left join party w on w.party_id = c.person_party_id order by started_at`;
    expect(whose).toEqual([
      { minutes: 5.2, customer: "Pia Kern", person: "Pia Kern", number: "+49 30 5550100" },
      { minutes: 62, customer: "Bakery Ltd", person: "Ada Stone", number: "0044 113 4960001" },
      { minutes: 1, customer: "Our company", person: null, number: "+49 561 7654321" },
      { minutes: 1, customer: "Our company", person: null, number: "+49 711 999999" },
    ]);
  });
  expect(codes.filter(({ code }) => code === "reference_unknown").map(({ row }) => row)).toEqual([4, 5]);
});

test("an owner who is another one in each row is no colleague, and stays with the record", async () => {
  const names = Array.from({ length: 24 }, (_, at) => `Holder ${String.fromCharCode(65 + at)}ach`);
  const visits = [
    "Visit no,Subject,Owner,Opened on",
    ...names.map(
      (name, at) => `V${at + 1},Check of a dog,${name},2024-02-${String(at + 1).padStart(2, "0")}`,
    ),
  ];
  const before = await db.sql`select user_id from user_account`;
  await bring("cases.csv", visits, "utf8", async () => {
    expect(await db.sql`select user_id from user_account`).toEqual(before);
    const kept = await db.sql`select custom->>'Owner' as owner from case_file order by opened_on`;
    expect(kept.map(({ owner }) => owner)).toEqual(names);
  });
});

test("a list kept by hand: lines between the rows, remarks below the sum and strokes are nobody", async () => {
  const lines = [
    "Firma;Ansprechpartner;Tel.;E-Mail;Ort;Umsatz",
    "Bakery Ltd;Ada Stone;0113 4960001;ada@bakery.example;Leeds;12500,00",
    "--- Frankreich ---;;;;;",
    "Delcourt SARL;Claire Delcourt;+33 4 78 00 00 01;claire@delcourt.example;Lyon;3000,00",
    "Sunrise Farms;?;-;keine;Fresno;",
    "Summe;;;;;15500,00",
    ";;;;;grün = bezahlt",
  ];
  const { created, refused, codes } = await bring("Kunden.csv", lines, "utf8", async () => {
    expect(await parties()).toEqual([
      ...["Bakery Ltd", "Delcourt SARL", "Sunrise Farms"].map((name) => ({ name, kind: "organisation" })),
      ...["Ada Stone", "Claire Delcourt"].map((name) => ({ name, kind: "person" })),
    ]);
    expect(await db.sql`select from contact_point where raw in ('-', 'keine', '?')`).toEqual([]);
  });
  expect([created, refused]).toEqual([3, 0]);
  expect(codes).toEqual(
    expect.arrayContaining([
      { code: "heading_skipped", row: 3 },
      { code: "footer_skipped", row: 6 },
      { code: "footer_skipped", row: 7 },
    ]),
  );
});

test("order lines: what sending cost is no price, what was given back is a credit note, and the order is the customer's", async () => {
  const lines = [
    "Order ID,Order Date,Customer Name,SKU,Product Name,Quantity,Unit Price,Line Total,Order Shipping Amount,Refund Amount,Discount Code",
    "901,2024-05-13,Bakery Ltd,FL-10,Flour,2,20.00,40.00,5.00,0.00,",
    "902,2024-05-14,Hartmann GmbH,GL-1,Gloves,1,50.00,50.00,5.00,50.00,SPRING",
    "903,2024-05-15,Bakery Ltd,GL-1,Gloves,2,50.00,100.00,5.00,0.00,",
  ];
  await bring("order lines.csv", lines, "utf8", async () => {
    const orders = await db.sql`
      select d.number, p.name, l.net_amount::float as net, d.recognised_on is not null as counts
      from document d join party p using (party_id) join document_line l using (party_id, document_id) order by 1, 3 desc`;
    expect(orders).toEqual([
      { number: "901", name: "Bakery Ltd", net: 40, counts: true },
      { number: "902", name: "Hartmann GmbH", net: 50, counts: true },
      { number: "902", name: "Hartmann GmbH", net: -50, counts: true },
      { number: "903", name: "Bakery Ltd", net: 100, counts: true },
    ]);
  });
});

test("a second table below the first is left out, each of its rows said, and the first comes in by itself", async () => {
  const lines = [
    "Nr,Name,Vorname,Telefon,E-Mail",
    "1,Huber,Anna,089 1234567,anna@huber.example",
    "2,Klein,Eva,089 6543210,",
    "3,Groß,Max,0171 7654321,max@gross.example",
    "",
    "Überweiser",
    "Praxis,Ort,Telefon,Fachrichtung",
    "Dr. Müller,München,089 9999990,Kieferorthopädie",
    "Dr. Weiß,Dachau,08131 888888,Oralchirurgie",
  ];
  const { created, refused, codes } = await bring("Praxis.csv", lines, "utf8", async () => {
    expect(await parties()).toEqual(
      ["Anna Huber", "Eva Klein", "Max Groß"].map((name) => ({ name, kind: "person" })),
    );
  });
  expect([created, refused]).toEqual([3, 0]);
  expect(codes).toEqual([6, 7, 8, 9, null].map((row) => ({ code: "another_table", row })));
});
