import { afterEach, beforeEach, expect, test } from "vitest";
import { logContact } from "../../contract/conversations.ts";
import { summariseCustomers } from "../../contract/customers.ts";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import {
  readAverageMethod,
  readPartyValue,
  readProfitCurve,
  readStart,
  readValueSummary,
} from "../../contract/insight.ts";
import { createDocument } from "../../contract/sales.ts";
import { aCase, anInvoice, aParty } from "../../test/builders.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { csv, deliver } from "../../test/reference/deliver.ts";
import { asPerson, world } from "../../test/world.ts";
import { systemActor } from "../plumbing/actor.ts";
import { recomputeNow } from "./recompute.ts";
import { valueOfAll } from "./value/command-line/value-of-all.ts";

const actor = systemActor("command");

// Days, hours, fractions and counts at which figures go wrong by one; the workspace is in Berlin.
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await server.database.sql`update workspace set time_zone = 'Europe/Berlin'`;
});
afterEach(() => server.close());

const manager = () => asPerson(server, "manager");

async function recompute(): Promise<void> {
  expect((await recomputeNow(server.database, actor)).state).toBe("done");
}

const ledgerOf = (partyId: string) => server.database.sql<{ day: string; category: string; amount: number }>`
  select on_day::text as day, category, trim_scale(amount)::float8 as amount
  from ledger where party_id = ${partyId} order by on_day, category, amount`;

/** A line of the card over the twelve months. */
async function cardLine(partyId: string, line: string): Promise<number> {
  const { body } = await manager().call(readPartyValue, { partyId });
  return Number(body.waterfall?.find((one) => one.line === line)?.amount);
}

test("of unit prices with three decimals our own lines are rounded to the cent, and delivered ones are kept", async () => {
  const lines = Array.from({ length: 7 }, () => ({ quantity: "3", listPrice: "1.125", costAmount: "0.333" }));
  const ours = await aParty(server.database, { name: "Ours" });
  const { status, body } = await manager().call(createDocument, {
    partyId: ours,
    kind: "invoice",
    number: "R-1",
    issuedOn: "2025-03-03",
    lines,
  });
  expect([status, Number(body.netTotal)]).toEqual([201, 23.66]);
  const theirs = await aParty(server.database, { name: "Theirs" });
  await anInvoice(
    server.database,
    theirs,
    "2025-03-03",
    lines.map(() => ({ quantity: 3, list: 3.375, cost: 0.333 })),
  );
  await recompute();
  expect([await cardLine(ours, "revenue"), await cardLine(ours, "profit")]).toEqual([23.66, 21.329]);
  expect([await cardLine(theirs, "revenue"), await cardLine(theirs, "profit")]).toEqual([23.625, 21.294]);
});

test("an invoice of 23:30 on 31 December in New York is one of the new year in Berlin", async () => {
  const report = await deliver(
    server.database,
    {
      "invoices.csv": csv(
        ["No", "At", "Customer", "Amount"],
        ["1", "2024-12-31T23:30:00-05:00", "K1", "100"],
        ["2", "2024-12-31T23:30:00+01:00", "K1", "10"],
        ["3", "2025-12-31T23:30:00+01:00", "K1", "1"],
      ),
    },
    { profile: invoices },
  );
  expect(report).toMatchObject({ created: 3, refused: 0 });
  const [party] = await server.database.sql<{
    id: string;
  }>`select party_id as id from party where name = 'K1'`;
  const partyId = party?.id ?? "";
  expect(await ledgerOf(partyId)).toEqual([
    { day: "2024-12-31", category: "list_sales", amount: 10 },
    { day: "2025-01-01", category: "list_sales", amount: 100 },
    { day: "2025-12-31", category: "list_sales", amount: 1 },
  ]);
  await recompute();
  expect(await cardLine(partyId, "revenue")).toBe(101);
});

const invoices = ImportProfile.parse({
  source: "shop",
  title: "Invoices of a shop",
  decimal: "point",
  currency: "EUR",
  modules: {
    Invoices: {
      kind: "document",
      header: ["No", "At", "Customer", "Amount"],
      id: ["No"],
      columns: { No: "number", At: "issued_at", Amount: "list_total" },
      always: { document_kind: "invoice", recognised: "true" },
      links: { account: { column: "Customer", to: "Customers" } },
      party: ["account"],
      parts: {
        Customers: {
          kind: "organisation",
          id: ["Customer"],
          columns: { Customer: "name" },
          always: { role: "customer", stage: "customer" },
        },
      },
    },
  },
});

test("29 February is a day of its own: the last of twelve months, and a period", async () => {
  const partyId = await aParty(server.database);
  for (const [day, list] of [
    ["2023-02-28", 1],
    ["2023-03-01", 10],
    ["2024-02-28", 100],
    ["2024-02-29", 1000],
  ] as const)
    await anInvoice(server.database, partyId, day, [{ list, cost: 0 }]);
  await recompute();
  expect(await cardLine(partyId, "revenue")).toBe(1110);
  const revenue = async (from: string, until: string) =>
    Number(
      (await valueOfAll(server.database, actor, { measure: "revenue", window: "all", from, until })).revenue,
    );
  expect(await revenue("2024-02-29", "2024-02-29")).toBe(1000);
  expect(await revenue("2023-03-01", "2024-02-28")).toBe(110);
});

test("a rate that changes at midnight of the day the clocks change holds from the first second of that day", async () => {
  const partyId = await aParty(server.database);
  await anInvoice(server.database, partyId, "2025-01-01", [{ list: 0, cost: 0 }]);
  await server.database
    .sql`update activity_rate set valid_during = '(,2025-03-30)' where activity_code = 'call'`;
  await server.database.sql`
    insert into activity_rate (activity_code, version, valid_during, base_minutes, reason) values
      ('call', 2, '[2025-03-30,2025-10-26)', 10, 'Measured'), ('call', 3, '[2025-10-26,)', 20, 'Measured')`;
  for (const startedAt of [
    "2025-03-29T22:59:59Z",
    "2025-03-29T23:00:00Z",
    "2025-10-25T21:59:59Z",
    "2025-10-25T22:00:00Z",
  ])
    await manager().call(logContact, { partyId, channel: "phone", startedAt });
  const rows = await ledgerOf(partyId);
  expect(rows.map(({ day, amount }) => [day, amount])).toEqual([
    ["2025-03-29", -4.8],
    ["2025-03-30", -8],
    ["2025-10-25", -8],
    ["2025-10-26", -16],
  ]);
});

test("both hours that are called half past two count, each once, on their day", async () => {
  const partyId = await aParty(server.database);
  await anInvoice(server.database, partyId, "2025-01-01", [{ list: 0, cost: 0 }]);
  for (const startedAt of ["2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z", "2025-10-26T22:30:00Z"])
    await manager().call(logContact, { partyId, channel: "phone", startedAt, minutes: 10 });
  const rows = await ledgerOf(partyId);
  expect(rows.map(({ day, amount }) => [day, amount])).toEqual([
    ["2025-10-26", -8],
    ["2025-10-26", -8],
    ["2025-10-26", -8],
  ]);
});

test("calls that a system delivers again under other ids are not charged twice", async () => {
  const head =
    "TASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID";
  const call = (id: number, at = "09:00:00") => `${id},2021-04-16 ${at},600,Delivery,Inbound,2,,`;
  const report = await deliver(server.database, {
    "Accounts.csv":
      "ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website,Notes\n2,Nordwind,,Customer,,,",
    "Calls.csv": [head, call(11), call(12), call(13), call(14, "10:00:00")].join("\n"),
  });
  expect(report).toMatchObject({ refused: 0, unchanged: 2 });
  const [party] = await server.database.sql<{
    id: string;
  }>`select party_id as id from party where name = 'Nordwind'`;
  await anInvoice(server.database, party?.id ?? "", "2021-01-01", [{ list: 0, cost: 0 }]);
  const rows = await ledgerOf(party?.id ?? "");
  expect(rows.map(({ amount }) => amount)).toEqual([-8, -8]);
});

/** Customers 1, 2, 3, … who each bring as much as their number. */
async function aRowOfCustomers(count: number): Promise<void> {
  await server.database.sql`
    insert into party (party_id, kind, name, golden_id, stage, created_at, updated_at)
    select id, 'organisation', 'Customer ' || no, id, 'customer', now(), now()
    from generate_series(1, ${count}::int) as no
    cross join lateral (select ('55555555-0000-7000-8000-' || lpad(to_hex(no), 12, '0'))::uuid as id) as made`;
  await server.database.sql`
    insert into document (party_id, document_id, kind, state, issued_on, recognised_on, currency, created_at)
    select golden_id, golden_id, 'invoice', 'closed', '2025-05-05', '2025-05-05', 'EUR', now()
    from party where name like 'Customer %'`;
  await server.database.sql`
    insert into document_line (party_id, document_id, line_no, quantity, list_price, list_amount, net_amount, cost_amount)
    select party_id, party_id, 1, 1, amount, amount, amount, 0
    from party cross join lateral (select substr(name, 10)::numeric as amount) as brought
    where name like 'Customer %'`;
  await server.database.sql`analyze`;
}

test("of 89 customers the best fifth are 18", async () => {
  await aRowOfCustomers(89);
  await recompute();
  const { body } = await manager().call(readProfitCurve, {});
  // 72 + 73 + … + 89.
  expect(body.marks?.top20).toMatchObject({ customers: 18, amount: "1449.000000" });
  const { body: summary } = await manager().call(readValueSummary, {});
  expect(summary.top20Share).toBeCloseTo(1449 / 4005, 9);
});

test("who was given redress and bought only after the twelve months moves neither the sum of the list nor the start page", async () => {
  // The twelve months end with the month before this one.
  const [{ first, before } = { first: "", before: "" }] = await server.database.sql<
    Record<"first" | "before", string>
  >`
    select first::text, (first - 10)::text as before
    from (select date_trunc('month', now() at time zone 'Europe/Berlin')::date as first) as this_month`;
  const regular = await aParty(server.database);
  await anInvoice(server.database, regular, before, [{ list: 100, cost: 40 }]);
  const late = await aParty(server.database);
  await aCase(server.database, late, before, { redress_amount: 46 });
  await anInvoice(server.database, late, first, [{ list: 10, cost: 4 }]);
  const never = await aParty(server.database);
  await server.database
    .sql`insert into party_role (party_id, role, since) values (${never}, 'customer', '2025-01-01')`;
  await aCase(server.database, never, before, { redress_amount: 9 });
  await recompute();
  const { body: start } = await manager().call(readStart, {});
  const { body: list } = await manager().call(summariseCustomers, {});
  const { body: curve } = await manager().call(readProfitCurve, {});
  const profits = [start.profit, list.profit, curve.total].map(Number);
  expect([list.count, ...profits]).toEqual([3, 60, 60, 60]);
});

test("without any customer every page of figures answers, with nothing in place of shares", async () => {
  await recompute();
  const summary = await manager().call(readValueSummary, {});
  expect([summary.status, summary.body.customers, summary.body.top20Share]).toEqual([200, 0, null]);
  const curve = await manager().call(readProfitCurve, {});
  expect([curve.status, curve.body.customers]).toEqual([200, 0]);
  const average = await manager().call(readAverageMethod, {});
  expect([average.status, average.body.customers, average.body.misplacedShare]).toEqual([200, 0, null]);
});

test.runIf(process.env.VITALFEW_LONG === "1")(
  "half a million customers have the sums that arithmetic says",
  async () => {
    const count = 500_000;
    await aRowOfCustomers(count);
    await recompute();
    const sum = (count * (count + 1)) / 2;
    const { body } = await manager().call(readProfitCurve, {});
    const best = sum - (400_000 * 400_001) / 2;
    expect(body.marks?.top20).toMatchObject({ customers: 100_000, amount: `${best}.000000` });
    const { body: summary } = await manager().call(readValueSummary, {});
    expect(summary).toMatchObject({ customers: count, profit: `${sum}.000000`, losing: 0 });
  },
  1_800_000,
);
