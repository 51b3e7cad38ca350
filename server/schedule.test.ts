import { expect, test } from "vitest";
import { exampleCompany } from "../cli/running/example-company.ts";
import { removeDataFolder, temporaryDataFolder } from "../test/harness/cluster.ts";
import { testDatabase } from "../test/harness/database.ts";
import { world } from "../test/world.ts";
import { work } from "./work.ts";

test("what was due while nothing ran is done once when the worker starts, and nothing at its first start", async () => {
  const database = await testDatabase();
  const dataDir = temporaryDataFolder();
  await world(database);
  const start = () => work({ databaseUrl: database.url, dataDir, exampleCompany });
  const asked = async () => (await database.sql`select from run where kind = 'recompute'`).length;
  // A day is made up for: in each the hour of the value run lies once, whenever this runs.
  const wasDueAtNight = async () =>
    (
      await database.sql`
        update graphile_worker._private_known_crontabs
        set known_since = now() - interval '3 days', last_execution = now() - interval '2 days'
        where identifier = 'insight.recompute'
        returning identifier`
    ).length;
  const first = await start();
  await expect.poll(wasDueAtNight, { timeout: 20_000 }).toBe(1);
  await first.close();
  expect(await asked()).toBe(0);
  const second = await start();
  await expect.poll(asked, { timeout: 20_000 }).toBe(1);
  await second.close();
  await database.drop();
  removeDataFolder(dataDir);
});
