import { afterAll, beforeAll, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import * as customers from "../../../contract/customers.ts";
import * as insight from "../../../contract/insight.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { removeDataFolder, temporaryDataFolder } from "../../../test/harness/cluster.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { asPerson, asProgram, type Client, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { serve } from "../../serve.ts";
import { collectViewings } from "./collect-viewings.ts";
import { forgetOldViewings } from "./forget-old-viewings.ts";

let database: TestDatabase;
const dataDir = temporaryDataFolder();
let north: string;
let south: string;
beforeAll(async () => {
  database = await testDatabase();
  await world(database);
  north = await aParty(database, { name: "North Star", owner_id: people.seller.userId });
  south = await aParty(database, { name: "South Wind", owner_id: people.otherSeller.userId });
  for (const party of [north, south])
    await anInvoice(database, party, "2024-03-01", [{ list: 100, cost: 60 }]);
});
afterAll(async () => {
  await database.drop();
  removeDataFolder(dataDir);
});

/** The seller, who looks at figures on a screen. */
const actor = {
  ...systemActor("job"),
  userId: people.seller.userId,
  name: "Dov Marsh",
  door: "screen" as const,
};

/** What people do at a server, until it stopped. */
async function atServer(work: (server: { url: string }) => Promise<void>): Promise<void> {
  const server = await serve({ databaseUrl: database.url, dataDir, port: 0, host: "127.0.0.1" });
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

async function kept() {
  return database.sql<Record<string, unknown>>`
    select user_name as who, kind, door, times_count as times, customers_count as customers, party_id = ${north} as north, asked
    from viewing order by first_at, kind`;
}

async function forgetAll() {
  await database.sql`delete from viewing`;
}

test("who opens a card, its rows, a list or the curve is kept when the server stops, whatever was not yet written", async () => {
  await forgetAll();
  await atServer(async (server) => {
    const manager = asPerson(server, "manager");
    for (const times of [1, 2])
      expect((await manager.call(insight.readPartyValue, { partyId: north })).status, `${times}`).toBe(200);
    await manager.call(insight.listLedger, { partyId: north, category: "list_sales" });
    await manager.call(customers.listCustomers, { limit: 10, text: "a" });
    await manager.call(insight.readProfitCurve, { window: "all" });
  });
  const rows = await kept();
  expect(rows.every((row) => row.who === "Bruno Hale" && row.door === "screen")).toBe(true);
  expect(rows.map(({ kind, times, north: isNorth, asked }) => [kind, times, isNorth, asked])).toEqual([
    ["readPartyValue", 2, true, ""],
    ["listLedger", 1, true, ""],
    ["listCustomers", 1, false, expect.stringContaining('"text":"a"')],
    ["readProfitCurve", 1, false, '{"measure":"profit","window":"all","by":"customer"}'],
  ]);
});

test("those who may not see money saw none, refused ones neither, and the system is nobody", async () => {
  await forgetAll();
  await atServer(async (server) => {
    await asPerson(server, "operator").call(insight.readPartyValue, { partyId: north });
    await asPerson(server, "operator").call(insight.listLedger, { partyId: north });
    expect((await asPerson(server, "seller").call(insight.readPartyValue, { partyId: south })).status).toBe(
      404,
    );
  });
  const viewings = collectViewings(database);
  viewings.note({ actor: systemActor("job"), kind: "readPartyValue", partyId: north, count: 1, asked: "" });
  await viewings.flush();
  expect(await kept()).toEqual([]);
});

test("a program is known by its key", async () => {
  await forgetAll();
  await atServer(async (server) => {
    const made = await asPerson(server, "owner").call(administration.createApiKey, {
      name: "Reports",
      permissions: ["value.read", "money.read", "party.read"],
    });
    await asProgram(server, made.body.key).call(insight.readPartyValue, { partyId: north });
    const list = await eventually(asPerson(server, "auditor"), { partyId: north });
    expect(list).toMatchObject([
      {
        viewer: { name: "Ada Quill" },
        apiKey: { name: "Reports" },
        door: "api",
        kind: "readPartyValue",
        party: { partyId: north, name: "North Star" },
        customersCount: 1,
        asked: null,
        times: 1,
      },
    ]);
  });
});

/** The list as soon as it has anything: it is written a second later. */
async function eventually(client: Client, input: { partyId?: string; userId?: string }) {
  return expect
    .poll(async () => (await client.call(administration.listViewings, input)).body.rows, { timeout: 20_000 })
    .not.toHaveLength(0)
    .then(async () => (await client.call(administration.listViewings, input)).body.rows);
}

test("the list is narrowed by customer, person, kind and day, and shows customers in sight", async () => {
  await forgetAll();
  const viewings = collectViewings(database);
  const acting = (who: "manager" | "seller") => ({
    ...systemActor("job"),
    ...people[who],
    door: "screen" as const,
    scope: "all" as const,
  });
  viewings.note({ actor: acting("manager"), kind: "readPartyValue", partyId: north, count: 1, asked: "" });
  viewings.note({ actor: acting("seller"), kind: "listLedger", partyId: south, count: 1, asked: "" });
  viewings.note({ actor: acting("seller"), kind: "readProfitCurve", partyId: null, count: 7, asked: "{}" });
  await viewings.flush();
  await atServer(async (server) => {
    const steward = asPerson(server, "steward");
    const kinds = async (input: object) =>
      (await steward.call(administration.listViewings, input)).body.rows.map(({ kind }) => kind).sort();
    expect(await kinds({})).toEqual(["listLedger", "readPartyValue", "readProfitCurve"]);
    expect(await kinds({ partyId: north })).toEqual(["readPartyValue"]);
    expect(await kinds({ userId: people.seller.userId })).toEqual(["listLedger", "readProfitCurve"]);
    expect(await kinds({ kind: "listLedger" })).toEqual(["listLedger"]);
    expect(await kinds({ untilDay: "2020-01-01" })).toEqual([]);
    const first = await steward.call(administration.listViewings, { limit: 2 });
    const second = await steward.call(administration.listViewings, {
      limit: 2,
      cursor: first.body.next ?? "",
    });
    expect([first.body.rows.length, second.body.rows.length, second.body.next]).toEqual([2, 1, null]);

    await database.sql`
      update user_account set record_scope = 'team', team_id = ${people.seller.teamId} where user_id = ${people.steward.userId}`;
    expect(await kinds({})).toEqual(["readPartyValue", "readProfitCurve"]);
    const refused = await asPerson(server, "seller").call(administration.listViewings);
    expect(refused.problem?.code).toBe("not_permitted");
  });
});

test("whoever opens more customers within an hour than is usual is noted once", async () => {
  await forgetAll();
  await database.sql`update workspace set viewings_an_hour_max = 2`;
  const viewings = collectViewings(database);
  const third = await aParty(database, { name: "Third" });
  const noted = () => database.sql<Record<string, unknown>>`
    select subject_kind, subject_id, actor_name, differences from event where name = 'viewings.exceeded'`;
  for (const partyId of [north, south, north, south]) {
    viewings.note({ actor, kind: "readPartyValue", partyId, count: 1, asked: "" });
    await viewings.flush();
  }
  viewings.note({ actor, kind: "listCustomers", partyId: null, count: 50, asked: "{}" });
  await viewings.flush();
  expect(await noted()).toEqual([]);
  for (const kind of ["readPartyValue", "listLedger"]) {
    viewings.note({ actor, kind, partyId: third, count: 1, asked: "" });
    await viewings.flush();
  }
  expect(await noted()).toEqual([
    {
      subject_kind: "user",
      subject_id: people.seller.userId,
      actor_name: "Vitalfew",
      differences: { customers_in_an_hour: { from: 2, to: 3 } },
    },
  ]);
});

test("what could not be written waits for the next time", async () => {
  await forgetAll();
  const viewings = collectViewings(database);
  viewings.note({ actor, kind: "readPartyValue", partyId: north, count: 1, asked: "" });
  await database.sql`alter table viewing rename to viewing_away`;
  try {
    await expect(viewings.flush()).rejects.toThrow();
  } finally {
    await database.sql`alter table viewing_away rename to viewing`;
  }
  viewings.note({ actor, kind: "readPartyValue", partyId: north, count: 1, asked: "" });
  await viewings.flush();
  expect((await kept()).map(({ times }) => times)).toEqual([2]);
});

test("who stops a server waits for what is being written", async () => {
  await forgetAll();
  const viewings = collectViewings(database);
  viewings.note({ actor, kind: "readPartyValue", partyId: north, count: 1, asked: "" });
  const underWay = viewings.flush();
  let isWritten = false;
  void underWay.then(() => {
    isWritten = true;
  });
  await viewings.flush();
  expect(isWritten).toBe(true);
});

test("older ones than the workspace keeps are thrown away", async () => {
  await forgetAll();
  const old = (months: number) => database.sql`
    insert into viewing (party_id, viewing_id, user_id, user_name, door, kind, hour, first_at, last_at, times_count, customers_count)
    select ${ownCompanyId}, gen_random_uuid(), ${people.seller.userId}, 'Dov Marsh', 'screen', 'readProfitCurve', at, at, at, 1, 1
    from (select now() - make_interval(months => ${months}::int, days => 1) as at) as moment`;
  for (const months of [5, 6, 7]) await old(months);
  await database.sql`update workspace set viewings_kept_months = 6`;
  await database.write(forgetOldViewings);
  expect(await kept()).toHaveLength(1);
});
