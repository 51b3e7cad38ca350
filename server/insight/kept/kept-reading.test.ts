import { afterAll, beforeAll, expect, test } from "vitest";
import { listActivityUse, listCostGaps, listMonths, readCoverage } from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { forgetValuesOfRun } from "../forget-values.ts";
import { recomputeNow } from "../recompute.ts";
import { keepReadings } from "./keep-readings.ts";

let server: TestServer;
let nordwind: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  nordwind = await aParty(server.database, { name: "Nordwind" });
  await anInvoice(server.database, nordwind, "2025-05-10", [
    { list: 100, cost: 80 },
    { list: 50, cost: null },
  ]);
  await anInvoice(server.database, nordwind, "2025-06-10", [{ list: 100, cost: 80 }]);
  await aContact(server.database, nordwind, "2025-05-12", { minutes: 10 });
  await aContact(server.database, nordwind, "2025-06-13", { minutes: null, minutes_basis: "unknown" });
  await aContact(server.database, ownCompanyId, "2025-05-14", { minutes: 5 });
  await aContact(server.database, nordwind, "2019-05-14", { minutes: 5 });
  await server.database
    .sql`update activity_rate set valid_during = daterange('2020-01-01', upper(valid_during))`;
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

const as = () => asPerson(server, "manager");
/** All four, and when they were counted. */
async function read() {
  const [use, gaps, coverage, months] = [
    (await as().call(listActivityUse, {})).body,
    (await as().call(listCostGaps, {})).body,
    (await as().call(readCoverage, {})).body,
    (await as().call(listMonths, {})).body,
  ];
  return {
    rows: [use.rows, gaps.rows, coverage.rows, months.rows],
    countedAt: [use.countedAt, gaps.countedAt, coverage.countedAt],
  };
}

test("what is quickly counted is counted whenever somebody asks", async () => {
  await keepReadings(server.database);
  expect(await server.database.sql`select from kept_reading`).toEqual([]);
  expect((await read()).countedAt).toEqual([null, null, null]);
});

test("what takes longer reads, kept, as it does counted, and says when it was", async () => {
  const counted = await read();
  expect(counted.rows.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
  await keepReadings(server.database, 0);
  const kept = await read();
  expect(kept.rows).toEqual(counted.rows);
  expect(kept.countedAt).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
});

test("other days are counted, and gaps once the cost model has changed", async () => {
  const days = { from: "2025-05-01", until: "2025-05-31" };
  expect((await as().call(readCoverage, days)).body).toMatchObject({ ...days, countedAt: null });
  expect((await as().call(listActivityUse, days)).body).toMatchObject({ window: days, countedAt: null });
  const [at] = await server.database.sql<{
    at: string;
  }>`select counted_at as at from kept_reading where name = 'cost_gaps'`;
  expect((await as().call(listCostGaps, {})).body.countedAt).toBe(at?.at);
  await server.database
    .sql`update activity set name = name || ' again' where code = (select min(code) from activity)`;
  expect((await as().call(listCostGaps, {})).body.countedAt).toBeNull();
});

test("a count that is fresh rests; an older one is counted anew after a computation, and goes with a load that is taken back", async () => {
  await server.database.sql`delete from kept_reading`;
  await keepReadings(server.database, 0);
  const first = await read();
  await aContact(server.database, nordwind, "2025-06-15", { minutes: 7 });
  await recomputeNow(server.database, systemActor("command"));
  await server.database.sql`update kept_reading set took_ms = 3600000`;
  await keepReadings(server.database, 0);
  const rested = await read();
  expect(rested.rows.slice(0, 3)).toEqual(first.rows.slice(0, 3));
  expect(rested.countedAt).toEqual(first.countedAt);
  // Months are those of the figures in force, always.
  expect(rested.rows[3]).not.toEqual(first.rows[3]);
  await server.database.sql`update kept_reading set took_ms = 0`;
  await keepReadings(server.database, 0);
  expect((await read()).rows[0]).not.toEqual(first.rows[0]);
  expect((await read()).countedAt).not.toContain(null);
  await server.database.write((tx) => forgetValuesOfRun(tx, newId()));
  expect((await read()).countedAt).toEqual([null, null, null]);
});
