import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  listActivityUse,
  listCostGaps,
  listMonths,
  readCoverage,
  readMovement,
} from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { forgetValuesOf } from "../forget-values.ts";
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

/** The job that counts what rests, where it waits. */
function nextCount() {
  return server.database.sql<{ task: string; at: string }>`
    select task_identifier as task, run_at as at from graphile_worker.jobs where key = 'insight.keepReadings'`;
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

test("the movement between the usual twelve months is kept for who sees everybody; other periods and others' are counted", async () => {
  await server.database.sql`delete from kept_reading`;
  const counted = await as().call(readMovement);
  await keepReadings(server.database, 0);
  expect((await as().call(readMovement)).body).toEqual(counted.body);
  await server.database.sql`
    update kept_reading set answer = jsonb_set(answer, '{rows}', '[]') where name = 'movement'`;
  expect([counted.body.customers, (await as().call(readMovement)).body.customers]).toEqual([1, 0]);
  expect((await as().call(readMovement, { now: "2025", before: "2024" })).body.customers).toBe(1);
  await server.database
    .sql`update party set owner_id = ${people.ownSeller.userId} where party_id = ${nordwind}`;
  expect((await asPerson(server, "ownSeller").call(readMovement)).body.customers).toBe(1);
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
  expect(await nextCount()).toEqual([]);
  await keepReadings(server.database, 0);
  const rested = await read();
  expect(rested.rows.slice(0, 3)).toEqual(first.rows.slice(0, 3));
  expect(rested.countedAt).toEqual(first.countedAt);
  // Months are those of the figures in force, always.
  expect(rested.rows[3]).not.toEqual(first.rows[3]);
  // Once its rest is over it is counted, whether another computation comes or not.
  const [coverage] = await server.database.sql<{ at: string }>`
    select counted_at + interval '10 hours' as at from kept_reading where name = 'coverage'`;
  expect(await nextCount()).toEqual([{ task: "insight.keepReadings", at: expect.any(String) }]);
  expect(
    Number(new Date((await nextCount())[0]?.at ?? 0)) - Number(new Date(coverage?.at ?? 0)),
  ).toBeGreaterThanOrEqual(0);
  await server.database.sql`select graphile_worker.remove_job('insight.keepReadings')`;
  await server.database.sql`update kept_reading set took_ms = 0`;
  await keepReadings(server.database, 0);
  await server.database.sql`update kept_reading set took_ms = 3600000`;
  await keepReadings(server.database, 0);
  // Nothing was computed since.
  expect(await nextCount()).toEqual([]);
  expect((await read()).rows[0]).not.toEqual(first.rows[0]);
  expect((await read()).countedAt).not.toContain(null);
  await server.database.write((tx) => forgetValuesOf(tx, sql`select ${newId()}::uuid as party_id`));
  expect((await read()).countedAt).toEqual([null, null, null]);
});
