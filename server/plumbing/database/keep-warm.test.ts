import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { readByDesks } from "../../read-by-desks.ts";
import { openDatabase } from "./db.ts";
import { keepWarm } from "./keep-warm.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.pool.query("create table small as select no from generate_series(1, 2000) as no");
  await db.pool.query(
    "create table large as select no, repeat('x', 500) as words from generate_series(1, 2000) as no",
  );
});
afterAll(() => db.drop());

const blocksOf = async (relation: string) =>
  Number(
    (await db.pool.query("select pg_relation_size($1::regclass) / 8192 as blocks", [relation])).rows[0]
      .blocks,
  );

test("reads what is named, in its order, as far as there is room", async () => {
  const [small, large] = [await blocksOf("small"), await blocksOf("large")];
  expect(large).toBeGreaterThan(small);
  expect(await keepWarm(db, ["small", "large"])).toBe(small + large);
  expect(await keepWarm(db, ["small", "large"], { blocksMost: small + large - 1 })).toBe(small);
  expect(await keepWarm(db, ["large", "small"], { blocksMost: large - 1 })).toBe(small);
});

test("what isn't there is passed over, and who stops is heeded", async () => {
  expect(await keepWarm(db, ["nowhere", "small"])).toBe(await blocksOf("small"));
  expect(await keepWarm(db, ["small"], { signal: AbortSignal.abort() })).toBe(0);
});

test("where this user may not add what it takes, nothing is read", async () => {
  const other = await testDatabase();
  const clerk = `clerk_${process.pid}`;
  await other.pool.query(`create role ${clerk} login password '${clerk}'`);
  const url = new URL(other.url);
  [url.username, url.password] = [clerk, clerk];
  const asClerk = openDatabase(url.href);
  expect(await keepWarm(asClerk, ["party"])).toBe(0);
  await asClerk.close();
  await other.pool.query(`drop role ${clerk}`);
  await other.drop();
});

test("all that desks read is there by its name", async () => {
  const { rows } = await db.pool.query(
    "select relation from unnest($1::text[]) as relation where to_regclass(relation) is null",
    [readByDesks],
  );
  expect(rows).toEqual([]);
  expect(new Set(readByDesks).size).toBe(readByDesks.length);
});
