import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { type Database, openDatabase } from "./db.ts";
import { planAhead } from "./spare-connection.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase(database.url, 5, undefined, { kept: 1 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** As the pool has it once nothing is opened any more. */
async function atRest() {
  let before = -1;
  while (before !== db.pool.totalCount || db.pool.idleCount === 0) {
    before = db.pool.totalCount;
    await pause(50);
  }
  return { open: db.pool.totalCount, idle: db.pool.idleCount };
}

test("one connection more than is in use stands ready, with a plan for what was prepared on others, and nothing was carried out", async () => {
  await database.pool.query("create table entry (no integer)");
  const insert = (by: Database, no: number) =>
    by.write((tx) => tx.prepared`insert into entry values (${no}::integer)`);
  // By others, so that it is known before the first spare is opened.
  await insert(database, 1);
  const held = await db.pool.connect();
  expect(await atRest()).toEqual({ open: 2, idle: 1 });
  const spare = await db.pool.connect();
  const { rows } = await spare.query(
    `select generic_plans::integer, custom_plans::integer
    from pg_prepared_statements where statement like 'insert into entry%'`,
  );
  expect(rows).toEqual([{ generic_plans: 1, custom_plans: 0 }]);
  expect((await spare.query("show plan_cache_mode")).rows).toEqual([{ plan_cache_mode: "auto" }]);
  for (const client of [held, spare]) client.release();
  await insert(db, 2);
  expect((await db.pool.query("select no from entry order by no")).rows).toEqual([{ no: 1 }, { no: 2 }]);
});

test("no more than the pool may have", async () => {
  const held = await Promise.all(Array.from({ length: 4 }, () => db.pool.connect()));
  expect(await atRest()).toEqual({ open: 5, idle: 1 });
  held.push(await db.pool.connect());
  expect(db.pool.totalCount).toBe(5);
  for (const client of held) client.release();
});

test("what can't be planned leaves the connection as it was", async () => {
  const asked = db.read((tx) => tx.prepared`select nobody from nowhere where one = ${1}`);
  await expect(asked).rejects.toThrow("does not exist");
  const held = await Promise.all(Array.from({ length: 5 }, () => db.pool.connect()));
  for (const client of held) expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  for (const client of held) client.release();
});

test("planning ahead ends with its connection", async () => {
  await db.pool.query("create table barred (no integer)");
  await db.read((tx) => tx.prepared`select ${1}::integer as no from barred`);
  const holder = await db.pool.connect();
  await holder.query("begin");
  await holder.query("lock table barred");
  const client = await db.pool.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const planning = expect(planAhead(client)).rejects.toThrow("ended while");
  const waits = async () =>
    (await holder.query("select from pg_locks where pid = $1 and not granted", [rows[0]?.pid])).rowCount ===
    1;
  while (!(await waits())) await pause(10);
  await holder.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await planning;
  client.release(true);
  await holder.query("rollback");
  holder.release();
});
