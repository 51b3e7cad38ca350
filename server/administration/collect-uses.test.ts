import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { people, world } from "../../test/world.ts";
import { collectUses } from "./collect-uses.ts";
import { identify } from "./identify.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await world(database);
});
afterAll(() => database.drop());

const { userId, token } = people.owner;
const request = { headers: {}, protocol: "http", ip: "192.0.2.7", cookies: { vitalfew: token } } as const;

async function seen() {
  const [row] = await database.sql<{ age: number; ip: string; idle_days: number }>`
    select extract(epoch from now() - seen_at)::int as age, ip, round(extract(epoch from idle_until - now()) / 86400)::int as idle_days
    from session where user_id = ${userId}`;
  return row;
}

test("a session used within the minute needs no new date", async () => {
  const uses = collectUses(database);
  await database.read((tx) => identify(tx, request, uses.note));
  await uses.flush();
  expect((await seen())?.ip).toBe("127.0.0.1");
});

test("a session used later than that is seen now, from there, and lives on", async () => {
  await database.sql`
    update session set seen_at = now() - interval '90 seconds', idle_until = now() + interval '2 days' where user_id = ${userId}`;
  const uses = collectUses(database);
  const actor = await database.read((tx) => identify(tx, request, uses.note));
  expect(actor).toMatchObject({ userId, role: "owner", scope: "all", door: "screen" });
  await uses.flush();
  expect(await seen()).toMatchObject({ ip: "192.0.2.7", idle_days: 14 });
  expect((await seen())?.age).toBeLessThan(30);
});

test("living on never goes beyond the session's end", async () => {
  await database.sql`
    update session set seen_at = now() - interval '90 seconds', ends_at = now() + interval '3 days' where user_id = ${userId}`;
  const uses = collectUses(database);
  await database.read((tx) => identify(tx, request, uses.note));
  await uses.flush();
  expect((await seen())?.idle_days).toBe(3);
});
