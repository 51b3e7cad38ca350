import { afterAll, beforeAll, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { txOf } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";

let server: TestServer;
let norths: string;
let nobodys: string;
let merged: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const { database } = server;
  await world(database);
  norths = await aParty(database, { name: "North's", owner_id: people.ownSeller.userId });
  nobodys = await aParty(database, { name: "Nobody's" });
  const souths = await aParty(database, { name: "South's", owner_id: people.otherSeller.userId });
  merged = await aParty(database, {
    name: "North's too",
    golden_id: norths,
    owner_id: people.otherSeller.userId,
  });

  const days = [
    "2026-03-01T10:00:00Z",
    "2026-03-01T23:30:00Z",
    "2026-03-02T08:00:00Z",
    "2026-03-03T08:00:00Z",
  ];
  const parties = [norths, nobodys, souths, merged];
  for (const [at, partyId] of parties.entries()) {
    const tx = { ...txOf(database.kysely), now: new Date(days[at] ?? "") };
    const differences = { name: { from: "Old", to: "New" } };
    await record(tx, systemActor("command"), {
      name: "party.changed",
      subjectKind: "party",
      subjectId: partyId,
      partyId,
      differences,
    });
  }
  const tx = { ...txOf(database.kysely), now: new Date("2026-03-04T08:00:00Z") };
  await record(
    tx,
    { ...systemActor("job"), userId: people.manager.userId, name: "Bruno Hale" },
    {
      name: "cost_price.changed",
      subjectKind: "cost_price",
      subjectId: "p-1",
      differences: { unitCost: { from: "3.10", to: "4.20" } },
    },
  );
});
afterAll(() => server.close());

async function list(who: Who, query: object = {}) {
  const answer = await asPerson(server, who).call(administration.listEvents, query);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** The auditor's sight, narrowed. */
async function seenWith(scope: "own" | "team", team: string | null) {
  await server.database.sql`
    update user_account set record_scope = ${scope}, team_id = ${team} where user_id = ${people.auditor.userId}`;
  return (await list("auditor")).rows.map((row) => row.party?.name ?? row.name);
}

test("lists who changed what from what to what, newest first, a page at a time", async () => {
  const first = await list("owner", { limit: 2 });
  expect(first.rows[0]).toMatchObject({
    name: "cost_price.changed",
    actor: { userId: people.manager.userId, name: "Bruno Hale" },
    door: "job",
    party: null,
    differences: [{ field: "unitCost", from: "3.10", to: "4.20", isHidden: false }],
  });
  expect(first.rows[1]).toMatchObject({
    party: { name: "North's too" },
    subject: { kind: "party", name: "North's too" },
  });
  const rest = await list("owner", { limit: 10, cursor: first.next });
  expect(rest.rows.map((row) => row.party?.name)).toEqual(["South's", "Nobody's", "North's"]);
  expect(rest.next).toBeNull();
});

test("amounts are hidden from those who may not see money; that something changed is not", async () => {
  const { rows } = await list("steward");
  expect(rows[0]?.differences).toEqual([{ field: "unitCost", from: null, to: null, isHidden: true }]);
  expect(rows[1]?.differences).toEqual([{ field: "name", from: "Old", to: "New", isHidden: false }]);
});

test("filters by record, customer, person, name and day of the workspace", async () => {
  const names = async (query: object) =>
    (await list("owner", query)).rows.map((row) => row.party?.name ?? row.name);
  expect(await names({ subjectKind: "party", subjectId: nobodys })).toEqual(["Nobody's"]);
  expect(await names({ partyId: merged })).toEqual(["North's too", "North's"]);
  expect(await names({ userId: people.manager.userId })).toEqual(["cost_price.changed"]);
  expect(await names({ name: "cost_price" })).toEqual(["cost_price.changed"]);
  expect(await names({ name: "cost" })).toEqual([]);
  expect(await names({ name: "party.changed", fromDay: "2026-03-01", untilDay: "2026-03-01" })).toEqual([
    "Nobody's",
    "North's",
  ]);
  await server.database.sql`update workspace set time_zone = 'Europe/Berlin'`;
  expect(await names({ fromDay: "2026-03-01", untilDay: "2026-03-01" })).toEqual(["North's"]);
  expect(await names({ fromDay: "2026-03-02", untilDay: "2026-03-02" })).toEqual(["South's", "Nobody's"]);
});

test("only events of customers in sight, and those of no customer", async () => {
  const north = people.seller.teamId;
  expect(await seenWith("team", north)).toEqual(["cost_price.changed", "North's too", "Nobody's", "North's"]);
  expect(await seenWith("own", north)).toEqual(["cost_price.changed"]);
});

test("other roles may not read it", async () => {
  const refused = await asPerson(server, "seller").call(administration.listEvents);
  expect(refused).toMatchObject({ status: 403, problem: { code: "not_permitted" } });
});
