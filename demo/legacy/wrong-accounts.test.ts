import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { searchWorkplacesNow } from "../../server/data-quality/workplaces/search/search-workplaces.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { bringIn } from "../../test/reference/bring-in.ts";
import { customersOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import { writeLegacySystems } from "./write-legacy-systems.ts";
import { readTable } from "./writing/read-table.ts";

const company = describeCompany({ customers: 1500, years: 1, seed: 12, until: "2026-10-31" });

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "vitalfew-accounts-")), "systems");
  await writeLegacySystems(company, customersOf(company), folder);
  const profile = ImportProfile.parse(JSON.parse(readFileSync(join(folder, "mapping-crm.json"), "utf8")));
  database = await testDatabase();
  await bringIn(database, [join(folder, "crm")], { profile });
}, 200_000);
afterAll(async () => {
  await database.drop();
  rmSync(join(folder, ".."), { recursive: true });
});

test("of the people who stand on somebody else's account, those with a mail of their own house are found, and next to nobody else", async () => {
  const { state } = await searchWorkplacesNow(database, systemActor("command"));
  expect(state).toBe("done");
  const found = await database.sql<{ contact: string; suggested: string[] | null }>`
    select person.source_id as contact,
      (select array_agg(source_id) from crosswalk where record_id = f.suggested_id and kind = 'Accounts') as suggested
    from misplaced_person f
    join crosswalk person on person.record_id = f.party_id and person.kind = 'Contacts'`;
  const wrong = new Map(
    readTable(folder, "truth", "wrong-account.csv")
      .filter((row) => row.file === "Contacts.csv")
      .map((row) => [row.record_id, row]),
  );
  const right = found.filter(({ contact, suggested }) => {
    const truth = wrong.get(contact);
    return truth !== undefined && suggested?.includes(truth.belongs_on ?? "");
  });
  // Who has no company mail, or whose account names none, can't be told by it.
  expect(wrong.size).toBeGreaterThanOrEqual(8);
  expect(right.length / found.length).toBeGreaterThan(0.8);
  expect(right.length / wrong.size).toBeGreaterThan(0.7);
});
