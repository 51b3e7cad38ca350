import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { testDatabase } from "../../../../test/harness/database.ts";
import { bringIn } from "../../../../test/reference/bring-in.ts";

const db = await testDatabase();
afterAll(() => db.drop());
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-unsound-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const whose = { party: { column: "customer", to: "customers" } } as const;
const byId = (...links: string[]) =>
  Object.fromEntries(links.map((link) => [link, { column: link, to: `${link}s` }]));
const same = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, field]));

const profile = ImportProfile.parse({
  source: "old-house",
  country: "DE",
  modules: {
    customers: {
      kind: "organisation",
      files: ["customers"],
      id: ["id"],
      columns: same("name", "mail", "phone"),
    },
    products: { kind: "product", files: ["products"], id: ["id"], columns: same("name") },
    prices: {
      kind: "cost_price",
      files: ["prices"],
      columns: same("amount", "valid_from", "valid_until"),
      links: byId("product"),
    },
    invoices: {
      kind: "document",
      files: ["invoices"],
      id: ["id"],
      columns: { id: "number", ...same("issued_at", "net_total") },
      always: { document_kind: "invoice", recognised: "true" },
      links: whose,
      party: ["party"],
    },
    payments: {
      kind: "payment",
      files: ["payments"],
      id: ["id"],
      columns: same("received_on", "amount"),
      links: { ...whose, document: { column: "invoice", to: "invoices" } },
      party: ["party"],
    },
    parts: {
      kind: "allocation",
      files: ["parts"],
      columns: same("amount"),
      links: {
        payment: { column: "payment", to: "payments" },
        document: { column: "invoice", to: "invoices" },
      },
    },
    cases: {
      kind: "case_file",
      files: ["cases"],
      id: ["id"],
      columns: same("opened_at"),
      links: whose,
      party: ["party"],
    },
    notes: {
      kind: "note",
      files: ["notes"],
      id: ["id"],
      columns: same("text"),
      links: { ...whose, case: { column: "case", to: "cases" } },
      party: ["party"],
    },
    consents: {
      kind: "consent",
      files: ["consents"],
      id: ["id"],
      columns: same("state", "stated_at", "channel"),
      links: whose,
      party: ["party"],
    },
    relations: {
      kind: "relationship",
      files: ["relations"],
      columns: same("type"),
      links: { from: { column: "from", to: "customers" }, to: { column: "to", to: "customers" } },
    },
    stops: { kind: "suppression", files: ["stops"], columns: same("address", "reason") },
  },
});

const put = (name: string, ...rows: string[]) => writeFileSync(join(folder, `${name}.csv`), rows.join("\n"));
const customers = () =>
  put("customers", "id,name,mail,phone", "1,Nordwind,info@nordwind.example,030 1234567", "2,Sued,,");
const load = () => bringIn(db, [folder], { profile });

async function refused(run: string): Promise<string[]> {
  const rows = await db.sql<{ said: string }>`
    select code || ' ' || path || ':' || row_no as said from run_problem
    where run_id = ${run} and severity <> 'note' order by problem_no`;
  return rows.map(({ said }) => said);
}

const prices = async () =>
  (
    await db.sql<{ said: string }>`
      select valid_during::text || ' ' || trim_scale(amount) as said from cost_price order by valid_during`
  ).map(({ said }) => said);

test("a price without an end holds until the next one; one that overlaps is refused, and no other", async () => {
  put("products", "id,name", "1,Ladder");
  put(
    "prices",
    "product,valid_from,amount",
    "1,,4",
    "1,2024-01-01,5",
    "1,2025-01-01,6",
    "1,2025-01-01,7",
    "9,2024-01-01,1",
  );
  const first = await load();
  expect(first).toMatchObject({ state: "done", created: 4, refused: 2 });
  expect(await refused(first.run)).toEqual([
    "cost_price_overlaps prices.csv:5",
    "reference_unknown prices.csv:6",
  ]);
  expect(await prices()).toEqual(["(,2024-01-01) 4", "[2024-01-01,2025-01-01) 5", "[2025-01-01,) 6"]);

  put(
    "prices",
    "product,valid_from,valid_until,amount",
    "1,2024-06-01,2024-07-01,1",
    "1,2026-01-01,,8",
    "1,2024-01-01,2025-01-01,5.5",
  );
  const second = await load();
  expect(await refused(second.run)).toEqual(["cost_price_overlaps prices.csv:2"]);
  expect(await prices()).toEqual([
    "(,2024-01-01) 4",
    "[2024-01-01,2025-01-01) 5.5",
    "[2025-01-01,2026-01-01) 6",
    "[2026-01-01,) 8",
  ]);
});

test("a payment settles what it names, never more than it is and never another customer's", async () => {
  customers();
  put(
    "invoices",
    "id,customer,issued_at,net_total",
    "10,1,2024-03-01,100",
    "11,1,2024-03-02,50",
    "20,2,2024-03-03,70",
  );
  put(
    "payments",
    "id,customer,received_on,amount,invoice",
    "1,1,2024-04-01,120,",
    "2,,2024-04-02,70,20",
    "3,1,2024-04-03,5,20",
  );
  put("parts", "payment,invoice,amount", "1,10,100", "1,11,30", "1,20,5", "1,10,1");
  const report = await load();
  expect(await refused(report.run)).toEqual([
    "reference_of_another payments.csv:4",
    "allocation_of_another parts.csv:4",
    "said_twice parts.csv:5",
    "allocation_too_high parts.csv:3",
  ]);
  const parts = await db.sql`
    select p.name, d.number, trim_scale(a.amount)::text as amount
    from allocation a join document d using (party_id, document_id) join party p using (party_id)
    order by 1, 2`;
  expect(parts).toEqual([
    { name: "Nordwind", number: "10", amount: "100" },
    { name: "Sued", number: "20", amount: "70" },
  ]);
});

test("a note belongs to whom its case belongs; the case of another customer is left away, and said", async () => {
  customers();
  put("cases", "id,customer,opened_at", "1,1,2024-03-01 10:00");
  put("notes", "id,customer,case,text", "1,,1,Through the case", "2,2,1,Of another");
  const report = await load();
  expect(await refused(report.run)).toEqual(["reference_of_another notes.csv:3"]);
  const notes = await db.sql`
    select n.text, p.name, n.case_id is null as alone, n.custom from note n join party p using (party_id) order by n.text`;
  expect(notes).toEqual([
    { text: "Of another", name: "Sued", alone: true, custom: { case: "1" } },
    { text: "Through the case", name: "Nordwind", alone: false, custom: {} },
  ]);
});

test("a consent is somebody's, and nobody stands in a relation to themselves", async () => {
  customers();
  put(
    "consents",
    "id,customer,state,stated_at,channel",
    "1,1,Granted,2024-01-01,Mail",
    "2,99,withdrawn,2024-01-01,mail",
    "3,1,perhaps,2024-01-01,mail",
  );
  put("relations", "from,to,type", "1,2,partner of", "1,1,partner_of");
  const report = await load();
  expect(await refused(report.run)).toEqual([
    "value_unreadable consents.csv:4",
    "field_missing consents.csv:4",
    "party_missing consents.csv:3",
    "relationship_to_itself relations.csv:3",
    "reference_unknown consents.csv:3",
  ]);
  const sides = await db.sql`select direction from relationship where type = 'partner_of' order by 1`;
  expect(sides).toEqual([{ direction: "from" }, { direction: "to" }]);
});

test("an address that must not be used is recognised however it is written, and not kept where nobody can read it", async () => {
  customers();
  put(
    "stops",
    "address,reason",
    "INFO@Nordwind.example,unsubscribed",
    "+49 (30) 123-4567,complained",
    "no address,",
  );
  const report = await load();
  expect(await refused(report.run)).toEqual(["address_unreadable stops.csv:4"]);
  const stopped = await db.sql`
    select c.kind, s.reason
    from contact_point c
    join suppression s on s.address_hash = keyed_hash(
      (select key from hash_key where purpose = 'suppression'), c.kind || ':' || c.normalised
    )
    order by 1`;
  expect(stopped).toEqual([
    { kind: "mail", reason: "unsubscribed" },
    { kind: "phone", reason: "complained" },
  ]);
});
