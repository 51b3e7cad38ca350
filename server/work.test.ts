import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportProfile } from "../contract/data-quality/imports/import-mapping.ts";
import { aContact, anInvoice, aParty } from "../test/builders.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import { bringIn } from "../test/reference/bring-in.ts";
import { world } from "../test/world.ts";
import { searchNow } from "./data-quality/duplicates/search-run.ts";
import { searchWorkplacesNow } from "./data-quality/workplaces/search/search-workplaces.ts";
import { recomputeNow } from "./insight/recompute.ts";
import { connectionsOfJob } from "./long-jobs.ts";
import { systemActor } from "./plumbing/actor.ts";
import { type Database, openDatabase } from "./plumbing/database/db.ts";

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
  ["a load that writes keys beside it", () => loadPeople(few)],
  ["a value run", () => recomputeNow(few, systemActor("job"), { full: true })],
])("%s gets through with the connections a job has, and one to spare", async (_, run) => {
  expect(await run()).toMatchObject({ state: "done" });
});

/** As many people as it takes for their keys to be written on a connection of their own. */
async function loadPeople(db: Database) {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-connections-"));
  try {
    const rows = Array.from({ length: 300 }, (_, at) => `${at},Anna,Berg${at}`);
    writeFileSync(join(folder, "people.csv"), ["id,given_name,family_name", ...rows].join("\n"));
    const columns = { given_name: "given_name", family_name: "family_name" };
    const people = { kind: "person", files: ["people"], id: ["id"], columns };
    const profile = ImportProfile.parse({ source: "old-house", country: "DE", modules: { people } });
    return await bringIn(db, [folder], { profile });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
