import { afterAll, beforeAll, expect, test } from "vitest";
import { runVitalfew } from "../test/harness/command.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import type { Io } from "./command.ts";
import { run } from "./demo-data.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("loads a company, says what it wrote, and refuses to load another one over it", async () => {
  const demoData = (...args: string[]) => runVitalfew(["demo-data", ...args], { DATABASE_URL: database.url });
  const first = await demoData("--customers", "30", "--seed", "7", "--load", "--json");
  expect(first.code).toBe(0);
  const [{ count }] = (await database.sql<{ count: number }>`select count(*) - 1 as count from party`) as [
    { count: number },
  ];
  expect(JSON.parse(first.stdout)).toEqual({
    customers: 30,
    parties: count,
    facts: expect.any(Number),
    seconds: expect.any(Number),
    peakMemoryMb: expect.any(Number),
  });
  const [event] = await database.sql`select actor_name, door, differences -> 'seed' ->> 'to' as seed
    from event where name = 'workspace.example_loaded'`;
  expect(event).toEqual({ actor_name: "Vitalfew", door: "command", seed: "7" });

  const second = await demoData("--customers", "30", "--load", "--json");
  expect(second.code).toBe(1);
  expect(JSON.parse(second.stdout).error.code).toBe("database_not_empty");
});

test.each([
  ["neither --load nor --out", ["--customers", "5"], "--load or --out"],
  ["both", ["--customers", "5", "--load", "--out", "x"], "--load or --out"],
  ["no customers", ["--load"], "--customers takes a whole number"],
  ["a number that is none", ["--customers", "many", "--load"], "--customers takes a whole number"],
  ["a day that is none", ["--customers", "5", "--load", "--until", "2026-02-30"], "a day like 2026-10-31"],
])("says what is wrong with %s", async (_, args, words) => {
  const silent: Io = { json: false, say: () => undefined, answer: () => undefined };
  const refusal = await run(args, silent).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "usage", message: expect.stringContaining(words) });
});
