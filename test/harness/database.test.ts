import { afterAll, expect, test } from "vitest";
import { testDatabase } from "./database.ts";

const [one, other] = [await testDatabase(), await testDatabase()];
afterAll(async () => {
  await one.drop();
  await other.drop();
});

test("a test file gets a migrated database of its own", async () => {
  const [migrated] = await one.sql<{ count: number }>`select count(*) from applied_migration`;
  expect(migrated?.count).toBeGreaterThan(0);

  await one.sql`create table only_here (id int)`;
  const [seen] = await other.sql<{ found: string | null }>`select to_regclass('only_here')::text as found`;
  expect(seen?.found).toBeNull();
});
