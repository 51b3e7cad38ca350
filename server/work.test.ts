import { afterAll, beforeAll, expect, test } from "vitest";
import { aContact, anInvoice, aParty } from "../test/builders.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import { world } from "../test/world.ts";
import { searchNow } from "./data-quality/duplicates/search-run.ts";
import { searchWorkplacesNow } from "./data-quality/workplaces/search/search-workplaces.ts";
import { recomputeNow } from "./insight/recompute.ts";
import { systemActor } from "./plumbing/actor.ts";
import { type Database, openDatabase } from "./plumbing/db.ts";
import { connectionsOfJob } from "./work.ts";

let database: TestDatabase;
let few: Database;
beforeAll(async () => {
  database = await testDatabase();
  await world(database);
  for (const name of ["Lindqvist Marine AB", "Lindqvist Marine Aktiebolag"]) {
    const partyId = await aParty(database, { name, website: "lindqvist-marine.example" });
    await anInvoice(database, partyId, "2026-03-01", [{ list: 1200, cost: 700 }]);
    await aContact(database, partyId, "2026-03-02");
  }
  few = openDatabase(database.url, connectionsOfJob - 1);
});
afterAll(async () => {
  await few.close();
  await database.drop();
});

test.each([
  ["a search for duplicates", () => searchNow(few, systemActor("job"))],
  ["a search among what changed", () => searchNow(few, systemActor("job"), { changed: true })],
  ["a search for people at the wrong organisation", () => searchWorkplacesNow(few, systemActor("job"))],
  ["a value run", () => recomputeNow(few, systemActor("job"), { full: true })],
])("%s gets through with the connections a job has, and one to spare", async (_, run) => {
  expect(await run()).toMatchObject({ state: "done" });
});
