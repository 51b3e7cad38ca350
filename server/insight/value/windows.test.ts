import { afterAll, beforeAll, expect, test } from "vitest";
import type { ValueWindow } from "../../../contract/insight/value-windows.ts";
import {
  listCurveParties,
  readPartyValue,
  readProfitCurve,
  readValueSummary,
} from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";
import { valueOfOne } from "./command-line/value-of-one.ts";

let server: TestServer;
let partyId: string;
const manager = () => asPerson(server, "manager");

// The last closed month with revenue is November 2025, so the twelve months are December 2024 to November 2025.
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  partyId = await aParty(server.database, { name: "Nordwind" });
  for (const [day, list] of [
    ["2023-07-01", 10],
    ["2024-05-05", 200],
    ["2024-12-24", 3000],
    ["2025-11-10", 40_000],
  ] as const)
    await anInvoice(server.database, partyId, day, [{ list, cost: 0 }]);
  await aContact(server.database, partyId, "2025-06-06", { minutes: 50, minutes_basis: "measured" });
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test.each([
  ["12m", 1, "2024-12-01", "2025-11-30", 43_000, 200],
  ["before", 1, "2023-12-01", "2024-11-30", 200, 10],
  ["calendar", 4, "2024-01-01", "2024-12-31", 3200, 10],
  ["fiscal", 4, "2024-04-01", "2025-03-31", 3200, 10],
  ["fiscal", 12, "2024-12-01", "2025-11-30", 43_000, 200],
  ["to_date", 4, "2025-04-01", "2025-11-30", 40_000, 200],
  ["to_date", 1, "2025-01-01", "2025-11-30", 40_000, 200],
  ["all", 1, "2023-07-01", "2025-11-30", 43_210, null],
] as const)(
  "%s, with years from month %i on, is %s to %s",
  async (window, month, from, until, revenue, before) => {
    await server.database.sql`update workspace set fiscal_year_starts = ${month}`;
    const { body } = await manager().call(readPartyValue, { partyId, window });
    expect(body.window).toEqual({ from, until });
    const row = body.waterfall?.find(({ line }) => line === "revenue");
    expect([Number(row?.amount), row?.before == null ? null : Number(row.before)]).toEqual([revenue, before]);
    expect(row?.months.reduce((sum, amount) => sum + Number(amount), 0)).toBe(revenue);
    expect(body.before === null).toBe(before === null);
  },
);

test("what is usual is said of the twelve months alone", async () => {
  const of = async (window: ValueWindow) => (await manager().call(readPartyValue, { partyId, window })).body;
  const [usual, year] = [await of("12m"), await of("to_date")];
  expect(usual.serving[0]?.usual).not.toBeNull();
  expect(usual.comparedWith).not.toBeNull();
  expect(year.serving[0]).toMatchObject({ eventsCount: 1, usual: null, times: null });
  expect([year.comparedWith, year.rankProfit]).toEqual([null, null]);
});

test("RFM stands on the card, the only customer first in nothing", async () => {
  const { body } = await manager().call(readPartyValue, { partyId });
  expect(body.rfm).toEqual({ recency: 1, frequency: 1, monetary: 1 });
});

test("all customers together over years, from the months that are kept, with the curve of the year before", async () => {
  await server.database.sql`update workspace set fiscal_year_starts = 4`;
  const summary = await manager().call(readValueSummary, { measure: "revenue", window: "fiscal" });
  expect(summary.body).toMatchObject({
    customers: 1,
    revenue: "3200.000000",
    window: { from: "2024-04-01", until: "2025-03-31" },
  });
  const curve = await manager().call(readProfitCurve, {
    measure: "revenue",
    window: "fiscal",
    before: "true",
  });
  expect(curve.body.before).toMatchObject({
    window: { from: "2023-04-01", until: "2024-03-31" },
    points: [{ customers: 1, amount: "10.000000" }],
  });
  const parties = await manager().call(listCurveParties, { measure: "revenue", window: "before" });
  expect(parties.body.rows).toMatchObject([{ partyId, revenue: "200.000000" }]);
});

test("the command line finds one customer by id, by the id of its source, and by name", async () => {
  const { database } = server;
  const actor = systemActor("command");
  await database.sql`
    insert into crosswalk (source, kind, source_id, party_id, record_id, row_hash, run_id)
    select 'shop', 'Clients', 'K-17', ${partyId}, ${partyId}, gen_random_uuid(), run_id from run limit 1`;
  for (const customer of [partyId, "K-17", "nordwind"]) {
    const value = await valueOfOne(database, actor, { customer, window: "all" });
    expect(value, customer).toMatchObject({ name: "Nordwind", partyId, isCustomer: true });
  }
  await expect(valueOfOne(database, actor, { customer: "Südwind", window: "all" })).rejects.toMatchObject({
    code: "customer_not_found",
  });
  await aParty(database, { name: "NORDWIND" });
  await expect(valueOfOne(database, actor, { customer: "Nordwind", window: "all" })).rejects.toMatchObject({
    code: "customer_ambiguous",
  });
});

test("whether refunds can count elsewhere is said where one would, in another month of its sale", async () => {
  const other = await aParty(server.database, { name: "Südwind" });
  const sold = await anInvoice(server.database, other, "2025-10-10", [{ list: 500, cost: 100 }]);
  const moves = async (window: ValueWindow = "12m") =>
    (await manager().call(readPartyValue, { partyId: other, window })).body.refundsMove;
  const giveBack = (day: string, sale?: string) =>
    anInvoice(server.database, other, day, [{ list: -50, cost: -10 }], {
      kind: "credit_note",
      ...(sale && { derived_from_id: sale }),
    });
  await giveBack("2025-10-20", sold);
  await giveBack("2025-11-20");
  expect(await moves()).toBe(false);
  // After the twelve months, of a sale in them.
  await giveBack("2025-12-20", sold);
  expect([await moves(), await moves("before")]).toEqual([true, false]);
});
